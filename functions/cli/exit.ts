// What the command's exit status says, and the errors that decide it.

export const EXIT = {
  /** All went well. */
  ok: 0,
  /** Something was refused, or not found. */
  refused: 1,
  /** The command line or a setting makes no sense. */
  usage: 2,
  /** The store or the machine failed: trying again may help. */
  failed: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** What was asked for is not there, or may not be shown. */
export class NotFoundError extends Error {
  override readonly name = 'NotFoundError';
}

/** The worse of two. */
export function worse(one: ExitCode, other: ExitCode): ExitCode {
  return one > other ? one : other;
}
