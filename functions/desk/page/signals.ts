// What a list says of a story in a word: kill, correction, update and so on, from the signals as printed. Pure.
import type { Card } from '../../store/store.ts';

export type Tone = 'alarm' | 'care' | 'plain';

export interface Label {
  readonly text: string;
  readonly tone: Tone;
}

const MOST_LABELS = 2;
const CORRECTION = /\b(?:corr?\b|correc|corrig|berichtig|korr|rectif|rettif|rettelse|rättelse|refil|errat)|исправ|تصحيح/iu;
/** Notes are sentences: a Korrespondent corrects nothing. */
const CORRECTING_NOTE =
  /^[^\p{L}]*(?:eds?\b[^\p{L}]*|editors\b[^\p{L}]*)?(?:correc(?:t(?:s|ed|ion|if)|ci[oó]n)|corrig|berichtig|korrig|korrekt|rectif|rettif|rettelse|rättelse|errat|исправ|تصحيح)/iu;

/** The rows are tried in order; words are matched at their start, in any case. */
const TONES: readonly (readonly [Tone, RegExp])[] = [
  ['alarm', /\b(?:kill|eliminar|anul|annul|streichung|withdraw|retract)|аннулир|إلغاء/iu],
  ['alarm', /\b(?:flash|urgent|alert|bulletin|snap|eil|blitz|vorrang|haster|spoed|priorit)|срочно|молния|عاجل/iu],
  ['care', CORRECTION],
  ['care', /\b(?:embargo|sperr|hold)/iu],
];

/** At most two labels, the gravest first. Withheld copy is shown only once its embargo is over: that is what its status means by then. */
export function labelsOf({ signals = [], status }: Pick<Card, 'signals' | 'status'>): Label[] {
  const printed = signals.map((text): Label => ({ text: unwrapped(text), tone: toneOf(text) }));
  const labels = [...(status === 'withheld' ? [{ text: 'embargo over', tone: 'care' } as const] : []), ...printed];
  const distinct = labels.filter(({ text }, at) => text && labels.findIndex((other) => fold(other.text) === fold(text)) === at);
  return distinct.sort((one, other) => GRAVITY[one.tone] - GRAVITY[other.tone]).slice(0, MOST_LABELS);
}

/** What the wire says of a correction, by its signals or as the first words of its note; undefined where it speaks of none. */
export function correctionIn(signals: readonly string[], note = ''): string | undefined {
  const signal = signals.find((text) => CORRECTION.test(text));
  const [line = ''] = note.split('\n');
  return signal ? unwrapped(signal) : CORRECTING_NOTE.test(line) ? line.trim() : undefined;
}

/** Stories that an editor is told of at once: urgency 1 and 2, and flashes by their signal. */
export function isPressing(card: Card): boolean {
  return (card.urgency ?? 9) <= 2 || (card.signals ?? []).some((signal) => toneOf(signal) === 'alarm');
}

const GRAVITY: Readonly<Record<Tone, number>> = { alarm: 0, care: 1, plain: 2 };

function unwrapped(signal: string): string {
  return signal.replace(/^[\s([*]+|[\s)\]*]+$/g, '');
}

function toneOf(text: string): Tone {
  return TONES.find(([, words]) => words.test(text))?.[0] ?? 'plain';
}

function fold(text: string): string {
  return text.toLowerCase();
}
