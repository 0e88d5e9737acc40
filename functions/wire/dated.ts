// Dates as formats find them: read, and what is odd about them said.
import { type ReadDate, readIsoDate } from './dates.ts';
import { type Found, issue } from './draft.ts';
import type { Issue } from './story.ts';

/**
 * A date found on the wire as ISO 8601 with a zone; undefined where there is none or it cannot be read.
 * Oddities join `issues` under the name of the field: INVALID_DATE, DATE_NO_ZONE, DATE_NO_TIME.
 */
export function dateFound(
  finding: Found<string> | undefined,
  field: string,
  issues: Issue[],
  read: (text: string) => ReadDate | undefined = readIsoDate,
): Found<string> | undefined {
  if (!finding) return undefined;
  const date = read(finding.value);
  if (!date) {
    issues.push(issue('INVALID_DATE', `${field}: ${JSON.stringify(finding.value.slice(0, 60))} is no date.`, field));
    return undefined;
  }
  if (date.noTime) issues.push(issue('DATE_NO_TIME', `${field} states no time of day; midnight is assumed.`, field));
  if (date.noZone)
    issues.push(
      issue('DATE_NO_ZONE', `${field} states no zone; ${date.iso.endsWith('Z') ? 'UTC' : date.iso.slice(-6)} is assumed.`, field),
    );
  return { ...finding, value: date.iso };
}
