// The messages of a document, each read by the reader of its kind: an object may hold several kinds.
import { WireError } from '../codes.ts';
import { EOT } from '../controls.ts';
import { type Draft, issue } from '../draft.ts';
import type { Document, ReadItem } from '../format.ts';
import { readAnpa } from './anpa-1312.ts';
import { type MessageKind, recognise } from './heads.ts';
import { readIptc } from './iptc-7901.ts';
import { fromNational } from './iso-646.ts';
import { type Message, splitMessages } from './split.ts';
import { readZczc } from './zczc.ts';

/** Why a text begins with a message of a kind; undefined where it does not. */
export function detectKind(text: string, kind: MessageKind): string | undefined {
  const found = recognise(text);
  return found?.kind === kind ? found.because : undefined;
}

/**
 * The messages of a document in order, as functions that read one. Throws `WireError` NO_CONTENT where there are envelopes
 * and no message. Reports TRAILING_DATA for text that belongs to none.
 */
export async function* readMessages(document: Document): AsyncGenerator<ReadItem> {
  const first = recognise(document.head.text)?.kind ?? 'iptc-7901';
  let messages = 0;
  for await (const each of splitMessages(document.pieces, first, document.limits.itemCharacters)) {
    if ('stray' in each) {
      const where = messages === 0 ? 'before the first message' : 'between or behind messages';
      document.report(issue(messages === 0 ? 'LEADING_JUNK' : 'TRAILING_DATA', `${each.stray.length} characters stand ${where}.`));
    } else {
      messages += 1;
      yield () => readMessage(each);
    }
  }
  if (messages === 0) throw new WireError('NO_CONTENT', 'There is nothing between the control characters.');
}

const READERS = { 'iptc-7901': readIptc, 'anpa-1312': readAnpa, zczc: readZczc } satisfies Record<MessageKind, (message: Message) => Draft>;

function readMessage(message: Message): Draft {
  if (message.tooLong) throw new WireError('LIMIT_SIZE', 'The message holds more text than one item may.');
  if (message.controlled && !message.ended) throw new WireError('TRUNCATED', 'The message has neither ETX nor EOT: it was cut short.');
  const draft = readCopy(message);
  return isClosed(message) ? draft : { ...draft, issues: [issue('MISSING_END', 'The message has ETX, but no EOT.'), ...draft.issues] };
}

function isClosed({ kind, controlled, lines }: Message): boolean {
  return kind === 'zczc' || !controlled || lines.some((line) => line.includes(EOT));
}

function readCopy(message: Message): Draft {
  const national = message.kind === 'anpa-1312' ? undefined : fromNational(message.lines.join('\n'));
  if (!national) return READERS[message.kind](message);
  const draft = READERS[message.kind]({ ...message, lines: national.text.split('\n') });
  return { ...draft, issues: [issue('ENCODING_GUESSED', `The text was in the ${national.variant} variant of ISO 646.`), ...draft.issues] };
}
