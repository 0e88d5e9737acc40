// Each field of a story: its value, how it was found, and where.
import type { Provenance, Story } from '../wire/story.ts';
import type { Output } from './output.ts';
import { type Column, printRows } from './table.ts';

interface Field {
  readonly name: string;
  readonly value: string;
  readonly provenance: Provenance | undefined;
}

const COLUMNS: readonly Column<Field>[] = [
  { title: 'FIELD', value: ({ name }) => name, style: () => 'bold', long: 'clip end', most: 24 },
  { title: 'HOW', value: ({ provenance }) => provenance?.how, style: howStyle },
  { title: 'FROM', value: ({ provenance }) => provenance?.from, long: 'fold', least: 16, most: 48 },
  { title: 'VALUE', value: ({ value }) => value, shown: ({ value }) => value.slice(0, 2_000), long: 'fold', least: 20 },
];

function howStyle({ provenance }: Field) {
  return provenance?.how === 'stated' ? 'green' : 'yellow';
}

/** Prints a row a field, and what is odd about the story. */
export async function explain(out: Output, story: Story): Promise<void> {
  await printRows(out, COLUMNS, fieldsOf(story), 'No field.');
  if (!out.isTerminal || story.issues.length === 0) return;
  await out.line();
  await printRows(out, ISSUE_COLUMNS, story.issues, '');
}

const ISSUE_COLUMNS: readonly Column<Story['issues'][number]>[] = [
  { title: 'ISSUE', value: ({ code }) => code, style: () => 'yellow' },
  { title: 'FIELD', value: ({ field }) => field, long: 'clip end', most: 24, expendable: 1 },
  { title: 'WHAT', value: ({ message }) => message, long: 'fold', least: 24 },
];

/** All fields of the item and the wire; entries of a list that came another way than the first follow on their own. */
function fieldsOf({ item, wire, provenance }: Story): Field[] {
  const field = (name: string, value: unknown): Field => ({
    name,
    value: shown(value),
    provenance: Object.hasOwn(provenance, name) ? provenance[name] : undefined,
  });
  const fields = (parts: object, prefix: string) =>
    Object.entries(parts).flatMap(([name, value]) => [
      field(prefix + name, value),
      ...(Array.isArray(value) ? value : []).flatMap((entry, index) => {
        const path = `${prefix}${name}[${index}]`;
        return Object.hasOwn(provenance, path) ? [field(path, entry)] : [];
      }),
    ]);
  return [...fields(item, ''), ...fields(wire, 'wire.')];
}

/** Texts as they are, lists of texts with a bar between, the rest as JSON. */
export function shown(value: unknown): string {
  if (typeof value === 'string') return value;
  const plain = Array.isArray(value) ? value.map(textOf) : [textOf(value)];
  return plain.every((text) => text !== undefined) ? plain.join(' | ') : JSON.stringify(value);
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (typeof value !== 'object' || value === null) return undefined;
  const { value: text, name, literal, uri, ...others } = value as Record<string, unknown>;
  const first = text ?? name ?? literal ?? uri;
  const isPlain = typeof first === 'string' && Object.values(others).every((other) => typeof other !== 'object');
  return isPlain ? first : undefined;
}
