// One file as one JSON line, written in pieces: an object of any size takes a bounded amount of memory.
import type { Fault, Issue } from '../wire/story.ts';
import type { Output } from './output.ts';
import type { ParsedReading } from './parsed.ts';

/** Faults that a line lists; what is beyond is counted. */
const LISTED_FAULTS = 10_000;
const PIECE = 1_000_000;

/**
 * Prints `{"file","format","encoding","stories":[…],"issues":[…]}`, or `{"file","rejected":{"code","message"}}` where nothing
 * could be read. Answers whether anything was refused.
 */
export async function printLine(out: Output, file: string, readings: AsyncIterable<ParsedReading>): Promise<boolean> {
  const faults = listing();
  let stories = 0;
  let refused = false;
  let piece = '';
  for await (const reading of readings) {
    if (reading.kind === 'story') {
      const { story } = reading;
      piece += stories === 0 ? opening({ file, format: story.wire.format, encoding: story.source.encoding }) : ',';
      piece += JSON.stringify(story);
      stories += 1;
    } else {
      refused ||= reading.kind !== 'end';
      if (reading.kind === 'fault') faults.add(reading.fault);
      else piece += closing(file, stories, reading, faults.all());
    }
    if (piece.length < PIECE) continue;
    await out.write(piece);
    piece = '';
  }
  await out.write(`${piece}\n`);
  return refused;
}

function opening(start: { readonly file: string; readonly format?: string; readonly encoding?: string }): string {
  return `${JSON.stringify(start).slice(0, -1)},"stories":[`;
}

/** The end of a line; all of it where no story stands there yet. */
function closing(
  file: string,
  stories: number,
  last: Exclude<ParsedReading, { kind: 'story' | 'fault' }>,
  faults: readonly Fault[],
): string {
  const { rejected, issues, ...found } =
    last.kind === 'end' ? last.report : { rejected: { code: last.code, message: last.message }, issues: [] as Issue[] };
  if (stories === 0 && rejected) return JSON.stringify({ file, rejected });
  const { format, encoding } = { format: undefined, encoding: undefined, ...found };
  const begun = stories === 0 ? opening({ file, ...(format && { format }), ...(encoding && { encoding }) }) : '';
  const broken = last.kind === 'broken' ? [{ code: last.code, message: last.message }] : [];
  return `${begun}],"issues":${JSON.stringify([...issues, ...faults, ...broken])}}`;
}

function listing() {
  const faults: Fault[] = [];
  let unlisted = 0;
  return {
    add(fault: Fault) {
      if (faults.length < LISTED_FAULTS) faults.push(fault);
      else unlisted += 1;
    },
    all(): readonly Fault[] {
      const last = faults.at(-1);
      return last && unlisted > 0 ? [...faults, { code: last.code, message: `${unlisted} further items were refused.` }] : faults;
    },
  };
}
