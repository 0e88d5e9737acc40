// The head of a story, and its copy.
import type { Story } from '../../wire/story.ts';
import { copyElements, marked, plainElements } from './copy-html.ts';
import { type Child, h } from './dom.ts';
import { origin } from './provenance.ts';
import { labelElement, urgencyClass } from './row.ts';
import { labelsOf } from './signals.ts';
import type { StoryLook } from './story-look.ts';

export function storyHead(story: Story, look: StoryLook): HTMLElement {
  const { item, wire } = story;
  const { finder } = look;
  const [headline, ...others] = item.headlines ?? [];
  return h(
    'header',
    {},
    kicker(story, look),
    h(
      'h2',
      { class: 'title', dir: 'auto', lang: item.language },
      ...marked(headline?.value ?? item.title ?? item.slugline ?? 'Without headline', finder),
    ),
    origin(story, 'headlines'),
    ...others
      .filter(({ value }) => value !== headline?.value)
      .map(({ value }) => h('p', { class: 'subtitle', dir: 'auto', lang: item.language }, ...marked(value, finder))),
    item.by && h('p', { class: 'byline', dir: 'auto', lang: item.language }, item.by),
    item.by && origin(story, 'by'),
    facts(story, look),
    wire.dateline && h('p', { class: 'dateline', dir: 'auto', lang: item.language }, wire.dateline),
    wire.dateline && origin(story, 'wire.dateline'),
  );
}

function kicker(story: Story, { needs }: StoryLook): HTMLElement {
  const { item, wire } = story;
  return h(
    'p',
    { class: 'kicker' },
    item.urgency &&
      h(
        'span',
        { class: 'urgency', title: `Urgency ${item.urgency} of 9`, 'data-urgency': urgencyClass(item.urgency) },
        h('span', { class: 'unseen' }, 'Urgency '),
        item.urgency,
      ),
    wire.provider &&
      h(
        'a',
        { class: 'provider', href: needs.filterHref('provider', wire.provider), 'data-filter': 'provider', dir: 'auto' },
        wire.provider,
      ),
    item.slugline && h('span', { class: 'slug', dir: 'auto' }, item.slugline),
    ...labelsOf({ signals: wire.signals ?? [], status: item.pubStatus ?? 'usable' }).map(labelElement),
  );
}

function facts(story: Story, { clock, own }: StoryLook): HTMLElement {
  const { item, wire, source } = story;
  const words = item.bodies?.[0]?.wordCount;
  const stated = wire.wordCount && wire.wordCount !== words ? ` (${wire.wordCount.toLocaleString('en')} stated)` : '';
  const sent = item.versionCreated ?? source.receivedAt;
  const list: Child[] = [
    h('time', { datetime: sent }, clock.full(sent, own)),
    words && h('span', {}, `${words.toLocaleString('en')} words${stated}`),
    item.version && /^\d{1,3}$/.test(item.version) && Number(item.version) > 1 && h('span', {}, `version ${Number(item.version)}`),
    item.language && h('span', {}, item.language),
    wire.takeKey && h('span', { dir: 'auto' }, wire.takeKey),
  ];
  return h('p', { class: 'facts' }, ...list);
}

export function storyBody({ item }: Story, { finder }: StoryLook): HTMLElement {
  const blocks = item.bodies?.length ? item.bodies : (item.descriptions ?? []);
  return h(
    'div',
    { class: 'body', lang: item.language, id: 'copy' },
    ...(blocks.length === 0 ? [h('p', { class: 'quiet' }, 'It has no text.')] : []),
    ...blocks
      .slice(0, 1)
      .map(({ value, contentType }) => (contentType === 'text/html' ? copyElements(value, finder) : plainElements(value, finder))),
  );
}
