// Nothing is lost and nothing is told twice, wherever the process dies.
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openSqliteStore } from '../../functions/store/sqlite.ts';
import { seeded } from '../bench/generate.ts';
import { allAnswers } from './answers.ts';
import { MANY_NODES, makeDeliveries, writeDeliveries } from './deliveries.ts';

const ROOT = join(import.meta.dirname, '../..');
const FILES = 960;
const KILLS = 50;
const SEED = Number(process.env.SEED ?? Date.now() % 1_000_000);

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wiredesk-kill-'));
  writeDeliveries(join(folder, 'wires'), makeDeliveries(FILES));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function ingest(database: string): ChildProcess {
  const args = ['functions/cli.ts', '--db', join(folder, database), 'ingest', join(folder, 'wires')];
  return spawn(join(ROOT, 'node_modules/.bin/node'), args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    // The files were written a moment ago, and some items shall be refused.
    env: { ...process.env, WIREDESK_SETTLE_MS: '1', WIREDESK_LIMIT_NODES: String(MANY_NODES) },
  });
}

async function toTheEnd(database: string): Promise<void> {
  const child = ingest(database);
  let complaints = '';
  child.stdout?.resume();
  child.stderr?.on('data', (text) => {
    complaints += text;
  });
  const code = await new Promise((resolve) => child.on('close', resolve));
  expect({ code, complaints }).toEqual({ code: 1, complaints: '' });
}

/** Kills it at some point before, in or after the taking in of a file. Answers whether it was killed. */
async function killed(database: string, afterFiles: number, afterMs: number): Promise<boolean> {
  const child = ingest(database);
  let files = 0;
  const kill = () => setTimeout(() => child.kill('SIGKILL'), afterMs);
  if (afterFiles === 0) setTimeout(kill, afterMs * 60);
  child.stderr?.resume();
  child.stdout?.on('data', (text) => {
    const before = files;
    files += String(text).match(/^(?:stored|partial|duplicate|rejected)\t/gm)?.length ?? 0;
    if (before < afterFiles && files >= afterFiles) kill();
  });
  return await new Promise((resolve) => child.on('close', (_, signal) => resolve(signal === 'SIGKILL')));
}

async function answersOf(database: string, at: string) {
  const store = openSqliteStore(join(folder, database));
  try {
    return await allAnswers(store, at);
  } finally {
    await store.close();
  }
}

test(`killed ${KILLS} times, the intake ends up where an undisturbed one does (SEED=${SEED})`, { timeout: 180_000 }, async () => {
  const random = seeded(SEED);
  await toTheEnd('undisturbed.sqlite');
  for (let kills = 0; kills < KILLS; kills += 1) {
    const afterFiles = Math.floor((random() * FILES) / KILLS);
    expect(await killed('killed.sqlite', afterFiles, random() * 6)).toBe(true);
  }
  await toTheEnd('killed.sqlite');

  const at = new Date().toISOString();
  const undisturbed = await answersOf('undisturbed.sqlite', at);
  expect(undisturbed.totals).toMatchObject({ stored: expect.any(Number), duplicate: FILES / 12, rejected: expect.any(Number) });
  expect(undisturbed.totals.partial).toBeGreaterThan(0);
  expect(undisturbed.kills.length).toBe(FILES / 12);
  expect(undisturbed.receipts.some(({ issues }) => issues.VERSION_CONFLICT)).toBe(true);
  expect(await answersOf('killed.sqlite', at)).toEqual(undisturbed);
});
