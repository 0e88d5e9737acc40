// A story whole: its banners above all, its copy, and what the wire says of it. And what is left of one that was killed.
import type { Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import type { Panel } from './address.ts';
import { banner, killBanner, lifted } from './banners.ts';
import type { Finder } from './copy-html.ts';
import { h } from './dom.ts';
import { provenanceTable } from './provenance.ts';
import { revisionsPanel } from './revisions.ts';
import { storyDetails } from './story-details.ts';
import { storyBody, storyHead } from './story-head.ts';
import type { StoryNeeds } from './story-look.ts';
import { storyTools } from './story-tools.ts';
import { type Clock, clockOf, type OwnClock, statedOffset } from './times.ts';

export interface ArticleView {
  readonly finder: Finder;
  readonly panel: Panel | undefined;
  /** Whether an earlier revision was asked for by its name. */
  readonly isEarlier: boolean;
  /** The revision that came in while this one was read. */
  readonly later: string | undefined;
  readonly showLater: () => void;
}

export function storyArticle(story: Story, { finder, panel, isEarlier, later, showLater }: ArticleView, needs: StoryNeeds): HTMLElement {
  const clock = clockOf(needs.prefs.zone());
  const own: OwnClock = { offset: statedOffset(story.item.versionCreated), zone: needs.zoneOf(story.wire.provider ?? '') };
  const look = { clock, own, finder, needs };
  return h(
    'article',
    { 'data-id': story.id },
    later && laterBanner(later, showLater),
    isEarlier && earlierBanner(needs.hrefOf(story.id), story.id),
    ...lifted(story, clock, own),
    storyHead(story, look),
    storyTools(story, panel, needs),
    panel === 'revisions' && revisionsPanel(story, look),
    story.item.edNote && banner('note', 'Note to editors', h('span', { dir: 'auto' }, story.item.edNote)),
    storyBody(story, look),
    storyDetails(story, look),
    panel === 'provenance' && provenanceTable(story),
  );
}

function laterBanner(revision: string, showLater: () => void): HTMLElement {
  const version = Number(revision.slice(0, revision.indexOf('/')));
  const show = h('button', { type: 'button', class: 'action', onclick: showLater }, 'Show it ', h('kbd', {}, 'u'));
  return banner(
    'update',
    `Updated${version > 1 ? ` to version ${version}` : ''}`,
    'A later revision came in while you read this one. ',
    show,
  );
}

function earlierBanner(href: string, id: string): HTMLElement {
  return banner('update', 'An earlier revision', h('a', { href, 'data-story': id }, 'Show the latest'));
}

/** What is left of a killed story: its headline struck, where it was read before, so that all know which one it was. */
export function killedArticle(tombstone: Tombstone, headline: string | undefined, clock: Clock): HTMLElement {
  return h(
    'article',
    {},
    killBanner(tombstone, clock),
    headline && h('h2', { class: 'title', dir: 'auto' }, h('s', {}, headline)),
    h('p', { class: 'quiet' }, 'The copy is gone from the desk, its feeds and its API. If any of it was published, take it down.'),
    !headline && h('p', {}, h('code', {}, tombstone.id)),
  );
}
