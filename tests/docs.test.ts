// What the documentation shows is what the code takes: its examples are read by it.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import { readWebhooks } from '../functions/desk/webhook-file.ts';
import { readDesks } from '../functions/store/desk-rules.ts';

const ROOT = join(import.meta.dirname, '..');

function examples(file: string, language: string): string[] {
  const text = readFileSync(join(ROOT, 'docs', file), 'utf8');
  return [...text.matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, name, code = '']) => (name === language ? [code] : []));
}

test('the file of desks', () => {
  const [file = ''] = examples('desks.md', 'jsonc');
  expect(readDesks(file, 'desks.md').map(({ name }) => name)).toEqual(['sport', 'paris-urgent']);
});

test('the file of webhooks', () => {
  const [file = ''] = examples('events.md', 'jsonc');
  expect(readWebhooks(file, 'events.md')).toMatchObject([{ name: 'cms', feeds: ['desk/sport', 'place/NO'], items: false }]);
});

test('the events', () => {
  const isValid = new Ajv({ strict: true }).compile(JSON.parse(readFileSync(join(ROOT, 'functions/desk/event-schema.json'), 'utf8')));
  const events = examples('events.md', 'json').map((code) => JSON.parse(code));
  expect(events.length).toBe(3);
  for (const event of events) expect([isValid(event), isValid.errors]).toEqual([true, null]);
});
