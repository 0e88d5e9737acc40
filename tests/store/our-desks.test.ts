// The desks that come with Wiredesk: each catches what a newsroom would look for there, among the samples and beside them.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readDesks } from '../../functions/store/desk-rules.ts';
import { feedsOf } from '../../functions/store/feeds.ts';
import type { Story } from '../../functions/wire/story.ts';
import { readSample, readSamples } from '../wire/samples.ts';
import { type Sketch, storyOf } from './stories.ts';

const FILE = join(import.meta.dirname, '../../functions/desks.json');
const DESKS = readDesks(readFileSync(FILE, 'utf8'), 'functions/desks.json');

/** Samples that a desk catches, and, after a blank entry, such as it leaves to others. */
const CAUGHT: Readonly<Record<string, readonly string[]>> = {
  alerts: ['newsml-1/alert-without-headline.xml', '', 'nitf/tables-and-lists.xml', 'newsml-g2/planning-item.xml'],
  corrections: ['iptc-7901/correction.iptc', 'ninjs/correction.json', 'nitf/correction.xml', 'newsml-1/update.xml', '', 'nitf/kill.xml'],
  politics: ['iptc-7901/even-parity.7901', '', 'anpa-1312/standings.anpa'],
  business: ['newsml-1/press-release.xml', 'anpa-1312/wrapped-marks.anpa', '', 'iptc-7901/results-in-columns.iptc'],
  ports: ['newsml-g2/text-in-message.xml', 'iptc-7901/first-message-cut.iptc', '', 'schema-org/inside-a-page.html'],
  courts: ['json-feed/linked-elsewhere.json', '', 'newsml-1/photo.xml'],
  disasters: ['iptc-7901/second-lead.iptc', 'zczc/radio-desk.txt', 'nitf/tables-and-lists.xml', '', 'newsml-1/press-release.xml'],
  climate: ['ninjs/1.4-full.json', 'nitf/arabic.xml', '', 'anpa-1312/standings.anpa'],
  'health-science': ['nitf/embargoed.xml', '', 'anpa-1312/standings.anpa'],
  sport: ['iptc-7901/results-in-columns.iptc', 'anpa-1312/standings.anpa', 'newsml-1/several-items.xml', '', 'nitf/embargoed.xml'],
  culture: ['anpa-1312/rails-and-killed-words.anpa', 'newsml-1/headline-only-in-nitf.xml', '', 'anpa-1312/standings.anpa'],
  nordic: ['newsml-g2/dates-without-zone.xml', 'atom/aggregated-with-source.xml', '', 'plain-text/vietnamese.txt'],
  pictures: ['newsml-g2/picture.xml', 'newsml-g2/video-shots.xml', 'newsml-1/photo.xml', '', 'nitf/embargoed.xml'],
  diary: ['newsml-g2/planning-item.xml', 'newsml-g2/event-concept.xml', 'ninjs/planned-coverage.json', '', 'newsml-g2/picture.xml'],
};

/** What no sample tells of. */
const SKETCHED: readonly (readonly [desk: string, sketch: Sketch])[] = [
  ['conflict', { headline: 'Ceasefire holds on the border, armed forces say' }],
  ['conflict', { topics: ['20000056'] }],
  ['royals-and-obituaries', { headline: 'King Aldous IX of Lisvane has died, palace says', body: '<p>The king has died, aged 91.</p>' }],
  ['royals-and-obituaries', { topics: ['20000506'] }],
];

const sampled = new Map<string, readonly Story[]>();
for (const sample of readSamples()) sampled.set(sample.name, (await readSample(sample)).stories);

function desksOfStories(stories: readonly Story[]): string[] {
  return stories.flatMap((story) => feedsOf(story, () => DESKS)).filter((feed) => feed.startsWith('desk/'));
}

test.each(Object.entries(CAUGHT))('%s', (desk, names) => {
  const end = names.indexOf('');
  for (const name of names.slice(0, end))
    expect([name, desksOfStories(sampled.get(name) ?? [])]).toEqual([name, expect.arrayContaining([`desk/${desk}`])]);
  for (const name of names.slice(end + 1)) {
    expect([name, sampled.has(name), desksOfStories(sampled.get(name) ?? []).includes(`desk/${desk}`)]).toEqual([name, true, false]);
  }
});

test.each(SKETCHED)('%s: %j', (desk, sketch) => {
  expect(desksOfStories([storyOf(sketch)])).toContain(`desk/${desk}`);
});

test('each desk is tested, and none takes in all', () => {
  const tested = new Set([...Object.keys(CAUGHT), ...SKETCHED.map(([desk]) => desk)]);
  expect(DESKS.map(({ name }) => name).filter((name) => !tested.has(name))).toEqual([]);
  const stories = [...sampled.values()].flat();
  for (const { name } of DESKS) {
    const share = stories.filter((story) => desksOfStories([story]).includes(`desk/${name}`)).length / stories.length;
    expect([name, share < 0.25]).toEqual([name, true]);
  }
});
