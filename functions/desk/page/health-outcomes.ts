// What became of the objects that were taken in: a figure for each outcome, and its share as a bar.
import type { Outcome } from '../../store/store.ts';
import type { Intake } from '../routes/intake.ts';
import { h, svg } from './dom.ts';
import type { Tone } from './signals.ts';

const OUTCOMES: readonly (readonly [outcome: Outcome, says: string, tone: Tone])[] = [
  ['stored', 'every item kept', 'plain'],
  ['partial', 'some items refused', 'care'],
  ['duplicate', 'same bytes as before', 'plain'],
  ['rejected', 'nothing kept', 'alarm'],
];

export function outcomesSection({ outcomes }: Intake): HTMLElement {
  if (!outcomes) return h('p', { class: 'quiet' }, 'What became of objects is shown to tokens of the scope admin.');
  const total = OUTCOMES.reduce((sum, [name]) => sum + outcomes[name], 0);
  const items = OUTCOMES.map(([name, says, tone]) =>
    h(
      'li',
      { class: `outcome ${name}` },
      h('b', { class: 'figure' }, outcomes[name].toLocaleString('en')),
      // No alarm where nothing was refused.
      h('b', { class: `label ${outcomes[name] > 0 ? tone : 'plain'}` }, name),
      h('span', { class: 'quiet' }, says),
      shareBar(outcomes[name], total),
    ),
  );
  return h(
    'section',
    { 'aria-labelledby': 'outcomes' },
    h('h3', { id: 'outcomes' }, 'Objects taken in, since the first'),
    h('ul', { class: 'outcomes' }, ...items),
  );
}

/** A share of the whole as a bar, so that figures far apart can be told at a glance. What is there at all is seen. */
function shareBar(part: number, whole: number): SVGElement {
  const width = part === 0 ? 0 : Math.max(1, (part / whole) * 100);
  return svg(
    'svg',
    { class: 'share', viewBox: '0 0 100 1', preserveAspectRatio: 'none', 'aria-hidden': 'true' },
    svg('rect', { class: 'whole', width: 100, height: 1 }),
    svg('rect', { class: 'part', width, height: 1 }),
  );
}
