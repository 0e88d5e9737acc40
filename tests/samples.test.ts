// The main test: every sample through the real reading, the whole outcome compared with what is expected.
// UPDATE=1 rewrites the expectations; read the difference as prose before you commit it.

import { hash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { readAll } from '../functions/wire/read.ts';
import { ninjsErrors } from './schema/ninjs.ts';

const SAMPLES = join(import.meta.dirname, '..', 'samples');
const STORIES = join(import.meta.dirname, 'stories');
const RECEIVED = '2026-01-15T12:00:00.000Z';

const samples = readdirSync(SAMPLES, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
  .map((entry) => join(entry.parentPath, entry.name).slice(SAMPLES.length + 1))
  .sort();

describe.each(samples)('%s', (sample) => {
  test('reads as expected, and every item is valid ninjs 3.1', async () => {
    const bytes = readFileSync(join(SAMPLES, sample));
    const origin = { bucket: 'samples', key: sample, versionId: '1', sha256: hash('sha256', bytes), receivedAt: RECEIVED };
    const { stories, faults, report } = await readAll(bytes, origin);
    for (const story of stories) expect(ninjsErrors(story.item)).toEqual([]);
    const outcome = JSON.parse(JSON.stringify({ report, faults, stories }));
    const path = join(STORIES, `${sample}.json`);
    if (process.env.UPDATE) {
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, `${JSON.stringify(outcome, null, 2)}\n`);
    }
    expect(existsSync(path), `no expectation: run UPDATE=1 npm test, and read ${path}`).toBe(true);
    expect(outcome).toEqual(JSON.parse(readFileSync(path, 'utf8')));
  });
});
