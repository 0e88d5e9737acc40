// `wiredesk desks`: the cuts of the wire that a newsroom defines; what they are, what they catch, and the past under them.
import { resolve } from 'node:path';
import { desksFile, readDesksFile } from '../desks-file.ts';
import { now } from '../settings.ts';
import { type Desk, desksOf } from '../store/desks.ts';
import { feedsOf } from '../store/feeds.ts';
import type { Card, Store } from '../store/store.ts';
import { CARD_COLUMNS } from './cards.ts';
import { askStore, type Context } from './context.ts';
import { EXIT, type ExitCode, NotFoundError } from './exit.ts';
import { shownName } from './printable.ts';
import { queried } from './query.ts';
import { type Column, printRows } from './table.ts';
import { readTime } from './times.ts';

/** Stories that are filed in one transaction: other writers wait for no more. */
const FILED_AT_ONCE = 200;

const DESK_COLUMNS: readonly Column<Desk>[] = [
  { title: 'NAME', value: ({ name }) => name, style: () => 'cyan' },
  { title: 'TITLE', value: ({ title }) => title },
  { title: 'DESCRIPTION', value: ({ description }) => description, long: 'fold', least: 30 },
];

export async function listDesks(context: Context, { json }: { readonly json?: boolean }): Promise<ExitCode> {
  const { out } = context;
  const file = theFile(context);
  const desks = readDesks(file);
  if (json) await out.line(JSON.stringify(desks.map(({ rule, ...desk }) => desk)));
  else await printRows(out, DESK_COLUMNS, desks, 'The file defines none.');
  if (out.isTerminal && !json) await out.line(`\nThey stand in ${shownName(file)}.`);
  return EXIT.ok;
}

/** Throws a ConfigError, which says all. */
export async function checkDesks(context: Context, named: string | undefined): Promise<ExitCode> {
  const file = named === undefined ? theFile(context) : resolve(named);
  const desks = readDesks(file);
  await context.out.line(`${shownName(file)}: ${desks.length} ${desks.length === 1 ? 'desk' : 'desks'}, nothing wrong.`);
  return EXIT.ok;
}

function theFile({ settings }: Context): string {
  const file = desksFile(settings.desks);
  if (file === undefined) throw new NotFoundError('there is no desks.json here: name a file with --desks');
  return file;
}

function readDesks(file: string): readonly Desk[] {
  try {
    return readDesksFile(file);
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw new NotFoundError(`${file} cannot be read: ${error.message}`);
    throw error;
  }
}

export interface DesksTestOptions {
  readonly since: string;
  readonly changes?: boolean;
  readonly limit: number;
  readonly jsonl?: boolean;
}

/** A story that a desk catches now (`=`), would catch as well (`+`), or would catch no longer (`-`). */
interface Caught {
  readonly sign: '+' | '-' | '=';
  readonly card: Card;
}

const STYLES = { '+': 'green', '-': 'red', '=': 'dim' } as const;
const CAUGHT_COLUMNS: readonly Column<Caught>[] = [
  { title: '', value: ({ sign }) => sign, style: ({ sign }) => STYLES[sign] },
  ...CARD_COLUMNS.map(({ value, shown, style, ...column }) => ({
    ...column,
    value: ({ card }: Caught) => value(card),
    ...(shown && { shown: ({ card }: Caught) => shown(card) }),
    ...(style && { style: ({ card }: Caught) => style(card) }),
  })),
];

export async function testDesk(context: Context, name: string, options: DesksTestOptions): Promise<ExitCode> {
  const { out } = context;
  const at = now();
  const since = readTime(options.since, at, '--since');
  const desks = readDesks(theFile(context));
  return await askStore(context, async (store) => {
    const desk = desks.find((each) => each.name === name);
    const filed = await filedUnder(store, name, since, at);
    if (!desk && filed.size === 0)
      throw new NotFoundError(`there is no desk ${name}; there are ${desks.map((each) => each.name).join(', ')}`);
    const tally = { '+': 0, '-': 0, '=': 0, stories: 0 };
    const rows: Caught[] = [];
    for await (const { sign, card } of compared(store, desk, filed, since, at)) {
      if (context.stop.aborted) break;
      tally.stories += 1;
      if (!sign) continue;
      tally[sign] += 1;
      if ((!options.changes || sign !== '=') && rows.length < options.limit) rows.push({ sign, card });
    }
    if (options.jsonl) for (const { sign, card } of rows) await out.line(JSON.stringify({ sign, ...card }));
    else await printRows(out, CAUGHT_COLUMNS, rows, options.changes ? 'Nothing changes.' : 'It catches none.');
    if (out.isTerminal && !options.jsonl) await out.line(`\n${summaryOf(name, since, tally)}`);
    return EXIT.ok;
  });
}

function summaryOf(name: string, since: string, tally: Readonly<Record<'+' | '-' | '=' | 'stories', number>>): string {
  const change = tally['+'] + tally['-'] > 0 ? ` "wiredesk desks apply" adds ${tally['+']} and removes ${tally['-']}.` : '';
  return `desk/${name} catches ${tally['+'] + tally['=']} of ${tally.stories} stories since ${since.slice(0, 16)}.${change}`;
}

async function filedUnder(store: Store, name: string, since: string, at: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for await (const { id } of queried(store, { feed: `desk/${name}`, since }, at, Number.POSITIVE_INFINITY)) ids.add(id);
  return ids;
}

async function* compared(store: Store, desk: Desk | undefined, filed: ReadonlySet<string>, since: string, at: string) {
  for await (const card of queried(store, { since }, at, Number.POSITIVE_INFINITY)) {
    const answer = await store.get(card.id, at);
    if (answer?.state !== 'usable') continue;
    const { story } = answer;
    const caught = desk !== undefined && desksOf(story, new Set(feedsOf(story)), [desk]).length > 0;
    const sign: Caught['sign'] | undefined = caught ? (filed.has(card.id) ? '=' : '+') : filed.has(card.id) ? '-' : undefined;
    yield { sign, card };
  }
}

export interface DesksApplyOptions {
  readonly since?: string;
}

export async function applyDesks(context: Context, options: DesksApplyOptions): Promise<ExitCode> {
  const since = options.since === undefined ? undefined : readTime(options.since, now(), '--since');
  return await askStore(context, async (store) => {
    let [seen, moved] = [0, 0];
    let cursor: string | undefined;
    do {
      const filed = await store.file({ limit: FILED_AT_ONCE, ...(since && { since }), ...(cursor !== undefined && { cursor }) });
      seen += filed.seen;
      moved += filed.moved;
      cursor = filed.cursor;
      // Others get a turn at the store, and a signal is heard.
      await new Promise(setImmediate);
    } while (cursor !== undefined && !context.stop.aborted);
    await context.out.line(`${seen} stories looked at, ${moved} of them are now in other feeds.`);
    return EXIT.ok;
  });
}
