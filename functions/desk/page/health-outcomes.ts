// What became of the objects that were taken in: a figure for each outcome, and its share as a bar.
import type { Outcome } from '../../store/store.ts';
import type { Intake } from '../routes/intake.ts';
import { h } from './dom.ts';

const OUTCOMES: readonly (readonly [Outcome, string])[] = [
  ['stored', 'every item kept'],
  ['partial', 'some items refused'],
  ['duplicate', 'same bytes as before'],
  ['rejected', 'nothing kept'],
];

export function outcomesSection({ outcomes }: Intake): HTMLElement {
  if (!outcomes) return h('p', { class: 'quiet' }, 'What became of objects is shown to tokens of the scope admin.');
  const total = OUTCOMES.reduce((sum, [name]) => sum + outcomes[name], 0);
  const items = OUTCOMES.map(([name, says]) =>
    h(
      'li',
      { class: `outcome ${name}` },
      h('b', {}, outcomes[name].toLocaleString('en')),
      h('span', {}, name),
      h('span', { class: 'quiet' }, says),
      shareBar(outcomes[name], total),
    ),
  );
  return h(
    'section',
    { 'aria-labelledby': 'outcomes' },
    h('h3', { id: 'outcomes' }, 'Objects taken in'),
    h('ul', { class: 'outcomes' }, ...items),
  );
}

/** A share of the whole as a bar, so that figures far apart can be told at a glance. */
function shareBar(part: number, whole: number): HTMLElement {
  return h('meter', { min: 0, max: Math.max(1, whole), value: part, 'aria-hidden': 'true' });
}
