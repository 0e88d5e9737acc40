// What may happen to a call to AWS, put between the SDK's client and the emulator.
import { ProvisionedThroughputExceededException } from '@aws-sdk/client-dynamodb';
import type { Call, Serve } from './calls.ts';

/**
 * before: it fails and has had no effect; after: it has had its effect and fails; throttled: refused, for too many were made;
 * timed out: no answer came, and the effect came all the same; asked twice: the same, but the SDK's client asks again by itself, and the
 * caller hears the second answer alone; crash: the caller dies in it, with the effect or without.
 */
export type Fault = 'before' | 'after' | 'throttled' | 'timed out' | 'asked twice' | 'crash before' | 'crash after';

export const FAULTS: readonly Fault[] = ['before', 'after', 'throttled', 'timed out', 'asked twice'];
export const CRASHES: readonly Fault[] = ['crash before', 'crash after'];

/** Says what becomes of the next call; undefined for nothing out of the ordinary. */
export type Weather = (call: Call) => Fault | undefined;

/** Serves in a weather. Whoever dies in a call never hears of it again: `onCrash` tells those around. */
export function inWeather(serve: Serve, weather: Weather, onCrash: () => void): Serve {
  let dead = false;
  return async (call) => {
    const fault = dead ? 'crash before' : weather(call);
    if (fault === undefined) return serve(call);
    // A condition that held at first may hold no longer, by the caller's own doing.
    if (fault === 'asked twice') await serve(call).catch(() => undefined);
    if (fault === 'asked twice') return serve(call);
    if (fault === 'after' || fault === 'timed out' || fault === 'crash after') await serve(call);
    if (fault === 'throttled') throw new ProvisionedThroughputExceededException({ message: 'too many', $metadata: {} });
    if (fault === 'before' || fault === 'after') throw named('ECONNRESET', 'socket hang up');
    if (fault === 'timed out') throw named('TimeoutError', 'no answer in time');
    if (!dead) onCrash();
    dead = true;
    return new Promise<never>(() => {});
  };
}

function named(name: string, message: string): Error {
  return Object.assign(new Error(message), { name, code: name });
}
