// Kills of stories that an editor has had before the eyes: told over everything until they are seen, wherever the list and the story stand.
import type { Tombstone } from '../../store/store.ts';
import { byId, fill, h } from './dom.ts';
import type { Heard } from './live.ts';
import type { Rows } from './rows.ts';

export interface Kill {
  readonly id: string;
  /** Absent where the story is not in the list any more: the page keeps no copy. */
  readonly headline?: string;
  readonly language?: string;
  readonly reason?: string;
}

/** More are counted only. */
const MOST_NAMED = 3;

/** The kills among changes that concern the rows of a list, as it was before them, or stories that were opened here. */
export function killsAmong(changes: readonly Heard[], { rows }: Rows, wasOpened: (id: string) => boolean): Kill[] {
  return changes.flatMap(({ change }) => {
    if (change.kind !== 'killed') return [];
    const { id } = change.tombstone;
    const row = rows.find(({ card }) => card.id === id);
    if (row ? row.state === 'killed' : !wasOpened(id)) return [];
    return [killOf(change.tombstone, row?.card)];
  });
}

function killOf({ id, reason }: Tombstone, card: { readonly headline: string; readonly language?: string } | undefined): Kill {
  return { id, ...(card && { headline: card.headline }), ...(card?.language && { language: card.language }), ...(reason && { reason }) };
}

/** Those that are named; the others come when these are seen. */
export function namedKills(kills: ReadonlyMap<string, Kill>): Kill[] {
  return [...kills.values()].slice(0, MOST_NAMED);
}

/** The same for those who hear it. */
export function killText({ headline, reason }: Kill): string {
  return `Kill, do not use: ${headline ?? 'a story that you opened'}. ${reason ?? ''}`;
}

export function drawKills(kills: ReadonlyMap<string, Kill>, hrefOf: (id: string) => string, putAway: () => void): void {
  const named = namedKills(kills);
  const more = kills.size - named.length;
  const pane = byId('kills');
  pane.hidden = named.length === 0;
  fill(
    pane,
    h('ul', {}, ...named.map((kill) => item(kill, hrefOf(kill.id)))),
    more > 0 && h('p', {}, `and ${more} more`),
    h('button', { type: 'button', class: 'action', onclick: putAway }, 'Seen ', h('kbd', {}, 'x')),
  );
}

function item({ id, headline, language, reason }: Kill, href: string): HTMLElement {
  return h(
    'li',
    {},
    h('b', { class: 'label kill' }, 'KILL'),
    h('a', { href, 'data-story': id, dir: 'auto', lang: language }, headline ? h('s', {}, headline) : `A story that you opened: ${id}`),
    h('span', { dir: 'auto' }, reason ?? 'Do not use.'),
  );
}
