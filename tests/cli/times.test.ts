// Times as people type them.
import { expect, test } from 'vitest';
import { readTime, shownTime } from '../../functions/cli/times.ts';

const NOW = '2026-01-05T12:00:00.000Z';

test.each([
  ['90m', '2026-01-05T10:30:00.000Z'],
  ['2h', '2026-01-05T10:00:00.000Z'],
  ['7d', '2025-12-29T12:00:00.000Z'],
  ['2w', '2025-12-22T12:00:00.000Z'],
  ['2026-01-05', '2026-01-05T00:00:00.000Z'],
  ['2026-01-05T10:11', '2026-01-05T10:11:00.000Z'],
  ['2026-01-05 10:11', '2026-01-05T10:11:00.000Z'],
  ['2026-01-05T10:11:12.5Z', '2026-01-05T10:11:12.500Z'],
  ['2026-01-05T10:11+02:00', '2026-01-05T08:11:00.000Z'],
])('%s is %s', (text, time) => {
  expect(readTime(text, NOW, '--since')).toBe(time);
});

test.each(['', 'yesterday', '2026-02-30', '2026-13-01', '2026-01-05T25:00', '7', '-2h', '5/1/2026', '2026-01-05Z', '999999w'])(
  '%s is no time',
  (text) => {
    expect(() => readTime(text, NOW, '--since')).toThrow('--since');
  },
);

test('times are shown in UTC', () => {
  expect([shownTime('2026-01-05T10:11:12+02:00'), shownTime(undefined), shownTime('soon')]).toEqual(['2026-01-05 08:11', '', 'soon']);
});
