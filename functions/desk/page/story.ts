// The story pane: which story is open, and what becomes of it while it is read.
import type { Change, Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import type { Panel } from './address.ts';
import { alarm } from './announce.ts';
import type { Finder } from './copy-html.ts';
import { byId, fill } from './dom.ts';
import type { Heard } from './live.ts';
import { killedArticle, storyArticle } from './story-article.ts';
import { absent, failed, welcome } from './story-blank.ts';
import type { StoryNeeds } from './story-look.ts';
import { clockOf } from './times.ts';

export interface StoryPane {
  /** Shows a story, or a revision of it; undefined closes the pane. */
  open(id: string | undefined, revision: string | undefined, panel: Panel | undefined, finder: Finder): Promise<void>;
  hear(changes: readonly Heard[]): void;
  draw(): void;
  focus(): void;
  /** The story that is shown; undefined while there is none, or it is killed. */
  story(): Story | undefined;
}

interface Pane {
  readonly needs: StoryNeeds;
  readonly element: HTMLElement;
  /** What was asked for; undefined while the pane is closed. */
  shown?: { readonly id: string; readonly revision?: string | undefined; readonly panel?: Panel | undefined } | undefined;
  story?: Story | undefined;
  killed?: Tombstone | undefined;
  /** The revision that came in while an earlier one was read. */
  later?: string | undefined;
  finder: Finder;
  /** Counted up with each question; an answer to an earlier one is too late. */
  turn: number;
}

export function createStory(needs: StoryNeeds): StoryPane {
  const pane: Pane = { needs, element: byId('story'), finder: undefined, turn: 0 };
  return {
    async open(id, revision, panel, finder) {
      const isSame = id === pane.shown?.id && revision === pane.shown?.revision && !pane.later;
      pane.shown = id ? { id, revision, panel } : undefined;
      pane.finder = finder;
      if (id && !isSame) await fetchStory(pane, id, revision);
      else draw(pane);
    },
    hear(changes) {
      for (const { change } of changes) hear(pane, change);
    },
    draw: () => draw(pane),
    focus: () => pane.element.focus({ preventScroll: true }),
    story: () => (pane.killed ? undefined : pane.story),
  };
}

async function fetchStory(pane: Pane, id: string, revision: string | undefined): Promise<void> {
  const { element, needs } = pane;
  const mine = ++pane.turn;
  element.ariaBusy = 'true';
  try {
    const answer = await needs.api.story(id, revision);
    if (mine !== pane.turn || pane.shown?.id !== id) return;
    pane.story = answer.state === 'shown' ? answer.story : undefined;
    pane.killed = answer.state === 'killed' ? answer.tombstone : undefined;
    pane.later = undefined;
    if (answer.state === 'absent') fill(element, absent(id));
    else draw(pane);
    element.scrollTop = 0;
    if (pane.story && !revision) needs.opened(pane.story);
  } catch (error) {
    if (mine !== pane.turn) return;
    pane.story = undefined;
    pane.killed = undefined;
    const again = () => void fetchStory(pane, id, revision);
    fill(element, failed((error as Error).message, again));
  } finally {
    if (mine === pane.turn) element.ariaBusy = 'false';
  }
}

function draw(pane: Pane): void {
  const { element, needs, shown, story, killed, later, finder } = pane;
  element.toggleAttribute('data-provenance', shown?.panel === 'provenance');
  if (!shown) fill(element, welcome());
  else if (killed) fill(element, killedArticle(killed, headlineOf(story, killed), clockOf(needs.prefs.zone())));
  else if (story) {
    const showLater = () => void (pane.shown && fetchStory(pane, pane.shown.id, undefined));
    const view = { finder, panel: shown.panel, isEarlier: shown.revision !== undefined, later, showLater };
    fill(element, storyArticle(story, view, needs));
  }
}

/** The headline of a killed story, where it was read before. */
function headlineOf(story: Story | undefined, { id }: Tombstone): string | undefined {
  return story?.id === id ? story.item.headlines?.[0]?.value : undefined;
}

/** An answer that is on its way, and was given before the story was taken back, must not show it again. */
function giveUpAsking(pane: Pane): void {
  pane.turn += 1;
  pane.element.ariaBusy = 'false';
}

function hear(pane: Pane, change: Change): void {
  const { element, shown, story } = pane;
  if (!shown) return;
  if (change.kind === 'killed' && change.tombstone.id === shown.id) {
    giveUpAsking(pane);
    pane.killed = change.tombstone;
    draw(pane);
    element.scrollTop = 0;
    alarm('Kill: the story that you are reading was taken back. Do not use it.');
  } else if (change.kind === 'withdrawn' && change.id === shown.id) {
    giveUpAsking(pane);
    pane.story = undefined;
    fill(element, absent(shown.id));
    alarm('The story that you are reading was withdrawn.');
  } else if (change.kind === 'story' && change.card.id === shown.id && !shown.revision && story && change.card.revision > story.revision) {
    pane.later = change.card.revision;
    draw(pane);
  }
}
