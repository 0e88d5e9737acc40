// What becomes of the list while it is held, and when it is let go.
import { expect, test } from 'vitest';
import { hasOlder, listOf, MOST_ROWS, opened, type Rows, released, withChange, withOlder } from '../../../functions/desk/page/rows.ts';
import type { Card } from '../../../functions/store/store.ts';

function card(id: string, minute: number, revision = '1'): Card {
  return {
    id,
    revision,
    time: `2026-03-02T10:${String(minute).padStart(2, '0')}:00.000Z`,
    headline: `${id} ${revision}`,
    status: 'usable',
  };
}

const LIST = listOf([card('c', 30), card('b', 20), card('a', 10)]);
const told = (list: Rows, each: Card, isWanted = true) => withChange(list, { kind: 'story', cursor: '', card: each }, isWanted);
const shown = ({ rows }: Rows) =>
  rows.map((row) => `${row.card.headline}${row.mark ? ` ${row.mark}` : ''}${row.state === 'shown' ? '' : ` ${row.state}`}`);

test('new stories wait, and stand newest first once released', () => {
  const list = told(told(LIST, card('late', 15)), card('new', 40));
  expect(shown(list)).toEqual(shown(LIST));
  expect(shown(released(list))).toEqual(['new 1 new', 'c 1', 'b 1', 'late 1 new', 'a 1']);
  expect(shown(told(LIST, card('other', 40), false))).toEqual(shown(LIST));
});

test('a later revision changes its row where it stands, an earlier one does not', () => {
  const list = told(told(LIST, card('a', 50, '2')), card('b', 51, '0'));
  expect(shown(list)).toEqual(['c 1', 'b 1', 'a 2 updated']);
  expect(list.moved).toEqual(new Set(['a']));
  expect(shown(released(list))).toEqual(['a 2 updated', 'c 1', 'b 1']);
  expect(shown(opened(released(list), 'a'))).toEqual(['a 2', 'c 1', 'b 1']);
});

test('a story that waits is replaced by its later revision, killed or taken back before it is seen', () => {
  const waiting = told(LIST, card('new', 40));
  expect(shown(released(told(waiting, card('new', 41, '2'))))[0]).toBe('new 2 new');
  const killed = withChange(waiting, { kind: 'killed', cursor: '', tombstone: { id: 'new', revision: '2', time: '' } }, false);
  const gone = withChange(waiting, { kind: 'withdrawn', cursor: '', id: 'new' }, true);
  expect([killed.waiting.size, gone.waiting.size]).toEqual([0, 0]);
});

test('a killed row stays struck, a withdrawn one leaves at the next release; one that comes again is shown', () => {
  const killed = withChange(LIST, { kind: 'killed', cursor: '', tombstone: { id: 'b', revision: '2', time: '', reason: 'hoax' } }, true);
  expect(killed.rows[1]).toMatchObject({ state: 'killed', reason: 'hoax', card: { revision: '2' } });
  const list = withChange(killed, { kind: 'withdrawn', cursor: '', id: 'a' }, true);
  expect(shown(list)).toEqual(['c 1', 'b 1 killed', 'a 1 gone']);
  expect(shown(released(list))).toEqual(['c 1', 'b 1 killed']);
  expect(shown(told(list, card('a', 10, '2')))).toEqual(['c 1', 'b 1 killed', 'a 2 updated']);
});

test('a kill comes into a list of kills as a story into others', () => {
  const kill = (id: string, isWanted: boolean) =>
    withChange(LIST, { kind: 'killed', cursor: '', tombstone: { id, revision: '2', time: card('', 40).time } }, isWanted);
  expect(released(kill('new', true)).rows[0]).toMatchObject({ mark: 'new', card: { id: 'new', status: 'canceled', headline: '' } });
  expect(kill('new', false)).toEqual(LIST);
  expect(shown(kill('b', true))).toEqual(['c 1', 'b 1 killed', 'a 1']);
});

test('older pages are joined without repeating what is there', () => {
  const list = told(LIST, card('z', 5));
  expect(shown(withOlder(list, [card('a', 10), card('z', 5), card('y', 4)]))).toEqual(['c 1', 'b 1', 'a 1', 'y 1']);
});

test('a list that is open all day is held to a length', () => {
  let list = LIST;
  for (let at = 0; at < MOST_ROWS + 10; at++)
    list = told(list, { ...card(`n${at}`, 40), time: `2026-03-02T11:00:00.${String(at % 1_000).padStart(3, '0')}Z` });
  expect(released(list).rows.length).toBe(MOST_ROWS);
});

test('rows that were let go are asked for again: the cursor stands behind them', () => {
  const full = listOf(
    Array.from({ length: MOST_ROWS }, (_, at) => card(`n${at}`, 20)),
    'behind',
  );
  expect([full, released(full)].map((list) => [list.cursor, hasOlder(list)])).toEqual([
    ['behind', true],
    ['behind', true],
  ]);
  const cut = released(told(full, card('new', 40)));
  expect([cut.cursor, hasOlder(cut)]).toEqual([undefined, true]);
  expect(hasOlder(withOlder(LIST, [card('y', 4)]))).toBe(false);
});
