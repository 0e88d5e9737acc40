// What this browser remembers: zone, theme, density, and which stories were opened. No copy, and no token.
import { ZONES, type Zone } from './times.ts';

export type Theme = 'system' | 'light' | 'dark';
export const THEMES: readonly Theme[] = ['system', 'light', 'dark'];
export type Density = 'roomy' | 'tight';
export const DENSITIES: readonly Density[] = ['roomy', 'tight'];

/** As many opened stories as are remembered. */
const MOST_SEEN = 2_000;

export interface Prefs {
  zone(): Zone;
  theme(): Theme;
  density(): Density;
  /** Whether keys without Ctrl or Alt do anything. */
  singleKeys(): boolean;
  keep(name: 'zone' | 'theme' | 'density' | 'keys', value: string): void;
  /** Whether this revision of a story, or a later one, was opened here. */
  isSeen(id: string, revision: string): boolean;
  /** Whether any revision of it was. */
  wasOpened(id: string): boolean;
  see(id: string, revision: string): void;
}

export function openPrefs(): Prefs {
  const seen = new Map(seenPairs());
  return {
    zone: () => choice('zone', ZONES),
    theme: () => choice('theme', THEMES),
    density: () => choice('density', DENSITIES),
    singleKeys: () => choice('keys', ['on', 'off']) === 'on',
    keep: (name, value) => write(name, value),
    isSeen: (id, revision) => (seen.get(id) ?? '') >= revision,
    wasOpened: (id) => seen.has(id),
    see(id, revision) {
      seen.delete(id);
      seen.set(id, revision);
      write('seen', JSON.stringify([...seen].slice(-MOST_SEEN)));
    },
  };
}

function seenPairs(): [string, string][] {
  try {
    const pairs: unknown = JSON.parse(read('seen') ?? '[]');
    return Array.isArray(pairs) ? pairs.filter((pair): pair is [string, string] => Array.isArray(pair) && pair.length === 2) : [];
  } catch {
    return [];
  }
}

function choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice {
  const kept = read(name);
  return choices.find((each) => each === kept) ?? (choices[0] as Choice);
}

// Browsers may refuse storage altogether: then nothing is remembered, and all else works.
function read(name: string): string | null {
  try {
    return localStorage.getItem(`wiredesk.${name}`);
  } catch {
    return null;
  }
}

function write(name: string, value: string): void {
  try {
    localStorage.setItem(`wiredesk.${name}`, value);
  } catch {}
}
