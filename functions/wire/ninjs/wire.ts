// What an item says that ninjs 3.1 has no place for: who sent it and how urgently, keywords, signals, and all the rest.
import { type DraftWire, derived, type Found, mapFound, stated } from '../draft.ts';
import { isJsonObject } from '../json.ts';
import type { Embargo } from '../story.ts';
import { type Entry, entriesOf, type Fields, plain, plainFound, textFound, textOf, valueFound } from './fields.ts';

/** To be asked for last: `extra` is what nobody asked for. */
export function findWire(fields: Fields, embargo: Found<Embargo> | undefined): DraftWire {
  return {
    provider: textFound(fields, 'provider', 'source') ?? derived(plainFound(fields, 'copyrightholder')?.value, 'copyrightholder'),
    service: mapFound(valueFound(fields, 'service', 'services'), (value) => namesIn(value).join(', ')),
    sequence: textFound(fields, 'sequence', 'ingestprovidersequence', 'recordsequencenumber'),
    priority: textFound(fields, 'priority', 'editorialpriority'),
    keywords: findKeywords(fields),
    signals: findSignals(fields),
    takeKey: plainFound(fields, 'anpatakekey', 'takekey'),
    dateline: plainFound(fields, 'dateline'),
    wordCount: findWordCount(fields),
    embargo,
    extra: findExtra(fields),
  };
}

/** Keywords as a list, or as one text with commas or semicolons between them. */
function findKeywords(fields: Fields): Found<readonly string[]> | undefined {
  const found = valueFound(fields, 'keywords', 'keyword');
  if (!found) return undefined;
  const words = typeof found.value === 'string' ? found.value.split(/[,;]/) : namesIn(found.value);
  const keywords = words.map((word) => plain(word)).filter((word) => word !== '');
  return keywords.length > 0 ? stated([...new Set(keywords)], found.from) : undefined;
}

function findSignals(fields: Fields): Found<readonly string[]> | undefined {
  const found = valueFound(fields, 'signals', 'signal');
  const signals = namesIn(found?.value);
  if (found && signals.length > 0) return stated(signals, found.from);
  // Superdesk counts the corrections of a story.
  const corrections = Number(textFound(fields, 'correctionsequence')?.value ?? 0);
  return corrections > 0 ? derived(['correction'], 'correction_sequence') : undefined;
}

function namesIn(value: unknown): string[] {
  return entriesOf({ value, how: 'stated', from: '' }).flatMap(nameOf);
}

function nameOf({ value }: Entry): string[] {
  const name = isJsonObject(value) ? textOf(value.name ?? value.qcode ?? value.code ?? value.uri) : textOf(value ?? '');
  return name ? [name] : [];
}

function findWordCount(fields: Fields): Found<number> | undefined {
  const count = textFound(fields, 'wordcount');
  return count && /^\d{1,7}$/.test(count.value) && Number(count.value) > 0 ? stated(Number(count.value), count.from) : undefined;
}

const MAX_EXTRA_FIELDS = 50;
const MAX_EXTRA_CHARACTERS = 20_000;

/** What nobody asked for, under its own names, as far as it is short. */
function findExtra({ object, used }: Fields): Found<Readonly<Record<string, unknown>>> | undefined {
  const extra: Record<string, unknown> = {};
  let room = MAX_EXTRA_CHARACTERS;
  for (const [key, value] of Object.entries(object)) {
    if (used.has(key) || isInherited(key) || value === null || value === '') continue;
    const text = JSON.stringify(value, (name, each) => (isInherited(name) ? undefined : each)) ?? '';
    if (text === '[]' || text === '{}' || text.length > room || Object.keys(extra).length >= MAX_EXTRA_FIELDS) continue;
    room -= text.length;
    extra[key] = JSON.parse(text);
  }
  return Object.keys(extra).length > 0 ? stated(extra, 'other fields') : undefined;
}

// `__proto__`, `constructor` and the like: whoever copies them by assignment changes more than a copy.
function isInherited(key: string): boolean {
  return key in {};
}
