// `wiredesk doctor`: checks a desk on this machine or a deployed stack, and says what is wrong and what to do.
import { existsSync } from 'node:fs';
import { openStore } from '../open.ts';
import { openDesks } from '../open-desks.ts';
import { now } from '../settings.ts';
import type { Store } from '../store/store.ts';
import { broken, type Check, type Finding, type Named, ok, runChecks, type State } from './checks/check.ts';
import { FOLDER_CHECKS } from './checks/folder.ts';
import { INTAKE_CHECKS } from './checks/intake.ts';
import { FILE_CHECKS, MACHINE_CHECKS } from './checks/machine.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './exit.ts';
import { INBOX } from './inbox.ts';
import type { Output, Style } from './output.ts';
import { oneLine } from './printable.ts';
import { type Column, tabLine, titlesLine } from './table.ts';
import { fold, pad } from './width.ts';

export interface DoctorOptions {
  readonly jsonl?: boolean;
  readonly thorough?: boolean;
}

const STYLES: Readonly<Record<State, Style>> = { ok: 'green', warning: 'yellow', broken: 'red' };
const STATUS: Readonly<Record<State, ExitCode>> = { ok: EXIT.ok, warning: EXIT.refused, broken: EXIT.failed };

const COLUMNS: readonly Column<Named>[] = [
  { title: 'STATE', value: ({ state }) => state },
  { title: 'CHECK', value: ({ check }) => check },
  { title: 'FOUND', value: ({ says }) => says },
  { title: 'WHAT TO DO', value: ({ todo }) => todo },
];

export async function doctor(context: Context, folders: readonly string[], options: DoctorOptions): Promise<ExitCode> {
  const { out, stop, stack, log } = context;
  const found: Record<State, number> = { ok: 0, warning: 0, broken: 0 };
  let status: ExitCode = EXIT.ok;
  if (!out.isTerminal && !options.jsonl) await out.line(titlesLine(COLUMNS));
  const findings = stack ? (await import('./checks/stack.ts')).checkStack(stack, log, now()) : checkHere(context, folders, options);
  for await (const finding of findings) {
    if (stop.aborted) break;
    found[finding.state] += 1;
    status = Math.max(status, STATUS[finding.state]) as ExitCode;
    if (options.jsonl) await out.line(JSON.stringify(finding));
    else if (out.isTerminal) await printFinding(out, finding);
    else await out.line(tabLine(COLUMNS, finding));
  }
  if (out.isTerminal && !options.jsonl) await out.line(`\n${found.ok} ok, ${found.warning} to look at, ${found.broken} broken.`);
  return status;
}

const STATE = 9;
const CHECK = 18;

async function printFinding(out: Output, { state, check, says, todo }: Named): Promise<void> {
  const room = Math.max(20, Math.min(out.columns, 120) - STATE - CHECK);
  const lines = [...fold(oneLine(says), room), ...(todo ? fold(`→ ${oneLine(todo)}`, room) : [])];
  const start = out.paint(STYLES[state], pad(state, STATE)) + pad(check, CHECK);
  await out.line(lines.map((line, at) => (at === 0 ? start : ' '.repeat(STATE + CHECK)) + line).join('\n'));
}

async function* checkHere(
  { settings, log }: Context,
  folders: readonly string[],
  { thorough = false }: DoctorOptions,
): AsyncGenerator<Named> {
  const at = now();
  const { db } = settings;
  const machine = { db, at, node: process.versions.node };
  yield* runChecks(MACHINE_CHECKS, machine);
  if (!existsSync(db)) {
    yield { check: 'store', ...broken(`there is no store at ${db}`, 'Fill one with "wiredesk ingest PATH", or name another with --db.') };
    return;
  }
  yield* runChecks(FILE_CHECKS, machine);
  yield* runChecks([wholeness(thorough), desks(settings.desks)], db);
  const store = await openStore(settings, await openDesks(settings, log)).catch((error: Error) => error);
  if (store instanceof Error) yield { check: 'store', ...unopened(store) };
  try {
    const opened = store instanceof Error ? undefined : store;
    for (const path of folders.length > 0 ? folders : existsSync(INBOX) ? [INBOX] : [])
      yield* runChecks(FOLDER_CHECKS, { path, at, ...(opened && { store: opened }) });
    if (opened) yield* runChecks([totals, ...INTAKE_CHECKS], { store: opened, at, named: '' });
  } finally {
    if (!(store instanceof Error)) await store.close();
  }
}

function unopened(error: Error): Finding {
  return broken(
    `it cannot be opened: ${error.message}`,
    'Move the file out of the way and take the folders in again with "wiredesk ingest": the store is made of them. Keep the file for the marks of webhooks.',
  );
}

function wholeness(thorough: boolean): Check<string> {
  return {
    name: 'store',
    async run(db) {
      const { faultsOf } = await import('../store/sqlite/check.ts');
      const faults = faultsOf(db, thorough);
      if (faults.length === 0) return ok(`${db} is whole`);
      return broken(
        `${db} is damaged: ${faults.join('; ')}`,
        'Stop what writes to it, keep a copy, move it out of the way, and take the folders in again with "wiredesk ingest".',
      );
    },
  };
}

function desks(named: string | undefined): Check<unknown> {
  return {
    name: 'desks',
    async run() {
      const { desksFile, readDesksFile } = await import('../desks-file.ts');
      const file = desksFile(named);
      if (file === undefined) return ok('there is no file of desks');
      try {
        return ok(`${readDesksFile(file).length} in ${file}`);
      } catch (error) {
        return broken(error instanceof Error ? error.message : String(error), 'Mend it: nothing can be taken in by what starts with it.');
      }
    },
  };
}

const totals: Check<{ readonly store: Store }> = {
  name: 'receipts',
  async run({ store }) {
    const { stored, partial, duplicate, rejected } = await store.receiptTotals();
    return ok(`${stored} stored, ${partial} partial, ${duplicate} duplicate, ${rejected} rejected`);
  },
};
