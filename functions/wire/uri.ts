// URIs (RFC 3986): what is one, what can be made one, and identifiers of our own for what the wire leaves without.
import { contentHash } from './revision.ts';

const PATH = "(?:[a-z0-9\\-._~!$&'()*+,;=:@]|%[0-9a-f]{2})";
const USER = "(?:[a-z0-9\\-._~!$&'()*+,;=:]|%[0-9a-f]{2})";
const HOST = "(?:[a-z0-9\\-._~!$&'()*+,;=]|%[0-9a-f]{2})";
const AUTHORITY = `//(?:${USER}*@)?(?:\\[[0-9a-f:.]+\\]|${HOST}*)(?::\\d*)?(?:/${PATH}*)*`;
const TAIL = `(?:\\?(?:${PATH}|[/?])*)?(?:#(?:${PATH}|[/?])*)?`;
const URI = new RegExp(`^[a-z][a-z0-9+.-]*:(?:${AUTHORITY}|/?${PATH}+(?:/${PATH}*)*|/)${TAIL}$`, 'i');
/** What is longer is data, not a name. */
const LONGEST = 8_000;

/** Whether the text is an absolute URI (RFC 3986, section 3) with something behind its scheme. */
export function isUri(text: string): boolean {
  return text.length <= LONGEST && URI.test(text) && !/^[^:]+:\/\/\/?$/.test(text) && (!text.includes('[') || URL.canParse(text));
}

/**
 * Whether a URI names the same thing whoever says it: it has an authority, or its scheme assigns names.
 * `story:15` is a URI by its grammar, but each of two feeds may have its own.
 */
export function isGlobal(uri: string): boolean {
  return /^[a-z][a-z0-9+.-]*:\/\/|^(?:urn|tag|info|doi|hdl|ark|mid|cid|oid|ni|yt|at|did):\S/i.test(uri);
}

/** The text as a URI, characters beyond ASCII and blanks percent-encoded; undefined where it is none even so. */
export function toUri(text: string): string | undefined {
  const trimmed = text.trim();
  if (isUri(trimmed)) return trimmed;
  if (trimmed.length > LONGEST || !/^[a-z][a-z0-9+.-]*:\S/i.test(trimmed)) return undefined;
  const encoded = trimmed.toWellFormed().replace(/[^\x21-\x7e]|["<>\\^`{|}[\]]|%(?![0-9a-f]{2})/giu, encodeCharacter);
  return isUri(encoded) ? encoded : undefined;
}

/** `urn:wiredesk:` and the parts, each percent-encoded, empty ones left out. Where that is too long for a name, hashes stand for long parts. */
export function wiredeskUrn(...parts: readonly (string | undefined)[]): string {
  const named = parts.filter((part) => part !== undefined && part !== '') as string[];
  const urn = urnOf(named);
  if (urn.length <= LONGEST) return urn;
  const [format = '', ...short] = named.map((part) => (part.length > LONG_PART ? contentHash(part) : part));
  const shortened = urnOf([format, ...short]);
  return shortened.length <= LONGEST ? shortened : urnOf([format, contentHash(urn)]);
}

const LONG_PART = 200;

function urnOf(parts: readonly string[]): string {
  return ['urn:wiredesk', ...parts.map(encodePart)].join(':');
}

// `encodeURIComponent` leaves !'()* as they are, which URIs allow; lone surrogates would make it throw.
function encodePart(part: string): string {
  return encodeURIComponent(part.toWellFormed());
}

function encodeCharacter(character: string): string {
  return character === '[' || character === ']' || character === '%'
    ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    : encodeURIComponent(character);
}
