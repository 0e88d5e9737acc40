// A queue as SQS keeps one: at least once, in any order, and what failed too often goes to the dead letters.
import type { Message } from '../../functions/intake/events.ts';
import type { Chance } from '../wire/mutants/chance.ts';

const MAX_RECEIVES = 5;

interface Letter {
  readonly body: string;
  receives: number;
}

export interface Queue {
  send(body: string): void;
  /** A batch by chance, and now and then with a message that somebody else has already; nothing where none waits. */
  receive(): Received | undefined;
  /** Sends what lies with the dead letters again; answers how many there were. */
  redrive(): number;
  readonly isEmpty: boolean;
}

export interface Received {
  readonly messages: readonly Message[];
  /** The batch is done with, but for these. */
  done(failed: readonly string[]): void;
  /** Nobody says anything of the batch any more: it comes again. */
  lost(): void;
}

export function queueOf(chance: Chance): Queue {
  const waiting: Letter[] = [];
  const dead: Letter[] = [];
  let ids = 0;

  const again = (letter: Letter) => void (letter.receives >= MAX_RECEIVES ? dead : waiting).push(letter);
  return {
    send: (body) => void waiting.push({ body, receives: 0 }),
    receive() {
      const size = Math.min(waiting.length, 1 + chance.below(3));
      if (size === 0) return undefined;
      const letters = Array.from({ length: size }, () => {
        const [letter] = waiting.splice(chance.below(waiting.length), 1);
        return letter as Letter;
      });
      const batch = letters.map((letter) => {
        ids += 1;
        letter.receives += 1;
        // A message that is delivered twice stays in the queue as well.
        if (chance.number() < 0.1) waiting.push({ body: letter.body, receives: 0 });
        return { letter, message: { queue: 'intake', id: `m${ids}`, body: letter.body, sentAt: '2026-01-06T09:00:10.000Z' } };
      });
      return {
        messages: batch.map(({ message }) => message),
        done: (failed) => batch.filter(({ message }) => failed.includes(message.id)).forEach(({ letter }) => void again(letter)),
        lost: () => letters.forEach(again),
      };
    },
    redrive() {
      const letters = dead.splice(0);
      for (const { body } of letters) waiting.push({ body, receives: 0 });
      return letters.length;
    },
    get isEmpty() {
      return waiting.length === 0;
    },
  };
}
