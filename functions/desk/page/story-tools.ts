// What can be done with a story: copied, compared, traced, taken away.
import type { Story } from '../../wire/story.ts';
import type { Panel } from './address.ts';
import { note } from './announce.ts';
import { type Api, pathOf } from './api.ts';
import { byId, h } from './dom.ts';
import type { StoryNeeds } from './story-look.ts';

export function storyTools(story: Story, panel: Panel | undefined, needs: StoryNeeds): HTMLElement {
  const { api, togglePanel } = needs;
  const toggle = (which: Panel, text: string, key: string) =>
    h(
      'button',
      { type: 'button', class: 'tool', 'aria-pressed': String(panel === which), onclick: () => togglePanel(which) },
      text,
      h('kbd', {}, key),
    );
  const act = (text: string, key: string, action: () => void) =>
    h('button', { type: 'button', class: 'tool', onclick: action }, text, key && h('kbd', {}, key));
  return h(
    'div',
    { class: 'tools', role: 'group', 'aria-label': 'This story' },
    act('Copy text', 'c', () => void copyStory(story, false)),
    act('Copy with slug', 'C', () => void copyStory(story, true)),
    act('Copy link', 'l', () => void copyText(location.href, 'Link copied')),
    toggle('revisions', 'Revisions', 'r'),
    toggle('provenance', 'Origins', 'p'),
    h(
      'details',
      { class: 'more' },
      h('summary', { class: 'tool' }, 'Files'),
      h(
        'div',
        { class: 'menu' },
        ...FILES.map(({ text, path, ending }) =>
          act(text, '', () => void save(api, `${pathOf(story.id)}${path}`, `${fileName(story)}${ending}`)),
        ),
      ),
    ),
  );
}

const FILES = [
  { text: 'As it came (source)', path: '/source', ending: '' },
  { text: 'ninjs 3.1', path: '?format=ninjs', ending: '.ninjs.json' },
  { text: 'Everything as JSON', path: '?format=story', ending: '.json' },
] as const;

/** Headline, byline, dateline and copy as plain text; with the slug, as a desk's system wants it at the top. */
export async function copyStory(story: Story, withSlug: boolean): Promise<void> {
  const { item, wire } = story;
  const slug = [item.slugline, wire.provider, item.version && `v${item.version}`, item.versionCreated].filter((part) => part).join(' / ');
  const head = [item.headlines?.[0]?.value, item.by, wire.dateline].filter((part) => part).join('\n');
  // What is on the screen, with its paragraphs and columns as lines.
  const body = byId('copy').innerText.trim();
  const text = [withSlug ? slug : '', head, body, wire.provider ? `(${wire.provider})` : ''].filter((part) => part).join('\n\n');
  await copyText(`${text}\n`, withSlug ? 'Text and slug copied' : 'Text copied');
}

export async function copyText(text: string, done: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(text);
    note(done);
  } catch {
    note('The browser does not let this page copy. Mark the text and copy it by hand.');
  }
}

/** A file of the API, by way of the token that it may need. */
async function save(api: Api, path: string, name: string): Promise<void> {
  const response = await api.ask(path);
  if (!response.ok) {
    note(`The file cannot be had: ${response.status} ${response.statusText}`);
    return;
  }
  const stated = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  const url = URL.createObjectURL(await response.blob());
  h('a', { href: url, download: stated ? decodeURIComponent(stated) : name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

function fileName({ item, id }: Story): string {
  return (item.slugline ?? id).replace(/[^\p{L}\p{N}.-]+/gu, '-').slice(0, 60);
}
