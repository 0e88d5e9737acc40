// Slows down whoever tries tokens: one wrong token over and over is no guess, but a feed reader that nobody told of the new one.
// In memory: on AWS each instance of the function counts for itself.
import { hash } from 'node:crypto';

export interface Throttle {
  /** Milliseconds that an asker must wait, at a time in milliseconds; 0 for none. */
  wait(asker: string, time: number): number;
  /** `token` as it was given: what is kept of it is a hash. */
  failed(asker: string, token: string, time: number): void;
}

/** So many different wrong tokens from one address within so many milliseconds, and it must wait for the window's end. */
const FAILURES = 10;
const WINDOW = 60_000;
/** Addresses that are remembered; beyond them the oldest is forgotten. */
const ASKERS = 10_000;

export function newThrottle(): Throttle {
  const failures = new Map<string, { readonly since: number; readonly tried: Set<string> }>();
  const current = (asker: string, time: number) => {
    const known = failures.get(asker);
    return known && time < known.since + WINDOW ? known : undefined;
  };
  return {
    wait(asker, time) {
      const known = current(asker, time);
      return known && known.tried.size >= FAILURES ? known.since + WINDOW - time : 0;
    },
    failed(asker, token, time) {
      const known = current(asker, time) ?? { since: time, tried: new Set() };
      known.tried.add(hash('sha256', token));
      failures.delete(asker);
      failures.set(asker, known);
      if (failures.size > ASKERS) failures.delete(failures.keys().next().value ?? '');
    },
  };
}
