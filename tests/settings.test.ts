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

test('where a table is named, the desk is on AWS', () => {
  const { aws } = readSettings({ WIREDESK_TABLE: 'wires-table', WIREDESK_BUCKET: 'wires' });
  expect(aws).toEqual({
    table: 'wires-table',
    bucket: 'wires',
    prefix: 'incoming/',
    queueUrl: '',
    bus: '',
    stage: 'production',
    feedShards: 1,
    reconcilePages: 5,
    graceMinutes: 15,
    lapMinutes: 60,
    silences: {},
    isElsewhere: false,
  });
  const all = readSettings({
    WIREDESK_TABLE: 'wires-table',
    WIREDESK_BUCKET: 'wires',
    WIREDESK_PREFIX: '',
    WIREDESK_QUEUE_URL: 'https://sqs.example/wires-queue',
    WIREDESK_BUS: 'wires-bus',
    WIREDESK_STAGE: 'trial',
    WIREDESK_FEED_SHARDS: '4',
    WIREDESK_TOKENS_SECRET: 'arn:tokens',
    WIREDESK_RECONCILE_PAGES: '20',
    WIREDESK_RECONCILE_GRACE_MINUTES: '5',
    WIREDESK_RECONCILE_LAP_MINUTES: '30',
    WIREDESK_SILENCE: 'Agence France-Presse=30, efe = 90,',
    AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
  });
  expect(all.aws).toMatchObject({
    prefix: '',
    queueUrl: 'https://sqs.example/wires-queue',
    bus: 'wires-bus',
    stage: 'trial',
    feedShards: 4,
    tokensSecret: 'arn:tokens',
    reconcilePages: 20,
    graceMinutes: 5,
    lapMinutes: 30,
    silences: { 'Agence France-Presse': 30, efe: 90 },
    isElsewhere: true,
  });
  expect(() => readSettings({ WIREDESK_TABLE: 'wires-table' })).toThrow('WIREDESK_BUCKET');
});

test.each([
  { WIREDESK_SILENCE: 'afp', WIREDESK_TABLE: 't', WIREDESK_BUCKET: 'b' },
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
