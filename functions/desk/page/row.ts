// One row of the list: what an editor must see of a story in half a second.
import type { Card } from '../../store/store.ts';
import { type Finder, marked } from './copy-html.ts';
import { h } from './dom.ts';
import type { Row } from './rows.ts';
import { type Label, labelsOf } from './signals.ts';
import type { Clock, OwnClock } from './times.ts';

export interface RowLook {
  readonly clock: Clock;
  readonly own: OwnClock;
  readonly finder: Finder;
  readonly seen: boolean;
  readonly current: boolean;
  readonly open: boolean;
  readonly href: string;
}

export function rowElement(row: Row, look: RowLook): HTMLLIElement {
  const { card, mark } = row;
  const state = stateOf(row);
  const urgency = card.urgency;
  return h(
    'li',
    {
      class: 'row',
      'data-id': card.id,
      'data-state': state,
      'data-mark': mark,
      'data-seen': look.seen,
      'data-open': look.open,
      'data-urgency': state === 'gone' ? undefined : urgencyClass(urgency),
    },
    h('time', { datetime: card.time, title: look.clock.full(card.time, look.own) }, look.clock.time(card.time, look.own)),
    urgencyMark(state === 'gone' ? undefined : urgency),
    state === 'gone' ? goneNote() : h('div', { class: 'what' }, headline(row, look), metaLine(row, look)),
  );
}

/** Lists of kills hold what was killed before anybody looked. */
function stateOf({ card, state }: Row): Row['state'] {
  return card.status === 'canceled' ? 'killed' : state;
}

/** A number in a box whose weight says it again; the sum of both, and not colour, tells urgencies apart. */
function urgencyMark(urgency: number | undefined): HTMLElement {
  if (!urgency) return h('span', { class: 'urgency' });
  return h('span', { class: 'urgency', title: `Urgency ${urgency} of 9` }, h('span', { class: 'unseen' }, 'Urgency '), urgency);
}

function headline(row: Row, { finder, href, current, open }: RowLook): HTMLElement {
  const { card } = row;
  const isKilled = stateOf(row) === 'killed';
  const text = card.headline || card.slugline || (isKilled ? card.id : 'Without headline');
  const link = h(
    'a',
    {
      class: 'headline',
      href,
      dir: 'auto',
      lang: card.language,
      tabindex: current ? 0 : -1,
      'aria-current': open ? 'true' : undefined,
    },
    ...(isKilled ? [h('s', {}, text)] : marked(text, finder)),
  );
  return link;
}

function metaLine(row: Row, { seen, finder }: RowLook): HTMLElement {
  const { card, mark, reason } = row;
  if (stateOf(row) === 'killed') {
    return h(
      'p',
      { class: 'meta' },
      h('b', { class: 'label kill' }, 'KILL'),
      provider(card),
      h('span', { class: 'reason', dir: 'auto' }, reason ?? 'Do not use.'),
    );
  }
  return h(
    'p',
    { class: 'meta' },
    mark && h('b', { class: `label ${mark}` }, mark === 'new' ? 'New' : `Updated${versionOf(card)}`),
    ...labelsOf(card).map(labelElement),
    provider(card),
    card.slugline && h('span', { class: 'slug' }, h('bdi', {}, ...marked(card.slugline, finder))),
    h('span', { class: 'facts' }, ...factsOf(card, mark === 'updated')),
    seen && h('span', { class: 'unseen' }, 'Opened before'),
  );
}

function provider(card: Card): HTMLElement | undefined {
  return card.provider ? h('span', { class: 'provider', dir: 'auto' }, card.provider) : undefined;
}

function factsOf(card: Card, isUpdate: boolean): Node[] {
  const version = isUpdate ? '' : versionOf(card).trim();
  const type = card.type && card.type !== 'text' ? card.type : '';
  const facts = [
    type,
    version,
    isForeign(card.language) ? card.language : '',
    card.wordCount ? `${card.wordCount.toLocaleString('en')} words` : '',
  ];
  return facts.filter((fact) => fact).map((fact) => h('span', {}, fact));
}

/** A language is worth a word where it is not the editor's own. */
function isForeign(language = ''): boolean {
  return primaryTag(language) !== primaryTag(navigator.language);
}

function primaryTag(tag: string): string {
  return tag.toLowerCase().split('-')[0] ?? '';
}

/** ` v3`; nothing for a first version, and for versions that are dates or long numbers and tell nobody anything. */
function versionOf({ version = '' }: Card): string {
  return /^\d{1,3}$/.test(version) && Number(version) > 1 ? ` v${Number(version)}` : '';
}

export function urgencyClass(urgency: number | undefined): 'high' | 'mid' | 'low' | undefined {
  if (!urgency) return undefined;
  if (urgency <= 2) return 'high';
  return urgency <= 4 ? 'mid' : 'low';
}

export function labelElement({ text, tone }: Label): HTMLElement {
  return h('b', { class: `label ${tone}`, dir: 'auto' }, text);
}

function goneNote(): HTMLElement {
  return h('div', { class: 'what' }, h('p', { class: 'gone' }, 'This story was withdrawn: it may be shown no longer.'));
}
