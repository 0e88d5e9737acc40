// The house's one-way flow: who may import whom. Fails where an import runs the wrong way.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = join(import.meta.dirname, '..');
const FUNCTIONS = join(ROOT, 'functions');

/** What the desk may know of the wire: the story and its vocabularies, no reading. */
const DESK_READS = [
  'wire/story.ts',
  'wire/codes.ts',
  'wire/ninjs-item.ts',
  'wire/topics.ts',
  'wire/html.ts',
  'wire/html-elements.ts',
  'wire/vocab/agency-profiles.ts',
];

/** The rooms below functions/, and the rooms whose doors are open to each. `entry`: the files that run. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  wire: ['wire'],
  store: ['store', 'wire/story.ts', 'wire/codes.ts', 'wire/ninjs-item.ts', 'wire/topics.ts', 'wire/countries.ts', 'wire/html.ts'],
  intake: ['intake', 'wire', 'store/store.ts', 'store/card.ts', 'store/feeds.ts', 'store/faults.ts'],
  desk: ['desk', 'store', ...DESK_READS],
  entry: ['entry', 'wire', 'store', 'intake', 'desk'],
};
/** What the wire room may use of Node: nothing that reads files, the network, the clock or chance. */
const PURE_MODULES = ['node:buffer', 'node:crypto', 'node:zlib', 'node:util', 'node:stream', 'node:events'];

interface Import {
  readonly from: string;
  readonly to: string;
}

function roomOf(path: string): string {
  const [room = ''] = path.split('/');
  return room in MAY_IMPORT && path.includes('/') ? room : 'entry';
}

function sources(): string[] {
  return readdirSync(FUNCTIONS, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.ts'));
}

function importsOf(path: string): Import[] {
  const text = readFileSync(join(FUNCTIONS, path), 'utf8');
  const specifiers = [
    ...text.matchAll(
      /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s+['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)import\s+['"]([^'"]+)['"]/g,
    ),
  ];
  return specifiers.map(([, from, dynamic, bare]) => {
    const specifier = from ?? dynamic ?? bare ?? '';
    return { from: path, to: specifier.startsWith('.') ? relative(FUNCTIONS, join(FUNCTIONS, dirname(path), specifier)) : specifier };
  });
}

const imports = sources().flatMap(importsOf);
const inside = imports.filter(({ to }) => to.endsWith('.ts'));

test('there are imports to check', () => {
  expect(inside.length).toBeGreaterThan(20);
});

test('every import runs one way: wire <- store <- intake <- desk <- entries', () => {
  const wrong = inside.filter(({ from, to }) => {
    const open = MAY_IMPORT[roomOf(from)] ?? [];
    return !open.some((door) => to === door || roomOf(to) === door);
  });
  expect(wrong).toEqual([]);
});

test('nothing goes in a circle, types neither', () => {
  expect(circlesIn(inside)).toEqual([]);
});

/** The imports that are left when those that begin or end a path are taken away, until no more can be. */
function circlesIn(all: readonly Import[]): readonly Import[] {
  const importing = new Set(all.map(({ from }) => from));
  const imported = new Set(all.map(({ to }) => to));
  const left = all.filter(({ from, to }) => importing.has(to) && imported.has(from));
  return left.length === all.length ? left : circlesIn(left);
}

test('no format imports another', () => {
  const format = (path: string) => path.startsWith('wire/formats/');
  expect(inside.filter(({ from, to }) => format(from) && format(to))).toEqual([]);
});

test('nobody in wire knows the table of formats but reading', () => {
  expect(inside.filter(({ from, to }) => to === 'wire/formats.ts' && from.startsWith('wire/') && from !== 'wire/read.ts')).toEqual([]);
});

test('the wire room is pure', () => {
  const impure = imports.filter(({ from, to }) => from.startsWith('wire/') && to.startsWith('node:') && !PURE_MODULES.includes(to));
  expect(impure).toEqual([]);
  const clocks = sources().filter(
    (path) =>
      path.startsWith('wire/') &&
      /\bDate\.now\(|new Date\(\)|Math\.random\(|process\.env/.test(readFileSync(join(FUNCTIONS, path), 'utf8')),
  );
  expect(clocks).toEqual([]);
});

test('only the settings read the environment', () => {
  const readers = sources().filter((path) => /process\.env/.test(readFileSync(join(FUNCTIONS, path), 'utf8')));
  expect(readers.filter((path) => path !== 'settings.ts')).toEqual([]);
});

test('infra knows the functions by path only', () => {
  const all = readdirSync(ROOT, { encoding: 'utf8' }).includes('infra')
    ? readdirSync(join(ROOT, 'infra'), { recursive: true, encoding: 'utf8' })
    : [];
  const infra = all.filter((path) => path.endsWith('.ts'));
  expect(infra.filter((path) => /from\s+['"][^'"]*functions\//.test(readFileSync(join(ROOT, 'infra', path), 'utf8')))).toEqual([]);
});
