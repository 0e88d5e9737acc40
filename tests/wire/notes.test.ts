// What stands below the copy; what it comes to in whole messages is in tests/stories.
import { describe, expect, test } from 'vitest';
import { cutTail } from '../../functions/wire/messages/notes.ts';

describe('sign-offs', () => {
  test.each([
    ['./.CVN', ['The bridge is closed.']],
    ['The bridge is closed. ./.', ['The bridge is closed.']],
  ])('%j is cut off', (line, lines) => {
    const above = line.startsWith('./.') ? ['The bridge is closed.', '', line] : [line];
    expect(cutTail(above)).toEqual({ lines, notes: [], signOff: line.slice(line.indexOf('./.')) });
  });

  test('of several lines, the blanks between them go as well', () => {
    expect(cutTail(['The bridge is closed.', '', 'dpa abc def', '', '- 0 -', ''])).toEqual({
      lines: ['The bridge is closed.'],
      notes: [],
      signOff: 'dpa abc def - 0 -',
    });
  });

  test('copy of marks alone keeps its first line', () => {
    expect(cutTail(['./.'])).toEqual({ lines: ['./.'], notes: [] });
  });

  test('more lines of marks than anyone signs off with are copy', () => {
    const { lines, signOff = '' } = cutTail(['The bridge is closed.', ...Array<string>(50_000).fill('./.')]);
    expect(lines.length).toBeGreaterThan(49_000);
    expect(signOff.split(' ').length).toBeLessThan(10);
  });
});
