// Says things to who cannot see them, and at the foot of the page to who can.
import { byId } from './dom.ts';

/** Longer than a screen reader takes for a sentence: arrivals are told together, not one by one. */
const PATIENCE_MS = 3_000;
const NOTE_MS = 4_000;

let pending: ReturnType<typeof setTimeout> | undefined;

/** Tells of arrivals, when the reader is free; only the last of a burst. */
export function announce(text: () => string): void {
  if (pending) return;
  pending = setTimeout(() => {
    pending = undefined;
    byId('arrivals').textContent = text();
  }, PATIENCE_MS);
}

/** Tells at once: a kill of the story that is open. */
export function alarm(text: string): void {
  byId('alarm').textContent = text;
}

let fading: ReturnType<typeof setTimeout> | undefined;

/** A short note of what was done: `Copied`. */
export function note(text: string): void {
  const line = byId('note');
  line.textContent = text;
  line.dataset.shown = '';
  clearTimeout(fading);
  fading = setTimeout(() => delete line.dataset.shown, NOTE_MS);
}
