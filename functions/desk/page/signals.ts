// What a list says of a story in a word: kill, correction, update and so on, from the signals as printed. Pure.
import type { Card } from '../../store/store.ts';

export type Tone = 'alarm' | 'care' | 'plain';

export interface Label {
  readonly text: string;
  readonly tone: Tone;
}

const MOST_LABELS = 2;

/** The rows are tried in order; words are matched at their start, in any case. */
const TONES: readonly (readonly [Tone, RegExp])[] = [
  ['alarm', /\b(?:kill|eliminar|anul|annul|streichung|withdraw|retract)|аннулир|إلغاء/iu],
  ['alarm', /\b(?:flash|urgent|alert|bulletin|snap|eil|blitz|vorrang|haster|spoed|priorit)|срочно|молния|عاجل/iu],
  ['care', /\b(?:corr?\b|correc|corrig|berichtig|korr|rectif|rettif|rettelse|rättelse|refil|errat|embargo|sperr|hold)|исправ|تصحيح/iu],
];

/** At most two labels, the gravest first. */
export function labelsOf({ signals = [], status }: Pick<Card, 'signals' | 'status'>): Label[] {
  const printed = signals.map((text): Label => ({ text: text.replace(/^[\s([*]+|[\s)\]*]+$/g, ''), tone: toneOf(text) }));
  const labels = [...(status === 'withheld' ? [{ text: 'withheld', tone: 'care' } as const] : []), ...printed];
  const distinct = labels.filter(({ text }, at) => text && labels.findIndex((other) => fold(other.text) === fold(text)) === at);
  return distinct.sort((one, other) => GRAVITY[one.tone] - GRAVITY[other.tone]).slice(0, MOST_LABELS);
}

/** Stories that an editor is told of at once: urgency 1 and 2, and flashes by their signal. */
export function isPressing(card: Card): boolean {
  return (card.urgency ?? 9) <= 2 || (card.signals ?? []).some((signal) => toneOf(signal) === 'alarm');
}

const GRAVITY: Readonly<Record<Tone, number>> = { alarm: 0, care: 1, plain: 2 };

function toneOf(text: string): Tone {
  return TONES.find(([, words]) => words.test(text))?.[0] ?? 'plain';
}

function fold(text: string): string {
  return text.toLowerCase();
}
