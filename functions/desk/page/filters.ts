// Desks and filters: links, each of them an address, so that they can be kept, sent and gone back from.
import type { Counted, Intake } from '../routes/intake.ts';
import { addressOf, FILTERS, type FilterName, type Filters, type View, withFilter } from './address.ts';
import { byId, type Child, fill, h } from './dom.ts';
import { languageName, placeName } from './places.ts';
import { TOPICS } from './topics.ts';

export interface DeskName {
  /** As its feed is called: `desk/sport`. */
  readonly feed: string;
  readonly title: string;
}

export interface Offers {
  readonly desks: readonly DeskName[];
  readonly intake: Intake | undefined;
}

interface Choice {
  readonly value: string;
  readonly text: string;
  /** Stories of the last 24 hours. */
  readonly count?: number;
}

const MOST_CHOICES = 12;

const SPANS: readonly Choice[] = [
  { value: '1h', text: 'Last hour' },
  { value: '6h', text: 'Last 6 hours' },
  { value: '24h', text: 'Last 24 hours' },
  { value: '7d', text: 'Last 7 days' },
];
const STATUSES: readonly Choice[] = [
  { value: 'withheld', text: 'Embargo over' },
  { value: 'canceled', text: 'Killed' },
];

/** The rail beside the list. What was unfolded stays so. */
export function drawRail(view: View, { desks, intake }: Offers): void {
  const rail = byId('rail-choices');
  const open = new Set([...rail.querySelectorAll('details[open]')].map(({ id }) => id));
  fill(
    rail,
    group(view, 'Desks', 'feed', [EVERYTHING, ...desks.map(({ feed, title }) => ({ value: feed, text: title }))], ALL),
    group(view, 'Time', 'since', SPANS),
    group(view, 'Providers', 'provider', intake ? providersOf(intake) : []),
    group(view, 'Subjects', 'subject', SUBJECTS, ALL),
    group(view, 'Languages', 'language', counted(intake?.languages, languageName)),
    group(view, 'Places', 'place', counted(intake?.places, placeName)),
    group(view, 'Status', 'status', STATUSES),
  );
  for (const details of rail.querySelectorAll('details')) details.open = open.has(details.id);
}

const EVERYTHING: Choice = { value: '', text: 'Everything' };
const SUBJECTS = TOPICS.map(([value, text]): Choice => ({ value, text }));
const ALL = Number.MAX_SAFE_INTEGER;

/** Those that sent the most today come first. */
function providersOf({ providers }: Intake): Choice[] {
  const choices = providers.map(({ name, counts }) => ({ value: name, text: name, count: counts.reduce((sum, each) => sum + each, 0) }));
  return choices.sort((one, other) => other.count - one.count);
}

function counted(list: readonly Counted[] = [], nameOf: (name: string) => string): Choice[] {
  return list.map(({ name, stories }) => ({ value: name, text: nameOf(name), count: stories }));
}

function group(view: View, title: string, name: FilterName, choices: readonly Choice[], most = MOST_CHOICES): HTMLElement | undefined {
  if (choices.length === 0) return undefined;
  const shown = choices.slice(0, most);
  const rest = choices.slice(most);
  const id = `rail-${name}`;
  return h(
    'div',
    {},
    h('h2', { id }, title, choices.some(({ count }) => count) && h('span', { class: 'count' }, ' 24 h')),
    h('ul', { 'aria-labelledby': id }, ...shown.map((choice) => item(name, view, choice))),
    rest.length > 0 &&
      h(
        'details',
        { id: `${id}-rest` },
        h('summary', {}, `${rest.length} more`),
        h('ul', {}, ...rest.map((choice) => item(name, view, choice))),
      ),
  );
}

function item(name: FilterName, { screen, filters }: View, { value, text, count }: Choice): HTMLElement {
  const isAll = value === '';
  const isOn = screen === 'list' && (isAll ? Object.keys(filters).length === 0 : filters[name] === value);
  // A choice that is on is a way out of it; everything is a way out of all.
  const next = isAll ? {} : filtersFor(filters, name, isOn ? undefined : value);
  return h(
    'li',
    {},
    h(
      'a',
      { href: addressOf({ screen: 'list', filters: next }), 'aria-current': isOn ? 'true' : undefined },
      h('span', { dir: 'auto' }, text),
      count !== undefined && count > 0 && h('span', { class: 'count' }, count.toLocaleString('en')),
    ),
  );
}

/** Kills are in no feed, so that their status goes with times alone. */
function filtersFor(filters: Filters, name: FilterName, value: string | undefined): Filters {
  const others = filters.status === 'canceled' || (name === 'status' && value === 'canceled') ? onlyTimes(filters, name) : filters;
  return withFilter(others, name, value || undefined);
}

function onlyTimes({ since, until }: Filters, name: FilterName): Filters {
  return name === 'status' || name === 'since' || name === 'until' ? { ...(since && { since }), ...(until && { until }) } : {};
}

const TITLES: Readonly<Record<FilterName, string>> = {
  feed: 'Desk',
  text: 'Words',
  provider: 'Provider',
  subject: 'Subject',
  language: 'Language',
  place: 'Place',
  status: 'Status',
  since: 'Since',
  until: 'Until',
};

/** What is being filtered by, above the list; each goes by its cross. */
export function drawChips(view: View, { desks }: Offers, names: ReadonlyMap<string, string>): void {
  const { filters } = view;
  const set = FILTERS.filter((name) => filters[name]);
  const chips: Child[] = set.map((name) => {
    const text = shownValue(name, filters[name] ?? '', desks, names);
    const href = addressOf({ screen: 'list', filters: withFilter(filters, name, undefined) });
    return h(
      'a',
      { class: 'chip', href, 'aria-label': `Without ${TITLES[name]}: ${text}` },
      h('span', { class: 'quiet' }, TITLES[name]),
      ' ',
      h('span', { dir: 'auto' }, text),
      h('span', { class: 'cross', 'aria-hidden': 'true' }, '×'),
    );
  });
  fill(byId('chips'), ...chips, set.length > 1 && h('a', { class: 'chip plain', href: './' }, 'Clear all'));
  byId('chips').hidden = set.length === 0;
}

/** What the list holds, in words: the title of the page's tab. */
export function titleOf({ filters }: View, { desks }: Offers, names: ReadonlyMap<string, string>): string {
  const parts = FILTERS.flatMap((name) => (filters[name] ? [shownValue(name, filters[name], desks, names)] : []));
  return parts.join(', ') || 'Everything';
}

function shownValue(name: FilterName, value: string, desks: readonly DeskName[], names: ReadonlyMap<string, string>): string {
  if (name === 'feed') return desks.find(({ feed }) => feed === value)?.title ?? value;
  if (name === 'subject') return TOPICS.find(([code]) => code === value)?.[1] ?? names.get(value) ?? value;
  if (name === 'place') return placeName(value);
  if (name === 'language') return languageName(value);
  if (name === 'status') return STATUSES.find((choice) => choice.value === value)?.text ?? value;
  return (name === 'since' && SPANS.find((span) => span.value === value)?.text) || value;
}
