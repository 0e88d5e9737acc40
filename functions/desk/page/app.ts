// The page: puts address, list, story, filters, keys and the live line together.
import type { Card } from '../../store/store.ts';
import type { Intake } from '../routes/intake.ts';
import { addressOf, FRONT, readAddress, sameFilters, type View, withFilter } from './address.ts';
import { note } from './announce.ts';
import { openApi } from './api.ts';
import { tick } from './banners.ts';
import { byId, fill, h } from './dom.ts';
import { type DeskName, drawChips, drawRail, type Offers, titleOf } from './filters.ts';
import { createHealth } from './health.ts';
import { listenToKeys } from './keys.ts';
import { createList } from './list.ts';
import { type LineState, listen } from './live.ts';
import { DENSITIES, openPrefs, THEMES } from './prefs.ts';
import { finderOf } from './search-marks.ts';
import { signIn } from './sign-in.ts';
import { createStory } from './story.ts';
import { copyStory, copyText } from './story-tools.ts';
import { ZONES } from './times.ts';

/** Counting takes the desk some work, and the names in the rail are seldom new. */
const OFFERS_MS = 600_000;
const HEALTH_MS = 60_000;
const WIDE = matchMedia('(width >= 60rem)');

const prefs = openPrefs();
const api = openApi(signIn);
let view: View = readAddress(location.search);
let offers: Offers = { desks: [], intake: undefined };
let zones: Readonly<Record<string, string>> = {};
let waiting = 0;
let kills = 0;
/** Names of subjects, as the stories that were opened call them. */
const names = new Map<string, string>();

const list = createList({
  api,
  prefs,
  ownClock: (card: Card) => ({ zone: zones[card.provider ?? ''] }),
  hrefOf: (id) => addressOf({ screen: 'list', filters: view.filters, story: id }),
  waiting(stories, unseen) {
    waiting = stories;
    kills = unseen;
    drawTitle();
  },
});

const story = createStory({
  api,
  prefs,
  zoneOf: (provider) => zones[provider],
  hrefOf: (id, revision) => addressOf({ screen: 'list', filters: view.filters, story: id, ...(revision && { revision }) }),
  filterHref: (name, value) => addressOf({ screen: 'list', filters: withFilter(view.filters, name, value) }),
  togglePanel,
  opened({ id, revision, item }) {
    prefs.see(id, revision);
    for (const { uri, name } of item.subjects ?? []) {
      const code = /\/mediatopic\/(\d{8})$/.exec(uri ?? '')?.[1];
      if (code && name) names.set(code, name);
    }
    list.draw();
  },
});

const health = createHealth(api, prefs, (provider) => addressOf({ screen: 'list', filters: { provider } }));

const singleKeys = byId<HTMLInputElement>('single-keys');

/** Goes to a view: a new entry of the history, or the same one changed. */
function go(next: View, how: 'push' | 'replace' = 'push'): void {
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', addressOf(next));
  void show(next);
}

async function show(next: View, isFirst = false): Promise<void> {
  const before = view;
  view = next;
  const isNewList = isFirst || !sameFilters(before.filters, next.filters);
  document.body.dataset.screen = next.screen;
  document.body.toggleAttribute('data-reading', next.story !== undefined);
  closeRail();
  byId<HTMLInputElement>('search').value = next.filters.text ?? '';
  drawFilters();
  list.setOpen(next.story);
  const loading = isNewList ? list.load(next.filters) : undefined;
  await Promise.all([
    loading,
    story.open(next.story, next.revision, next.panel, finderOf(next.filters.text)),
    next.screen === 'health' ? health.show() : undefined,
  ]);
  if (next.story && !WIDE.matches) story.focus();
  if (!next.story && before.story && !isNewList && next.screen === 'list') list.focusCurrent();
}

function drawFilters(): void {
  drawRail(view, offers);
  drawChips(view, offers, names);
  drawTitle();
}

function drawTitle(): void {
  const title = view.screen === 'health' ? 'Health' : titleOf(view, offers, names);
  document.title = `${kills > 0 ? 'KILL ' : ''}${waiting > 0 ? `(${waiting}) ` : ''}${title} · Wiredesk`;
  byId('list-title').textContent = title;
  byId('to-health').toggleAttribute('aria-current', view.screen === 'health');
}

function togglePanel(panel: 'revisions' | 'provenance'): void {
  if (!view.story) return;
  const { panel: shown, ...others } = view;
  go(shown === panel ? others : { ...others, panel }, 'replace');
}

function openStory(id: string | undefined, how: 'push' | 'replace' = view.story ? 'replace' : 'push'): void {
  if (id) go({ screen: 'list', filters: view.filters, story: id }, how);
}

function closeStory(): void {
  if (view.screen === 'health') go(FRONT);
  else if (view.story) go({ screen: 'list', filters: view.filters });
}

function step(steps: number): void {
  const id = list.move(steps);
  if (view.story && id && id !== view.story) openStory(id);
}

/** Links within the page change the view without a new page. */
function followLink(event: MouseEvent): void {
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  const isPlain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (
    !link ||
    !isPlain ||
    link.target ||
    link.hasAttribute('download') ||
    link.origin !== location.origin ||
    link.pathname !== location.pathname
  )
    return;
  if (link.hash) return;
  event.preventDefault();
  const next = readAddress(link.search);
  const isSibling = view.story !== undefined && next.story !== undefined && link.closest('#list') !== null;
  go(next, isSibling ? 'replace' : 'push');
}

