// Which story of a new reading stands for which of the earlier one.
import { expect, test } from 'vitest';
import { assign, type Kept, type Name } from '../../functions/intake/replay-plan.ts';

const DAY = '2026-03-02T09:00:00.000Z';

/** `a 1 x`: story a, version 1, content x; `a 1 x~1.y` is a later reading of it. */
function nameOf(text: string): Name {
  const [id = '', version = '', content = ''] = text.split(' ');
  return { id, revision: `${version.padStart(10, '0')}/${DAY}/${content}` };
}

function plan(kept: readonly string[], names: readonly string[]) {
  const given: Kept[] = kept.map((text) => ({ ...nameOf(text), placement: 'kept' }));
  const { assignments, rest } = assign(given, names.map(nameOf));
  const told = (revision: string) => `${Number(revision.slice(0, 10))} ${revision.slice(36)}`;
  return [
    assignments.map((each) => each && `${told(each.revision)}${each.isOlder ? ' older' : ''}`),
    rest.map(({ id, revision }) => `${id} ${told(revision)}`),
  ];
}

test.each([
  ['the same', ['a 1 x'], ['a 1 x'], ['1 x'], []],
  ['other content', ['a 1 x'], ['a 1 y'], ['1 x'], []],
  ['content after an earlier replay', ['a 1 x~0001.y'], ['a 1 z'], ['1 x~0001.y'], []],
  ['two of one version, in their order', ['a 1 x', 'a 1 y'], ['a 1 p', 'a 1 q'], ['1 x', '1 y'], []],
  ['a version found later', ['a 0 x'], ['a 2 y'], ['0 x older'], []],
  ['a version that was read as too late', ['a 3 x'], ['a 2 y'], ['3 x'], []],
  [
    'one more version before the others takes the place of none',
    ['a 1 x', 'a 2 y'],
    ['a 3 p', 'a 1 x', 'a 2 q'],
    [undefined, '1 x', '2 y'],
    [],
  ],
  ['another name', ['a 1 x'], ['b 1 x'], [undefined], ['a 1 x']],
  ['nothing was kept', [], ['a 1 x'], [undefined], []],
  ['one fewer', ['a 1 x', 'b 1 x'], ['b 1 y'], ['1 x'], ['a 1 x']],
])('%s', (_, kept, names, assignments, rest) => {
  expect(plan(kept, names)).toEqual([assignments, rest]);
});
