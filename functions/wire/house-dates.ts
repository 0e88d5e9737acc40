// ISO dates of agencies that leave the zone out: they are on the clocks of the agency's own house.
import { agencyOf } from './agencies.ts';
import type { Agency } from './agency.ts';
import { type ReadDate, readIsoDate } from './dates.ts';
import { zonedOffset } from './zones.ts';

/** The agency of that name; of a domain (`www.belga.be`) its labels are tried. */
export function houseOf(name: string | undefined): Agency | undefined {
  const labels = name && /^[\w-]+(?:\.[\w-]+)+$/.test(name) ? name.split('.').slice(0, -1) : [];
  const names = [name, ...labels, ...labels.map((label) => label.toUpperCase())];
  for (const each of names) {
    const agency = agencyOf(each);
    if (agency) return agency;
  }
  return undefined;
}

/** Reads ISO dates. One without a zone gets the offset that holds in the agency's zone at that time; UTC where no agency is known. */
export function readerFor(agency: Agency | undefined): (text: string) => ReadDate | undefined {
  return (text) => {
    const date = readIsoDate(text);
    const offset = agency && date?.noZone ? zonedOffset(date.iso.slice(0, 19), agency.zone) : undefined;
    return offset ? readIsoDate(text, offset) : date;
  };
}
