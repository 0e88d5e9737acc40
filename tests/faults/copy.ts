// Objects made by chance for the schedules of faults: corrections, kills, embargoes and messages of several items, all about a
// few stories, so that most of them have to do with one another.
import { type HeldObject, held } from '../intake/held-objects.ts';
import type { Chance } from '../wire/mutants/chance.ts';

const HEADLINES = ['Harbour reopens', 'Ferries sail again', 'Storm closes the strait'];
const TOPICS = ['medtop:20000565', 'medtop:20000593'];

/** Two to four objects, some with the same bytes as another. */
export function objectsBy(chance: Chance): HeldObject[] {
  const stories = 1 + chance.below(3);
  const objects: HeldObject[] = [];
  const count = 2 + chance.below(3);
  for (let number = 0; number < count; number += 1) {
    const earlier = objects[chance.below(objects.length)];
    const bytes = earlier && chance.number() < 0.15 ? earlier.bytes : messageBy(chance, stories);
    objects.push(held(`incoming/${number}.json`, bytes, receivedAt(number)));
  }
  return objects;
}

/** One message of three items: a story, its correction and another story. */
export function messageOfThree(): HeldObject[] {
  const items = [item(0, 1, 'usable', 0), item(0, 2, 'usable', 1), item(1, 1, 'usable', 2)];
  return [held('incoming/three.json', JSON.stringify(items), receivedAt(0))];
}

function receivedAt(number: number): string {
  return `2026-01-06T09:00:0${number}.000Z`;
}

function messageBy(chance: Chance, stories: number): string {
  const length = chance.of([1, 1, 1, 2, 3]);
  const items = Array.from({ length }, () => itemBy(chance, stories));
  return JSON.stringify(length === 1 ? items[0] : items);
}

function itemBy(chance: Chance, stories: number): object {
  const status = chance.of(['usable', 'usable', 'usable', 'usable', 'usable', 'canceled', 'withheld', 'embargoed']);
  const version = 1 + chance.below(4);
  return item(chance.below(stories), version, status, chance.below(3), chance.of([version, 1, 2]));
}

/** `hour`: the time of day of the version, which need not go up with its number: so stories come back to places in lists that they have left. */
function item(number: number, version: number, status: string, headline: number, hour = version): object {
  const isEmbargoed = status === 'embargoed';
  return {
    uri: `urn:newsml:northwire.example:20260105:n${number}`,
    standard: { name: 'ninjs', version: '3.1' },
    type: 'text',
    version: String(version),
    versionCreated: `2026-01-05T0${hour}:00:00Z`,
    pubStatus: isEmbargoed ? 'withheld' : status,
    ...(isEmbargoed && { embargoedUntil: `2026-01-0${6 + (headline % 2)}T12:00:00Z` }),
    language: 'en',
    headlines: [{ value: HEADLINES[headline] }],
    bodies: [{ contentType: 'text/plain', value: `${HEADLINES[headline]}, the port says in take ${version}.` }],
    subjects: [{ uri: `http://cv.iptc.org/newscodes/mediatopic/${TOPICS[headline % 2]?.slice(7)}`, name: 'labour' }],
    infoSources: [{ name: 'Northwire', role: 'provider' }],
  };
}
