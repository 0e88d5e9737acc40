// Whether a store holds what it must: compared with the oracle, and with what the generator meant.
import type { Answer, Change, Outcome, Store } from '../../functions/store/store.ts';
import type { Expected } from './generate.ts';
import { nameOf, type Oracle } from './oracle.ts';
import { each, must } from './tally.ts';

/** Each story is what the oracle says: the same revision, shown, killed or withheld. Answers how many there are of each. */
export async function checkHeads(store: Store, { store: oracle, ids }: Oracle, at: string): Promise<string> {
  const wrong: string[] = [];
  const states: Record<string, number> = {};
  await each([...ids], 16, async (id) => {
    const [is, should] = [spelled(await store.get(id, at)), spelled(await oracle.get(id, at))];
    if (is !== should) wrong.push(`${id} is ${is}, should be ${should}`);
    const [state = ''] = should.split(' ');
    states[state] = (states[state] ?? 0) + 1;
  });
  mustBeNone(wrong);
  return counted(states);
}

function spelled(answer: Answer | undefined): string {
  if (!answer) return 'withheld';
  return answer.state === 'killed' ? `killed ${answer.tombstone.revision}` : `usable ${answer.story.revision}`;
}

/** Each story that was made by rule is at its last version, or killed, whatever the oracle says. */
export async function checkMade(store: Store, expected: readonly Expected[], at: string): Promise<string> {
  const wrong: string[] = [];
  await each(expected, 16, async ({ id, version, isKilled }) => {
    const answer = await store.get(id, at);
    const is = answer?.state === 'usable' ? answer.story.item.version : answer?.state;
    if (is !== (isKilled ? 'killed' : String(version))) wrong.push(`${id} is ${is}, should be ${isKilled ? 'killed' : version}`);
  });
  mustBeNone(wrong);
  return `${expected.length} stories, ${expected.filter(({ isKilled }) => isKilled).length} of them killed`;
}

/** Feeds hold the same stories, newest first, each once. */
export async function checkFeeds(store: Store, { store: oracle }: Oracle, names: readonly string[], at: string): Promise<string> {
  const sizes: string[] = [];
  for (const name of names) {
    const [is, should] = [await wholeFeed(store, name, at), await wholeFeed(oracle, name, at)];
    const times = is.map(({ time }) => time);
    must(is.length > 0, `${name} is empty`);
    must(times.join() === [...times].sort().reverse().join(), `${name} is not newest first`);
    const [left, right] = [is, should].map((cards) => cards.map(({ id, revision }) => `${id} ${revision}`).sort());
    mustBeNone(differences(left ?? [], right ?? []).map((difference) => `${name}: ${difference}`));
    sizes.push(`${name} ${is.length}`);
  }
  return sizes.join(', ');
}

async function wholeFeed(store: Store, name: string, at: string) {
  const cards = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.feed(name, { at, limit: 200, ...(cursor && { cursor }) });
    cards.push(...page.entries);
    if (!page.cursor) return cards;
    cursor = page.cursor;
  }
}

/** Who follows the changes from the start holds what may be shown, and is told nothing twice. */
export async function checkChanges(store: Store, oracle: Oracle, at: string): Promise<string> {
  const [is, should] = [await allChanges(store, at), await allChanges(oracle.store, at)];
  must(new Set(is.map(idOf)).size === is.length, 'a story is told twice');
  mustBeNone(differences(is.map(told).sort(), should.map(told).sort()));
  return `${is.length} changes`;
}

export async function allChanges(store: Store, at: string): Promise<Change[]> {
  const changes: Change[] = [];
  for (let cursor: string | undefined; ; ) {
    const page = await store.changes({ at, limit: 500, ...(cursor && { cursor }) });
    if (page.entries.length === 0) return changes;
    changes.push(...page.entries);
    cursor = page.cursor;
  }
}

export function idOf(change: Change): string {
  return change.kind === 'story' ? change.card.id : change.kind === 'killed' ? change.tombstone.id : change.id;
}

function told(change: Change): string {
  if (change.kind === 'withdrawn') return `withdrawn ${change.id}`;
  return change.kind === 'killed' ? `killed ${change.tombstone.id}` : `story ${change.card.id} ${change.card.revision}`;
}

/**
 * Each object has the receipt that the oracle gives it. Which of two objects with the same bytes is the duplicate hangs on
 * which came first: the two outcomes count as one.
 */
export async function checkReceipts(store: Store, { receipts }: Oracle): Promise<string> {
  const wrong: string[] = [];
  const outcomes: Partial<Record<Outcome, number>> = {};
  await each([...receipts.values()], 16, async (should) => {
    const is = await store.receipt(should);
    if (is) outcomes[is.outcome] = (outcomes[is.outcome] ?? 0) + 1;
    const [left, right] = [is, should].map((receipt) => kept(receipt?.outcome));
    const sameCode = is?.refused[0]?.code === should.refused[0]?.code;
    if (left !== right || !sameCode) wrong.push(`${nameOf(should)} is ${is?.outcome ?? 'without receipt'}, should be ${should.outcome}`);
  });
  mustBeNone(wrong);
  return counted(outcomes);
}

function kept(outcome: Outcome | undefined): string {
  return outcome === 'stored' || outcome === 'duplicate' ? 'kept' : String(outcome);
}

function differences(is: readonly string[], should: readonly string[]): string[] {
  const [have, want] = [new Set(is), new Set(should)];
  return [
    ...is.filter((each) => !want.has(each)).map((each) => `has ${each}`),
    ...should.filter((each) => !have.has(each)).map((each) => `lacks ${each}`),
  ];
}

function mustBeNone(wrong: readonly string[]) {
  must(wrong.length === 0, `${wrong.length} differences: ${wrong.slice(0, 5).join('; ')}`);
}

export function counted(counts: Readonly<Record<string, number>>): string {
  return Object.entries(counts)
    .map(([name, count]) => `${count} ${name}`)
    .join(', ');
}
