import { expect, test } from 'vitest';
import { deliveryOf, isConflict, isLater, standingOf, statedPart } from '../../functions/store/revisions.ts';
import { storyOf } from './stories.ts';

const FIRST = '0000000001/2026-03-02T09:00:00.000Z/9f2c';
const SECOND = '0000000002/2026-03-02T09:00:00.000Z/0a11';

test('the greater string wins, and any wins over none', () => {
  expect([isLater(SECOND, FIRST), isLater(FIRST, SECOND), isLater(FIRST, FIRST), isLater(FIRST, undefined)]).toEqual([
    true,
    false,
    false,
    true,
  ]);
});

test('revisions conflict by the same version and date, and other content', () => {
  expect(statedPart(FIRST)).toBe('0000000001/2026-03-02T09:00:00.000Z/');
  expect(isConflict(FIRST, FIRST.replace('9f2c', '9f2d'))).toBe(true);
  expect(isConflict(FIRST, FIRST)).toBe(false);
  expect(isConflict(FIRST, SECOND)).toBe(false);
  expect(isConflict(FIRST, FIRST.replace('09:00', '09:01'))).toBe(false);
});

test('a delivery is the place in its object, whenever that arrived; the first to arrive stands', () => {
  const { source } = storyOf({ key: 'a', receivedAt: '2026-03-02T10:00:00.000Z' });
  const again = { ...source, receivedAt: '2026-03-02T11:00:00.000Z' };
  expect(deliveryOf(again)).toBe(deliveryOf(source));
  expect(standingOf(source) < standingOf(again)).toBe(true);
  for (const other of [{ key: 'b' }, { bucket: 'b' }, { versionId: 'v2' }, { member: 'a' }, { index: 1 }]) {
    expect(deliveryOf({ ...source, ...other })).not.toBe(deliveryOf(source));
  }
});
