// The settings out of an environment.
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { plainLog, readSettings } from '../functions/settings.ts';
import { DEFAULT_LIMITS } from '../functions/wire/limits.ts';

test('an empty environment gives the defaults', () => {
  expect(readSettings({})).toEqual({
    db: resolve('.wiredesk/desk.sqlite'),
    settleMs: 500,
    rescanMs: 30_000,
    logLevel: 'warn',
    limits: DEFAULT_LIMITS,
  });
});

test('all of it can be set', () => {
  const settings = readSettings({
    WIREDESK_DB: '/srv/desk.sqlite',
    WIREDESK_SETTLE_MS: '2000',
    WIREDESK_RESCAN_MS: '1000',
    WIREDESK_LOG: 'off',
    WIREDESK_LIMIT_ITEM_CHARACTERS: '5',
    WIREDESK_LIMIT_DEPTH: '',
    COLUMNS: '120',
  });
  expect(settings).toEqual({
    db: '/srv/desk.sqlite',
    settleMs: 2_000,
    rescanMs: 1_000,
    logLevel: 'off',
    limits: { ...DEFAULT_LIMITS, itemCharacters: 5 },
    columns: 120,
  });
});

test.each([
  { WIREDESK_SETTLE_MS: 'soon' },
  { WIREDESK_LIMIT_NODES: '-1' },
  { WIREDESK_LOG: 'loud' },
  { WIREDESK_RESCAN_MS: '99999999999' },
])('a setting that makes no sense is named: %j', (environment) => {
  expect(() => readSettings(environment)).toThrow(Object.keys(environment)[0] ?? '');
});

test('the log says one line a message, from its level up', () => {
  const lines: string[] = [];
  const log = plainLog('warn', (line) => lines.push(line));
  log.info('taken in', { key: 'a.xml' });
  log.warn('cannot be read', { key: 'a\nb.xml', size: 7 });
  log.error('failed');
  expect(lines).toEqual(['warn: cannot be read key="a\\nb.xml" size=7', 'error: failed']);
});
