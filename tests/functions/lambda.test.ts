// What Lambda's own settings do to the functions' log: where it logs JSON, it tells the logger a level, which the logger heeds above its own.
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { jsonLog } from '../../functions/lambda.ts';

let lines: string[];

beforeEach(() => {
  lines = [];
  vi.stubEnv('AWS_LAMBDA_LOG_LEVEL', 'INFO');
  for (const stream of [process.stdout, process.stderr])
    vi.spyOn(stream, 'write').mockImplementation((line) => {
      lines.push(String(line));
      return true;
    });
});

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

test.each([
  ['info', ['info', 'warn', 'error']],
  ['warn', ['warn', 'error']],
  ['error', ['error']],
  ['off', []],
] as const)('a log of level %s says what is of that level, though Lambda asks for all', (level, said) => {
  const log = jsonLog('ingest', level, 'test');
  for (const each of ['info', 'warn', 'error'] as const) log[each](`an ${each}`, { key: 'a.xml' });
  const told = lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  vi.restoreAllMocks();
  expect(told.map(({ message }) => message)).toEqual(said.map((each) => `an ${each}`));
  for (const line of told) expect(line).toMatchObject({ service: 'ingest', stage: 'test', key: 'a.xml' });
});
