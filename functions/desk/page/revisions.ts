// The revisions of a story, and what differs between two of them.
import type { Card } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import { differenceView, revisionName } from './difference.ts';
import { fill, h } from './dom.ts';
import type { StoryLook } from './story-look.ts';
import type { Clock } from './times.ts';

export function revisionsPanel(story: Story, look: StoryLook): HTMLElement {
  const list = h('div', {}, h('p', { class: 'quiet' }, 'Asking for the revisions…'));
  const difference = h('div', { class: 'difference', 'aria-live': 'polite' });
  void drawRevisions(list, difference, story, look);
  return h('section', { class: 'panel', 'aria-labelledby': 'revisions' }, h('h3', { id: 'revisions' }, 'Revisions'), list, difference);
}

async function drawRevisions(list: HTMLElement, difference: HTMLElement, story: Story, look: StoryLook): Promise<void> {
  const { clock, needs } = look;
  const { api } = needs;
  try {
    const cards = await api.revisions(story.id);
    const items = cards.map((card, at) =>
      revisionItem(card, cards[at + 1], cards, clock, story, needs.hrefOf(story.id, card.revision), compare),
    );
    fill(list, h('ol', { class: 'revisions' }, ...items));
    const at = cards.findIndex(({ revision }) => revision === story.revision);
    const [current, before] = [cards[at], cards[at + 1]];
    if (current && before) await compare(before, current);
    else if (cards.length < 2) fill(difference, h('p', { class: 'quiet' }, 'There is one revision only.'));
  } catch (error) {
    fill(list, h('p', {}, `The revisions cannot be had: ${(error as Error).message}`));
  }

  async function compare(from: Card, to: Card): Promise<void> {
    try {
      const answer = await api.difference(story.id, from.revision, to.revision);
      fill(difference, differenceView(answer, from, to, clock));
    } catch (error) {
      fill(difference, h('p', {}, `The difference cannot be had: ${(error as Error).message}`));
    }
  }
}

function revisionItem(
  card: Card,
  before: Card | undefined,
  all: readonly Card[],
  clock: Clock,
  story: Story,
  href: string,
  compare: (from: Card, to: Card) => Promise<void>,
): HTMLElement {
  const isShown = card.revision === story.revision;
  const latest = all[0];
  return h(
    'li',
    { 'data-shown': isShown },
    h('time', { datetime: card.time, title: clock.full(card.time) }, clock.dated(card.time)),
    h('b', {}, revisionName(card)),
    card.status === 'canceled'
      ? h('b', { class: 'label kill' }, 'KILL')
      : h(
          'a',
          { href, 'data-story': card.id, 'data-revision': card.revision, dir: 'auto', 'aria-current': isShown ? 'true' : undefined },
          card.headline,
        ),
    h('span', { class: 'quiet' }, card.wordCount ? `${card.wordCount} words` : ''),
    before && h('button', { type: 'button', class: 'tool', onclick: () => void compare(before, card) }, 'Compare with the one before'),
    before &&
      latest &&
      latest !== card &&
      h('button', { type: 'button', class: 'tool', onclick: () => void compare(card, latest) }, 'With the latest'),
  );
}
