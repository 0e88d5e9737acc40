// What the page shows, as its address says it: the same words as the command and the API have. Pure.

/** Conditions of the list, as people type them; names are those of the API's query. */
export const FILTERS = ['feed', 'text', 'provider', 'subject', 'language', 'place', 'status', 'since', 'until'] as const;
export type FilterName = (typeof FILTERS)[number];
export type Filters = Readonly<Partial<Record<FilterName, string>>>;

const PANELS = ['revisions', 'provenance'] as const;
export type Panel = (typeof PANELS)[number];

export interface View {
  readonly screen: 'list' | 'health';
  readonly filters: Filters;
  /** The story that is open beside the list. */
  readonly story?: string;
  /** An earlier revision of it. */
  readonly revision?: string;
  readonly panel?: Panel;
}

export const FRONT: View = { screen: 'list', filters: {} };

/** Reads the query part of an address; what it does not know it leaves out. */
export function readAddress(search: string): View {
  const words = new URLSearchParams(search);
  const filters = Object.fromEntries(FILTERS.flatMap((name) => pair(name, words.get(name)?.trim())));
  const story = words.get('story');
  const revision = words.get('revision');
  const panel = PANELS.find((each) => each === words.get('show'));
  return {
    screen: words.get('screen') === 'health' ? 'health' : 'list',
    filters,
    ...(story && { story }),
    ...(story && revision && { revision }),
    ...(story && panel && { panel }),
  };
}

/** The address of a view, from its `?` on; `./` for the front page. */
export function addressOf({ screen, filters, story, revision, panel }: View): string {
  const words = new URLSearchParams(FILTERS.flatMap((name) => pair(name, filters[name])));
  if (screen === 'health') words.set('screen', screen);
  if (story) words.set('story', story);
  if (story && revision) words.set('revision', revision);
  if (story && panel) words.set('show', panel);
  return words.size > 0 ? `?${words}` : './';
}

/** The same conditions with one of them set, or without it where there is no value. */
export function withFilter(filters: Filters, name: FilterName, value: string | undefined): Filters {
  const { [name]: _, ...others } = filters;
  return value ? { ...companions(name, value, others), [name]: value } : others;
}

/** Those that a condition can stand beside: kills are listed by their times alone. */
function companions(name: FilterName, value: string, { since, until, status, ...others }: Filters): Filters {
  const times = { ...(since && { since }), ...(until && { until }) };
  if (name === 'status' && value === 'canceled') return times;
  const isOfTime = name === 'since' || name === 'until';
  return { ...others, ...times, ...(status && (isOfTime || status !== 'canceled') && { status }) };
}

export function sameFilters(one: Filters, other: Filters): boolean {
  return FILTERS.every((name) => one[name] === other[name]);
}

const UNITS: Readonly<Record<string, number>> = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000, w: 604_800_000 };

/** The words of an API query for these conditions: durations (`2h`) become times, counted from `now` in milliseconds. */
export function queryOf(filters: Filters, now: number): URLSearchParams {
  const words = new URLSearchParams(FILTERS.flatMap((name) => pair(name, filters[name])));
  for (const name of ['since', 'until'] as const) {
    const [, amount, unit = ''] = /^(\d{1,6})([smhdw])$/.exec(filters[name] ?? '') ?? [];
    if (amount) words.set(name, new Date(now - Number(amount) * (UNITS[unit] ?? 0)).toISOString());
  }
  return words;
}

function pair(name: string, value: string | undefined): [string, string][] {
  return value ? [[name, value]] : [];
}
