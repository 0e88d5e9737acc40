// Differences of texts: told in phrases, and nothing of either text lost.
import { array, assert, constantFrom, property } from 'fast-check';
import { expect, test } from 'vitest';
import { differencesOf, type Piece } from '../../functions/desk/story-diff.ts';
import { storyOf } from '../store/stories.ts';

function headlines(from: string, to: string): readonly Piece[] {
  return differencesOf(storyOf({ headline: from }), storyOf({ headline: to })).headline;
}

const SIGNS = { same: '', removed: '-', added: '+' } as const;
const told = (pieces: readonly Piece[]) => pieces.map(({ kind, value }) => `${SIGNS[kind]}${value}`);

test.each([
  [
    'Ferries stop as storm closes the strait',
    'Ferries stop, two boats adrift',
    ['Ferries stop', '- as storm closes the strait', '+, two boats adrift'],
  ],
  ['Port open', 'Port wide open again', ['Port ', '+wide ', 'open', '+ again']],
  ['one two three', 'one three', ['one ', '-two ', 'three']],
  ['rates up, shares down', 'rates down, shares up', ['rates ', '-up', '+down', ', shares ', '-down', '+up']],
  ['same', 'same', ['same']],
])('%s → %s', (from, to, pieces) => {
  expect(told(headlines(from, to))).toEqual(pieces);
});

test('lines stay lines', () => {
  const text = (body: string) => storyOf({ body });
  const { text: pieces } = differencesOf(text('<p>one two</p><p>three four</p>'), text('<p>five six</p><p>seven eight</p>'));
  expect(told(pieces)).toEqual(['-one two', '+five six', '\n', '-three four', '+seven eight']);
});

test('both texts can be read from the pieces', () => {
  const words = array(constantFrom('port', 'ferry', 'storm', ' ', '  ', ', ', '\n', '-', '港', 'ميناء'), { maxLength: 30 }).map((all) =>
    all.join(''),
  );
  const without = (pieces: readonly Piece[], kind: Piece['kind']) =>
    pieces.flatMap((piece) => (piece.kind === kind ? [] : [piece.value])).join('');
  assert(
    property(words, words, (from, to) => {
      const pieces = headlines(from, to);
      expect([without(pieces, 'added'), without(pieces, 'removed')]).toEqual([from, to]);
    }),
  );
});
