// Slows down whoever tries tokens. In memory: on AWS each instance of the function counts for itself.

export interface Throttle {
  /** Milliseconds that an asker must wait, at a time in milliseconds; 0 for none. */
  wait(asker: string, time: number): number;
  failed(asker: string, time: number): void;
}

/** So many wrong tokens from one address within so many milliseconds, and it must wait for the window's end. */
const FAILURES = 10;
const WINDOW = 60_000;
/** Addresses that are remembered; beyond them the oldest is forgotten. */
const ASKERS = 10_000;

export function newThrottle(): Throttle {
  const failures = new Map<string, { since: number; count: number }>();
  const current = (asker: string, time: number) => {
    const known = failures.get(asker);
    return known && time < known.since + WINDOW ? known : undefined;
  };
  return {
    wait(asker, time) {
      const known = current(asker, time);
      return known && known.count >= FAILURES ? known.since + WINDOW - time : 0;
    },
    failed(asker, time) {
      const { since, count } = current(asker, time) ?? { since: time, count: 0 };
      failures.delete(asker);
      failures.set(asker, { since, count: count + 1 });
      if (failures.size > ASKERS) failures.delete(failures.keys().next().value ?? '');
    },
  };
}
