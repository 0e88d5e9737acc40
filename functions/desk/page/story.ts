// The story pane: one story whole, its banners above all, its copy, and what the wire says of it.
import type { Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import type { Panel } from './address.ts';
import { alarm } from './announce.ts';
import type { Api } from './api.ts';
import { banner, killBanner, lifted } from './banners.ts';
import type { Finder } from './copy-html.ts';
import { byId, fill, h } from './dom.ts';
import type { Heard } from './live.ts';
import type { Prefs } from './prefs.ts';
import { provenanceTable } from './provenance.ts';
import { revisionsPanel } from './revisions.ts';
import { storyDetails } from './story-details.ts';
import { storyBody, storyHead } from './story-head.ts';
import { storyTools } from './story-tools.ts';
import { clockOf, type OwnClock, statedOffset } from './times.ts';

export interface StoryPane {
  /** Shows a story, or a revision of it; undefined closes the pane. */
  open(id: string | undefined, revision: string | undefined, panel: Panel | undefined, finder: Finder): Promise<void>;
  hear(changes: readonly Heard[]): void;
  draw(): void;
  focus(): void;
  /** The story that is shown; undefined while there is none, or it is killed. */
  story(): Story | undefined;
}

export interface StoryNeeds {
  readonly api: Api;
  readonly prefs: Prefs;
  readonly zoneOf: (provider: string) => string | undefined;
  readonly hrefOf: (id: string, revision?: string) => string;
  readonly filterHref: (name: 'subject' | 'place' | 'provider' | 'language' | 'text', value: string) => string;
  readonly togglePanel: (panel: Panel) => void;
  readonly opened: (story: Story) => void;
}

export function createStory(needs: StoryNeeds): StoryPane {
  const { api, prefs } = needs;
  const pane = byId('story');
  let shown: { readonly id: string; readonly revision?: string | undefined; readonly panel?: Panel | undefined } | undefined;
  let story: Story | undefined;
  let killed: Tombstone | undefined;
  /** The revision that came in while an earlier one was read. */
  let later: string | undefined;
  let finder: Finder;
  let turn = 0;

  async function open(id: string | undefined, revision: string | undefined, panel: Panel | undefined, find: Finder): Promise<void> {
    const isSame = id === shown?.id && revision === shown?.revision && !later;
    shown = id ? { id, revision, panel } : undefined;
    finder = find;
    if (id && !isSame) await fetchStory(id, revision);
    else draw();
  }

  async function fetchStory(id: string, revision: string | undefined): Promise<void> {
    const mine = ++turn;
    pane.ariaBusy = 'true';
    try {
      const answer = await api.story(id, revision);
      if (mine !== turn || shown?.id !== id) return;
      story = answer.state === 'shown' ? answer.story : undefined;
      killed = answer.state === 'killed' ? answer.tombstone : undefined;
      later = undefined;
      if (answer.state === 'absent') fill(pane, absent(id));
      else draw();
      pane.scrollTop = 0;
      if (story && !revision) needs.opened(story);
    } catch (error) {
      if (mine === turn)
        fill(
          pane,
          failed((error as Error).message, () => void fetchStory(id, revision)),
        );
    } finally {
      if (mine === turn) pane.ariaBusy = 'false';
    }
  }

  function draw(): void {
    pane.toggleAttribute('data-provenance', shown?.panel === 'provenance');
    if (!shown) fill(pane, welcome());
    else if (killed) fill(pane, killedStory(killed, story, prefs));
    else if (story) fill(pane, wholeStory(story, shown.panel));
  }

  function wholeStory(whole: Story, panel: Panel | undefined): HTMLElement {
    const clock = clockOf(prefs.zone());
    const own: OwnClock = { offset: statedOffset(whole.item.versionCreated), zone: needs.zoneOf(whole.wire.provider ?? '') };
    const look = { clock, own, finder, needs };
    return h(
      'article',
      { 'data-id': whole.id },
      later && laterBanner(later),
      shown?.revision && earlierBanner(whole.id),
      ...lifted(whole, clock, own),
      storyHead(whole, look),
      storyTools(whole, panel, needs),
      panel === 'revisions' && revisionsPanel(whole, look, api),
      whole.item.edNote && banner('note', 'Note to editors', h('span', { dir: 'auto' }, whole.item.edNote)),
      storyBody(whole, look),
      storyDetails(whole, look),
      panel === 'provenance' && provenanceTable(whole),
    );
  }

  function laterBanner(revision: string): HTMLElement {
    const version = Number(revision.slice(0, revision.indexOf('/')));
    const show = h('button', { type: 'button', class: 'action', onclick: showLater }, 'Show it ', h('kbd', {}, 'u'));
    return banner(
      'update',
      `Updated${version > 1 ? ` to version ${version}` : ''}`,
      'A later revision came in while you read this one. ',
      show,
    );
  }

  function showLater(): void {
    if (shown) void fetchStory(shown.id, undefined);
  }

  function earlierBanner(id: string): HTMLElement {
    return banner('update', 'An earlier revision', h('a', { href: needs.hrefOf(id), 'data-story': id }, 'Show the latest'));
  }

  function hear(changes: readonly Heard[]): void {
    for (const { change } of changes) {
      if (!shown) return;
      if (change.kind === 'killed' && change.tombstone.id === shown.id) {
        killed = change.tombstone;
        draw();
        pane.scrollTop = 0;
        alarm('Kill: the story that you are reading was taken back. Do not use it.');
      } else if (change.kind === 'withdrawn' && change.id === shown.id) {
        story = undefined;
        fill(pane, absent(shown.id));
        alarm('The story that you are reading was withdrawn.');
      } else if (
        change.kind === 'story' &&
        change.card.id === shown.id &&
        story &&
        change.card.revision > story.revision &&
        !shown.revision
      ) {
        later = change.card.revision;
        draw();
      }
    }
  }

  return {
    open,
    hear,
    draw,
    focus: () => pane.focus({ preventScroll: true }),
    story: () => (killed ? undefined : story),
  };
}

function welcome(): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, 'No story is open.'),
    h(
      'p',
      {},
      h('kbd', {}, 'j'),
      ' ',
      h('kbd', {}, 'k'),
      ' go through the list, ',
      h('kbd', {}, 'Enter'),
      ' opens, ',
      h('kbd', {}, '?'),
      ' lists the keys.',
    ),
  );
}

/** What is left of a killed story: its headline struck, where it was read before, so that all know which one it was. */
function killedStory(tombstone: Tombstone, story: Story | undefined, prefs: Prefs): HTMLElement {
  const headline = story?.item.headlines?.[0]?.value;
  return h(
    'article',
    {},
    killBanner(tombstone, clockOf(prefs.zone())),
    headline && h('h2', { class: 'title', dir: 'auto' }, h('s', {}, headline)),
    h('p', { class: 'quiet' }, 'The copy is gone from the desk, its feeds and its API. If any of it was published, take it down.'),
    !headline && h('p', {}, h('code', {}, tombstone.id)),
  );
}

function absent(id: string): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, 'There is no such story here, or it may not be shown: it may be withheld, or under an embargo.'),
    h('p', {}, h('code', {}, id)),
  );
}

function failed(reason: string, again: () => void): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, `The story cannot be had: ${reason}`),
    h('button', { type: 'button', class: 'action', onclick: again }, 'Try again'),
  );
}
