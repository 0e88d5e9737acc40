// Which of several media types an asker prefers. Spec: RFC 9110, section 12.5.1.
import { Problem } from './problem.ts';

export interface Offer {
  /** Media types by which it is asked for. */
  readonly accepted: readonly string[];
}

/** The offer that `accept` gives the greatest weight, the first of several alike. Throws a Problem 406 where it takes none. */
export function negotiate<T extends Offer>(accept: string | undefined, offers: readonly [T, ...T[]]): T {
  const [first] = offers;
  if (!accept?.trim()) return first;
  const ranges = accept.split(',').slice(0, 50).map(rangeOf);
  let best: T | undefined;
  let weight = 0;
  for (const offer of offers) {
    const own = Math.max(...offer.accepted.map((type) => weightOf(type, ranges)));
    if (own > weight) [best, weight] = [offer, own];
  }
  if (!best) throw new Problem(406, `There is: ${offers.flatMap(({ accepted }) => accepted).join(', ')}`);
  return best;
}

interface Range {
  readonly type: string;
  readonly q: number;
}

function rangeOf(text: string): Range {
  const [type = '', ...parameters] = text.split(';').map((part) => part.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? '1';
  return { type, q: /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(q) ? Number(q) : 0 };
}

/** The most specific range that covers a type decides. */
function weightOf(type: string, ranges: readonly Range[]): number {
  for (const cover of [type, `${type.slice(0, type.indexOf('/'))}/*`, '*/*']) {
    const range = ranges.find((each) => each.type === cover);
    if (range) return range.q;
  }
  return 0;
}
