// What the wire says of a story beside its copy: keywords, subjects, places, rights, and where it came from.
import type { Story } from '../../wire/story.ts';
import { marked } from './copy-html.ts';
import { type Child, h } from './dom.ts';
import { placeName } from './places.ts';
import { origin } from './provenance.ts';
import type { StoryLook } from './story-look.ts';

export function storyDetails(story: Story, look: StoryLook): HTMLElement {
  const { item, wire, source, issues } = story;
  const { clock } = look;
  const rights = [item.usageTerms, item.copyrightNotice ?? item.copyrightHolder].filter((text) => text !== undefined);
  return h(
    'dl',
    { class: 'details' },
    ...row(
      'Keywords',
      story,
      'wire.keywords',
      wire.keywords?.length
        ? tags(wire.keywords.map((word) => h('span', { class: 'tag', dir: 'auto' }, ...marked(word, look.finder))))
        : undefined,
    ),
    ...row('Subjects', story, 'subjects', subjects(story, look)),
    ...row('Places', story, 'places', places(story, look)),
    ...row('Rights', story, item.usageTerms ? 'usageTerms' : 'copyrightNotice', ...rights.map((text) => h('p', { dir: 'auto' }, text))),
    ...row(
      'Media',
      story,
      'renditions',
      item.renditions?.length
        ? tags(
            item.renditions.map(({ title, name, contentType }) =>
              h('span', { class: 'tag' }, title ?? name, contentType && ` (${contentType})`),
            ),
          )
        : undefined,
    ),
    ...row(
      'Received',
      undefined,
      '',
      h('span', {}, `${clock.full(source.receivedAt)} as `, h('code', {}, `${source.bucket}/${source.key}`)),
    ),
    ...row('Format', undefined, '', `${wire.format}, ${source.encoding}`),
    ...row('Identifier', story, 'uri', h('code', {}, story.id)),
    ...row(
      'Doubts',
      undefined,
      '',
      issues.length
        ? h(
            'ul',
            { class: 'issues' },
            ...issues.map(({ code, message, field }) =>
              h('li', {}, h('code', {}, code), ` ${message}`, field && h('span', { class: 'quiet' }, ` ${field}`)),
            ),
          )
        : undefined,
    ),
  );
}

function row(title: string, story: Story | undefined, field: string, ...content: readonly Child[]): HTMLElement[] {
  if (content.every((each) => each === undefined)) return [];
  return [h('dt', {}, title), h('dd', {}, ...content, story && origin(story, field))];
}

function subjects({ item }: Story, { needs }: StoryLook): HTMLElement | undefined {
  const named = (item.subjects ?? []).flatMap(({ name, literal, uri }) => {
    const text = name ?? literal ?? uri;
    if (!text) return [];
    const topic = /\/mediatopic\/(\d{8})$/.exec(uri ?? '')?.[1];
    return [
      topic
        ? h('a', { class: 'tag', href: needs.filterHref('subject', topic), 'data-filter': 'subject' }, text)
        : h('span', { class: 'tag', dir: 'auto' }, text),
    ];
  });
  return named.length > 0 ? tags(named) : undefined;
}

function places({ item }: Story, { needs }: StoryLook): HTMLElement | undefined {
  const named = (item.places ?? []).flatMap(({ name, literal, uri }) => {
    const code = /\/iso3166-1a2\/([A-Z]{2})$/.exec(uri ?? '')?.[1];
    const text = name ?? (code ? placeName(code) : (literal ?? uri));
    if (!text) return [];
    return [
      code
        ? h('a', { class: 'tag', href: needs.filterHref('place', code), 'data-filter': 'place' }, text)
        : h('span', { class: 'tag', dir: 'auto' }, text),
    ];
  });
  return named.length > 0 ? tags(named) : undefined;
}

function tags(elements: readonly HTMLElement[]): HTMLElement {
  return h('span', { class: 'tags' }, ...elements);
}
