// What changes on the desk, taken into the list: in bursts, one after the other, for a kill must not overtake its story.
import { alarm, announce } from './announce.ts';
import { arrivalsText } from './arrivals.ts';
import { type Kill, killsAmong, killText } from './kills.ts';
import { drawList } from './list-drawing.ts';
import { isHeld, type ListState } from './list-state.ts';
import type { Heard } from './live.ts';
import { released, withChange } from './rows.ts';
import { wantedOf } from './wanted.ts';

/** Changes that come together are asked about together. */
const GATHER_MS = 80;
const RETRY_MS = 3_000;
const NONE: ReadonlySet<string> = new Set();

/** Resolves when these changes are in the list, or wait until it is loaded. */
export function hear(state: ListState, changes: readonly Heard[]): Promise<void> {
  state.gathered.push(...changes);
  state.gathering ??= Promise.all([state.taking, sleep(GATHER_MS)]).then(() => {
    state.gathering = undefined;
    state.taking = state.isLoading ? Promise.resolve() : takeGathered(state);
    return state.taking;
  });
  return state.gathering;
}

async function takeGathered(state: ListState): Promise<void> {
  const turn = state.load;
  const changes = state.gathered;
  state.gathered = [];
  try {
    const known = new Set(state.list.rows.map(({ card }) => card.id));
    // A list that could not be had is asked for anew as a whole; kills must not wait for it.
    const wanted = state.hasFailed ? NONE : await wantedOf(state.needs.api, changes, state.filters, known);
    if (turn === state.load) apply(state, changes, wanted);
  } catch {
    // The desk told of them and then did not answer: it will.
    state.gathered = [...changes, ...state.gathered];
    setTimeout(() => void hear(state, []), RETRY_MS);
  }
}

function apply(state: ListState, changes: readonly Heard[], wanted: ReadonlySet<string>): void {
  const before = state.list.waiting.size;
  for (const kill of killsAmong(changes, state.list, state.needs.prefs.wasOpened)) tellKill(state, kill);
  for (const { change } of changes) {
    state.list = withChange(state.list, change, wanted.has(idOf(change)));
  }
  if (state.isGoingBack) state.meanwhile.push(...changes);
  const hasNew = state.list.waiting.size > before;
  if (!isHeld(state)) state.list = released(state.list);
  drawList(state);
  if (hasNew) announce(() => arrivalsText(state.list));
}

function idOf(change: Heard['change']): string {
  if (change.kind === 'story') return change.card.id;
  return change.kind === 'killed' ? change.tombstone.id : change.id;
}

/** Of the story that is open its pane tells. */
function tellKill({ open, kills }: ListState, kill: Kill): void {
  if (kill.id === open) return;
  kills.set(kill.id, kill);
  alarm(killText(kill));
}

function sleep(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