function search(event: SubmitEvent): void {
  event.preventDefault();
  const text = byId<HTMLInputElement>('search').value.trim();
  const filters = view.filters.status === 'canceled' ? {} : view.filters;
  go({ screen: 'list', filters: withFilter(filters, 'text', text) });
  list.focusCurrent();
}

function cycle(name: 'zone' | 'theme' | 'density'): void {
  const choices: readonly string[] = { zone: ZONES, theme: THEMES, density: DENSITIES }[name];
  const next = choices[(choices.indexOf(prefs[name]()) + 1) % choices.length] ?? '';
  prefs.keep(name, next);
  note(`${NAMES[name]}: ${next === 'utc' ? 'UTC' : next}`);
  applyPrefs();
}

const NAMES = { zone: 'Times', theme: 'Theme', density: 'Rows' } as const;

function applyPrefs(): void {
  const root = document.documentElement;
  const theme = prefs.theme();
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.dataset.density = prefs.density();
  byId('zone').textContent = { local: 'Local time', utc: 'UTC', agency: 'Agency time' }[prefs.zone()];
  byId('density').textContent = { roomy: 'Roomy rows', tight: 'Tight rows' }[prefs.density()];
  byId('theme').textContent = { system: 'System colours', light: 'Light', dark: 'Dark' }[theme];
  if (prefs.zone() === 'agency') void needZones();
  list.draw();
  story.draw();
}

/** Agencies' zones are asked for when somebody wants to see them. */
async function needZones(): Promise<void> {
  if (Object.keys(zones).length > 0) return;
  const path = document.querySelector<HTMLMetaElement>('meta[name="zones"]')?.content ?? '';
  zones = await api.json<Record<string, string>>(path).catch(() => ({}));
  list.draw();
  story.draw();
}

async function fetchOffers(): Promise<void> {
  const [desks, intake] = await Promise.all([
    api.json<{ readonly desks?: readonly DeskName[] }>('desks').catch(() => ({ desks: [] })),
    api.json<Intake>('intake').catch(() => undefined),
  ]);
  offers = { desks: desks.desks ?? [], intake };
  drawFilters();
}

function drawLine(state: LineState): void {
  const line = byId('line');
  line.dataset.state = state;
  fill(
    line,
    h('span', { class: 'dot', 'aria-hidden': 'true' }),
    { opening: 'Connecting', live: 'Live', asking: 'Every 5 s', lost: 'Not connected' }[state],
  );
}

function openRail(): void {
  document.body.toggleAttribute('data-rail', true);
  byId('rail').querySelector('a')?.focus();
}

function closeRail(): void {
  document.body.removeAttribute('data-rail');
}

function openHelp(): void {
  byId<HTMLDialogElement>('help').showModal();
}

function stepBack(): void {
  const search = byId<HTMLInputElement>('search');
  if (document.activeElement === search) {
    search.blur();
    list.focusCurrent();
  } else if (document.body.hasAttribute('data-rail')) closeRail();
  else closeStory();
}

const withStory = (act: (id: NonNullable<ReturnType<typeof story.story>>) => void) => () => {
  const open = story.story();
  if (open) act(open);
};

listenToKeys(
  {
    j: () => step(1),
    ArrowDown: () => step(1),
    k: () => step(-1),
    ArrowUp: () => step(-1),
    o: () => openStory(list.current()),
    Escape: stepBack,
    '/': () => byId('search').focus(),
    '?': openHelp,
    n: () => list.release(),
    x: () => list.putKillsAway(),
    r: () => togglePanel('revisions'),
    p: () => togglePanel('provenance'),
    c: withStory((open) => void copyStory(open, false)),
    C: withStory((open) => void copyStory(open, true)),
    l: withStory(() => void copyText(location.href, 'Link copied')),
    u: withStory(({ id }) => void story.open(id, undefined, view.panel, finderOf(view.filters.text))),
    f: openRail,
    z: () => cycle('zone'),
    t: () => cycle('theme'),
    d: () => cycle('density'),
    'g a': () => go(FRONT),
    'g h': () => go({ screen: 'health', filters: {} }),
    'g l': () => list.focusCurrent(),
    'g s': () => story.focus(),
    'g d': openRail,
  },
  () => singleKeys.checked,
);

singleKeys.checked = prefs.singleKeys();
singleKeys.addEventListener('change', () => prefs.keep('keys', singleKeys.checked ? 'on' : 'off'));

document.addEventListener('click', followLink);
window.addEventListener('popstate', () => void show(readAddress(location.search)));
byId<HTMLFormElement>('search-form').addEventListener('submit', search);
for (const name of ['zone', 'theme', 'density'] as const) byId(name).addEventListener('click', () => cycle(name));
byId('open-help').addEventListener('click', openHelp);
byId('open-rail').addEventListener('click', openRail);
byId('close-rail').addEventListener('click', closeRail);
byId('back').addEventListener('click', closeStory);
setInterval(tick, 1_000);
setInterval(() => void fetchOffers(), OFFERS_MS);
setInterval(() => view.screen === 'health' && !document.hidden && void health.show(), HEALTH_MS);

drawLine('opening');
applyPrefs();
void listen(api, {
  heard(changes) {
    void list.hear(changes);
    story.hear(changes);
  },
  line(state) {
    drawLine(state);
    if (state === 'live' || state === 'asking') void list.recover();
  },
  lostTrack: () => void list.load(view.filters),
});
void show(view, true).then(fetchOffers);
