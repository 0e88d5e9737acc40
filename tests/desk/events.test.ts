// The events: what each change tells, within the schema and the buses' limits, with no copy that may not be shown.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { eventOf, type StoryEvent } from '../../functions/desk/events.ts';
import { cardOf, tombstoneOf } from '../../functions/store/card.ts';
import { feedsOf } from '../../functions/store/feeds.ts';
import type { Story } from '../../functions/wire/story.ts';
import { storyOf } from '../store/stories.ts';
import { readSample, readSamples } from '../wire/samples.ts';

const schema = JSON.parse(readFileSync(join(import.meta.dirname, '../../functions/desk/event-schema.json'), 'utf8'));
const isValid = new Ajv({ strict: true, allErrors: true }).compile(schema);

function told(story: Story, isUpdate = false): StoryEvent {
  return eventOf({ kind: 'story', cursor: '1', card: cardOf(story) }, { story, feeds: feedsOf(story), isUpdate });
}

test('a story that is told for the first time is published, later revisions update it', () => {
  const story = storyOf({ name: 'harbour', places: ['NO'] });
  expect(told(story)).toEqual({
    type: 'Story Published',
    detail: {
      id: story.id,
      revision: story.revision,
      feeds: ['all', 'provider/meridian-newswire', 'language/en-gb', 'language/en', 'place/NO'],
      card: cardOf(story),
      item: story.item,
      path: '/stories/urn%3Anewsml%3Ameridian.example%3A20260302%3Aharbour',
    },
  });
  expect(told(story, true).type).toBe('Story Updated');
});

test('copy whose embargo is over is told of as usable', () => {
  const event = told(storyOf({ status: 'withheld', embargo: '2026-03-02T10:00:00.000Z' }));
  expect(event.detail).toMatchObject({ card: { status: 'withheld' }, item: { pubStatus: 'usable' } });
});

test('a kill says who, when and why, and holds no copy', () => {
  const kill = storyOf({ status: 'canceled', version: 2, edNote: 'Wrong harbour.', headline: 'Port of Lisvane reopens' });
  const event = eventOf({ kind: 'killed', cursor: '1', tombstone: tombstoneOf(kill) }, { story: kill, feeds: ['all'], isUpdate: true });
  expect(event).toMatchObject({
    type: 'Story Withdrawn',
    detail: { id: kill.id, reason: 'killed', tombstone: { reason: 'Wrong harbour.' } },
  });
  expect(JSON.stringify(event)).not.toContain('Lisvane');
  expect(isValid(event)).toBe(true);
});

test('what is withheld is told by its id alone', () => {
  const { id } = storyOf();
  const event = eventOf({ kind: 'withdrawn', cursor: '1', id }, { feeds: [], isUpdate: true });
  expect(event).toEqual({ type: 'Story Withdrawn', detail: { id, reason: 'withheld', path: `/stories/${encodeURIComponent(id)}` } });
  expect(isValid(event)).toBe(true);
});

test('a story too large for a bus is told without its item', () => {
  const event = told(storyOf({ body: `<p>${'ж'.repeat(120_000)}</p>` }));
  expect(event.detail).not.toHaveProperty('item');
  expect(isValid(event)).toBe(true);
  expect(told(storyOf({ body: `<p>${'ж'.repeat(110_000)}</p>` })).detail).toHaveProperty('item');
});

test('the events of all samples are valid', async () => {
  for (const sample of readSamples()) {
    for (const story of (await readSample(sample)).stories) {
      expect([isValid(told(story)), isValid.errors, sample.name]).toEqual([true, null, sample.name]);
    }
  }
});
