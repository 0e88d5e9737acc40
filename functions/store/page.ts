// What every paged question has in common: its time, its limit, and cursors. Pure; shared by the adapters.
import { NEVER } from './card.ts';
import { CursorError } from './store.ts';

const LAST_MOMENT = '9999-12-31T23:59:59.998Z';

/**
 * The time that a question is asked at. Throws a RangeError for anything but ISO 8601 in UTC with milliseconds: other strings
 * compare wrongly with embargoes, which would show them.
 */
export function checkedAt(at: string): string {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(at)) throw new RangeError(`not a time in UTC with milliseconds: ${at}`);
  return at < NEVER ? at : LAST_MOMENT;
}

/** The limit of a page; throws a RangeError unless it is a whole number from 1 to 1,000. */
export function checkedLimit(limit: number): number {
  if (!Number.isInteger(limit) || limit < 1 || limit > 1_000) throw new RangeError(`not a limit from 1 to 1,000: ${limit}`);
  return limit;
}

/** The value of a mark; throws a RangeError for one of more than 1,000 characters. */
export function checkedMark(value: string): string {
  if (value.length > 1_000) throw new RangeError(`a mark of ${value.length} characters; at most 1,000 are kept`);
  return value;
}

/** A position in a list, such as the time and id of a page's last entry, as an opaque cursor. `list` tells lists apart. */
export function cursorOf(list: string, position: readonly string[]): string {
  return Buffer.from(JSON.stringify([list, ...position])).toString('base64url');
}

/** The strings of a position in a list of that name; throws a CursorError for any other string. */
export function positionOf(cursor: string, list: string, length: number): string[] {
  const [name, ...position] = fieldsOf(cursor);
  const strings = position.filter((part) => typeof part === 'string');
  if (name !== list || position.length !== length || strings.length !== length || cursorOf(list, strings) !== cursor) {
    throw new CursorError('not a cursor of this list');
  }
  return strings;
}

function fieldsOf(cursor: string): unknown[] {
  try {
    const fields: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(fields) ? fields : [];
  } catch {
    return [];
  }
}
