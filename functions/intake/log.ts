// What the intake says to the people who run it. Never copy: names, codes and numbers only.

type Say = (message: string, facts?: Readonly<Record<string, string | number>>) => void;

export interface Log {
  readonly info: Say;
  readonly warn: Say;
  readonly error: Say;
}

/** For callers that have their own way of telling. */
export const SILENT: Log = { info: () => {}, warn: () => {}, error: () => {} };
