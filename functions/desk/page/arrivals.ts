// What has come and waits: a button that counts it, and a strip for what is urgent.
import { byId, fill, h } from './dom.ts';
import type { Rows } from './rows.ts';
import { isPressing } from './signals.ts';

export function drawArrivals({ waiting, moved }: Rows, hrefOf: (id: string) => string): void {
  const pressing = [...waiting.values()].filter(isPressing);
  const parts = [waiting.size > 0 ? `${waiting.size} new` : '', moved.size > 0 ? `${moved.size} updated` : ''].filter((part) => part);
  const fresh = byId('fresh');
  fresh.hidden = parts.length === 0;
  fill(
    fresh,
    h('span', {}, '↑ ', parts.join(', ')),
    pressing.length > 0 && h('b', { class: 'label alarm' }, `${pressing.length} urgent`),
    h('kbd', {}, 'n'),
  );
  const last = pressing.at(-1);
  const flash = byId('flash');
  flash.hidden = !last;
  if (!last) return;
  const headline = last.headline || last.slugline || '';
  fill(flash, h('b', { class: 'label alarm' }, 'Urgent'), h('a', { href: hrefOf(last.id), dir: 'auto', lang: last.language }, headline));
}

/** The same for those who hear it. */
export function arrivalsText({ waiting, rows }: Rows): string {
  const fresh = waiting.size > 0 ? [...waiting.values()] : rows.filter(({ mark }) => mark === 'new').map(({ card }) => card);
  const pressing = fresh.find(isPressing);
  return `${fresh.length} new ${fresh.length === 1 ? 'story' : 'stories'}${pressing ? `. Urgent: ${pressing.headline}` : ''}`;
}
