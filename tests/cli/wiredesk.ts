// The real command as a child process, in a folder of its own.
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = join(import.meta.dirname, '../..');
export const NODE = join(ROOT, 'node_modules/.bin/node');
export const COMMAND = join(ROOT, 'functions/cli.ts');

export interface Ran {
  /** The exit status, or the signal that ended it. */
  readonly status: number | NodeJS.Signals | null;
  readonly out: string;
  readonly err: string;
}

export interface Workplace {
  readonly path: string;
  /** Writes a file that has long been quiet. */
  write(name: string, content: string | Uint8Array): string;
  run(...args: readonly string[]): Promise<Ran>;
  /** The same with something on standard input, or with variables of the environment. */
  runWith(extra: { input?: string | Uint8Array; env?: Record<string, string> }, ...args: readonly string[]): Promise<Ran>;
  start(...args: readonly string[]): Running;
  startWith(extra: { env: Record<string, string> }, ...args: readonly string[]): Running;
  remove(): void;
}

export interface Running {
  readonly child: ChildProcessWithoutNullStreams;
  /** What has been printed so far. */
  out(): string;
  err(): string;
  /** Waits until it has printed something. Throws after ten seconds. */
  until(printed: string | RegExp): Promise<void>;
  readonly ended: Promise<Ran>;
}

export function workplace(): Workplace {
  const path = realpathSync(mkdtempSync(join(tmpdir(), 'wiredesk-cli-')));
  const start = (env: Record<string, string>, args: readonly string[]) => running(path, env, args);
  return {
    path,
    write(name, content) {
      const file = join(path, name);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, content);
      utimesSync(file, 1_767_600_000, 1_767_600_000);
      return file;
    },
    run: (...args) => start({}, args).ended,
    runWith({ input = '', env = {} }, ...args) {
      const { child, ended } = start(env, args);
      // It may end before it has read all.
      child.stdin.on('error', () => {});
      child.stdin.end(input);
      return ended;
    },
    start: (...args) => start({}, args),
    startWith: ({ env }, ...args) => start(env, args),
    remove: () => rmSync(path, { recursive: true, force: true }),
  };
}

function running(cwd: string, env: Record<string, string>, args: readonly string[]): Running {
  const { NO_COLOR, FORCE_COLOR, WIREDESK_DB, COLUMNS, ...inherited } = process.env;
  const child = spawn(NODE, [COMMAND, ...args], { cwd, env: { ...inherited, WIREDESK_SETTLE_MS: '150', ...env } });
  let out = '';
  let err = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    out += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text) => {
    err += text;
  });
  const ended = new Promise<Ran>((resolve) => child.on('close', (code, signal) => resolve({ status: code ?? signal, out, err })));
  const isPrinted = (printed: string | RegExp) => (typeof printed === 'string' ? out.includes(printed) : printed.test(out));
  return {
    child,
    out: () => out,
    err: () => err,
    async until(printed) {
      for (let waited = 0; !isPrinted(printed); waited += 20) {
        if (waited > 60_000) throw new Error(`never printed ${printed}; but: ${out}\n${err}`);
        await sleep(20);
      }
    },
    ended,
  };
}

/** The JSON lines of an output. */
export function linesOf(out: string): Record<string, unknown>[] {
  return out
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}
