// What a format is to the rest of the house.
import { WireError } from './codes.ts';
import type { Draft } from './draft.ts';
import type { Head } from './head.ts';
import type { Limits } from './limits.ts';
import type { FormatName, Issue } from './story.ts';

export interface Format {
  readonly name: FormatName;
  readonly title: string;
  /** The standard and its version. */
  readonly spec: string;
  /** What a name's ending may say of such content without a contradiction. */
  readonly family: 'xml' | 'json' | 'text' | 'mail';
  /** How it is recognised, for people. */
  readonly recognisedBy: string;
  /** Why the text is taken to be of this format; undefined where it is not. Looks at few characters, never throws. */
  readonly detect: (head: Head) => string | undefined;
  /**
   * The items of a document, in order: each a function that reads one item into a draft and may throw a `WireError`,
   * which costs that item alone, or a `WireError` for an item that could not even be taken out.
   * An error thrown by the iteration itself ends the document.
   */
  readonly read: (document: Document) => Iterable<ReadItem | WireError> | AsyncIterable<ReadItem | WireError>;
}

export type ReadItem = () => Draft;

/** A document as formats see it. It can be read once, whole or in pieces. */
export interface Document {
  readonly head: Head;
  readonly pieces: AsyncIterable<string>;
  /** The bytes instead of the text, for formats whose parts have encodings of their own. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Name of the object or archive member; a hint, never an order. */
  readonly name: string;
  /** When the object arrived, ISO 8601 in UTC: for formats whose dates leave out the year. */
  readonly receivedAt: string;
  readonly limits: Limits;
  /** Says what is odd about the document. */
  readonly report: (issue: Issue) => void;
}

/** The whole text of a document. Throws `WireError` LIMIT_SIZE where it is more than one item may hold. */
export async function wholeText(document: Document): Promise<string> {
  let text = '';
  for await (const piece of document.pieces) {
    text += piece;
    if (text.length > document.limits.wholeBytes) {
      throw new WireError(
        'LIMIT_SIZE',
        `The document holds more than ${document.limits.wholeBytes} characters and cannot be read item by item.`,
      );
    }
  }
  return text;
}
