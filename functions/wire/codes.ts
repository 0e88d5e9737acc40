// The closed lists of codes: why an object or an item was refused, and what is odd about a story that was kept.

/** Why an object, or one item of it, was refused. A rejection is permanent: the same bytes are refused again. */
export const REJECTIONS = {
  EMPTY_INPUT: 'The object holds no bytes, or nothing but a byte order mark or blanks.',
  UNKNOWN_FORMAT: 'The content is of no format that Wiredesk reads.',
  MALFORMED_XML: 'The XML is not well formed.',
  MALFORMED_JSON: 'The JSON cannot be parsed.',
  TRUNCATED: 'The content ends before its own end mark.',
  NO_ITEMS: 'The message or feed holds no item.',
  NO_CONTENT: 'The item has neither headline, text nor media.',
  SCHEMA_INVALID: 'Fields have types that no reading can mend.',
  DTD_INTERNAL_SUBSET: 'The document declares its own entities or elements, which is refused unread.',
  ENCODING_UNSUPPORTED: 'The declared character encoding cannot be read safely.',
  LIMIT_SIZE: 'One item holds more text than the limit allows.',
  LIMIT_DEPTH: 'Elements or values are nested deeper than the limit allows.',
  LIMIT_NODES: 'One item holds more elements than the limit allows.',
  LIMIT_ATTRS: 'One element holds more attributes than the limit allows.',
  ARCHIVE_RATIO: 'The archive inflates to far more than its own size.',
  ARCHIVE_NESTED: 'The archive holds another archive.',
  ARCHIVE_PATH: 'A member of the archive has an unsafe name or is a link.',
  ARCHIVE_ENTRIES: 'The archive holds more members than the limit allows.',
  ARCHIVE_CORRUPT: 'The archive is damaged.',
  ARCHIVE_ENCRYPTED: 'A member of the archive is encrypted.',
  KEY_INVALID: "The event's object key cannot be decoded.",
  NOT_AN_OBJECT: 'The key names a folder, not an object.',
  EVENT_INVALID: 'The event is not one that object storage sends.',
  SOURCE_GONE: 'The object was removed before it could be read.',
} as const;

export type RejectionCode = keyof typeof REJECTIONS;

/** What is odd about a story, or an object, that was read all the same. */
export const ISSUES = {
  BODY_TRUNCATED_MARKUP: 'Markup nested too deep to be cleaned was reduced to its text.',
  DATE_NO_TIME: 'The date states no time of day; midnight is assumed.',
  DATE_NO_YEAR: 'The date states no year; it was kept as text.',
  DATE_NO_ZONE: 'The date states no zone; one is assumed.',
  EMBARGO_UNREADABLE: 'An embargo is stated but its time cannot be read: the story is withheld.',
  ENCODING_GUESSED: 'No character encoding is declared, and the bytes are not UTF-8.',
  ENCODING_MISDECLARED: 'The bytes are not in the declared character encoding.',
  ENCODING_REPLACED: 'Bytes that are invalid in the character encoding were replaced.',
  ENCODING_UNKNOWN_LABEL: 'The declared character encoding is unknown.',
  EXTENSION_MISMATCH: "The object's name says another kind of content than it holds.",
  FIELD_INVALID: 'A field holds a value of the wrong type or outside its list; it was left out of the item.',
  FUTURE_DATE: 'The date lies in the future of its arrival.',
  HEADLINE_TRUNCATED: 'The headline was longer than the limit and was cut.',
  IDENTITY_DERIVED: 'The wire states no identifier; it was derived from what it states.',
  ILLEGAL_CHAR: 'Characters that are illegal in the format were removed.',
  INVALID_DATE: 'A date cannot be read, or is no date.',
  KILL_WITHOUT_TARGET: 'A kill does not say for certain which story it kills: a person must look.',
  LEADING_JUNK: 'Blanks or other characters stand before the start of the document.',
  MISSING_END: 'The end mark is missing; the copy ends as finished copy does.',
  MISSING_STX: 'The start-of-text mark is missing.',
  NOT_WELL_FORMED: 'The document is not well formed and was read leniently.',
  NO_HEADLINE: 'The wire states no headline.',
  NO_ITEMS: 'The message or feed holds no item.',
  PARITY_STRIPPED: 'Parity bits were removed.',
  TRAILING_DATA: 'Data stand after the end of the document.',
  UNDEFINED_ENTITY: 'An undeclared entity was kept as text.',
  URI_INVALID: 'A value that should be a URI is none; it was kept elsewhere or left out.',
  VERSION_CONFLICT: 'Another revision with the same version and date, but other content, is kept as well.',
  VERSION_INVALID: 'The version is no number from 1 up, or too large; it does not count for order.',
} as const;

export type IssueCode = keyof typeof ISSUES;

/**
 * A permanent fault of the input: becomes a receipt, never a retry.
 * `message` tells an operator what is wrong and where, without quoting copy.
 */
export class WireError extends Error {
  override readonly name = 'WireError';
  readonly code: RejectionCode;

  constructor(code: RejectionCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
