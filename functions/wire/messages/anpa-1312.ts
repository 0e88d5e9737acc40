// A message of ANPA 1312 (1989): two header lines, lines between ^ and <, paragraphs behind tabs, a footer with the time.
import { WireError } from '../codes.ts';
import { ENQ, ETX, isVisible, SOH, STX, withoutControls } from '../controls.ts';
import { isDateLine } from '../date-lines.ts';
import { type Draft, derived, issue, stated } from '../draft.ts';
import type { Issue } from '../story.ts';
import { agencyOfFooter, type Footer, filingDay, footerOf, lastLines, readFooter } from './anpa-footer.ts';
import { draftOf } from './draft.ts';
import { type AnpaHead, readAnpaHead, readAnpaNumber } from './heads.ts';
import { plainNumber, type Target } from './identity.ts';
import { partMarks, sortMarks } from './marks.ts';
import { cutTail } from './notes.ts';
import { sourceOfCopy } from './parting.ts';
import type { Message } from './split.ts';
import { blocksOfCopy, legible } from './typesetting.ts';

/** Reads a message. Throws `WireError` NO_CONTENT where it holds a header and nothing besides. */
export function readAnpa(message: Message): Draft {
  const issues: Issue[] = [];
  const { selectors, number, head, text, footer } = partsOf(message, issues);
  const { agency, dateLine } = readFooter(footer, head, text);
  const { marks, copy } = partMarks(text, head?.keyword);
  const { lines, notes, signOff } = cutTail(copy, footer.name, sourceOfCopy(copy));
  const sorted = sortMarks(marks, lines.some(isVisible), footer.name);
  const given = [...sorted.blocks, ...blocksOfCopy(lines)];
  // A kill may be nothing but a note to editors.
  const isKill = /kill/i.test(head?.version ?? '');
  const blocks = given.length > 0 || (sorted.headings.length > 0 && !isKill) ? given : blocksOfCopy(sorted.notes);
  if (sorted.headings.length === 0 && blocks.length === 0) throw new WireError('NO_CONTENT', 'The message holds a header and no text.');
  const day = filingDay(head?.filed, dateLine);
  const service = number.service;
  const identity = { house: agencyOfFooter(footer, head)?.name ?? footer.name, service, number: plainNumber(number.number), day };
  return draftOf({
    kind: 'anpa-1312',
    agency,
    sender: footer.name ?? sorted.source,
    service,
    sequence: number.number,
    identity,
    priority: head?.priority,
    urgency: derived(head && URGENCIES[head.priority.toLowerCase()], 'header/priority'),
    category: head?.category,
    wordCount: head?.wordCount,
    slugline: stated(head?.keyword, 'header/keyword') ?? stated(sorted.keyword, 'keyword line'),
    keywords: keywordsOf(sorted.keyword ?? head?.keyword),
    keywordLine: [sorted.keywordLine, sorted.take].filter(Boolean).join(', '),
    copyright: stated(sorted.copyright, 'copyright line'),
    version: head?.version,
    usualLanguage: agency ? agency.languages[0] : 'en',
    headings: sorted.headings,
    byline: stated(sorted.byline, 'byline'),
    descriptions: sorted.descriptions,
    text: [],
    blocks,
    notes: [...sorted.notes, ...notes],
    signOff,
    dateLine: dateLine ?? (head && { text: head.filed, noYear: true }),
    target: (words) => killed(words, head, service, day),
    extra: {
      selector: number.selector,
      selectors,
      filed: head?.filed,
      reference: head?.reference,
      keywordLine: sorted.keywordLine,
      photos: sorted.photos,
    },
    issues,
  });
}

// ANPA 1312: flash, bulletin, urgent, regular, deferred; advances and the rest are in no hurry.
const URGENCIES: Readonly<Record<string, number>> = { f: 1, b: 2, u: 3, r: 4, d: 5, a: 6, s: 6, h: 6, z: 6 };

interface Parts {
  /** Addresses that stood ahead of the message. */
  readonly selectors?: string | undefined;
  readonly number: ReturnType<typeof readAnpaNumber>;
  readonly head?: AnpaHead | undefined;
  /** Lines of text with the control characters that mean something in them. */
  readonly text: readonly string[];
  readonly footer: Footer;
}

function partsOf(message: Message, issues: Issue[]): Parts {
  const whole = message.lines.join('\n');
  const soh = whole.indexOf(SOH);
  const start = whole.slice(soh + 1);
  const etx = start.lastIndexOf(ETX);
  const lines = start.slice(0, etx < 0 ? undefined : etx).split('\n');
  if (message.controlled && !start.includes(STX)) issues.push(issue('MISSING_STX', 'The text begins without its mark.'));
  if (start.split(STX).length > 2 || start.includes(SOH))
    issues.push(issue('ILLEGAL_CHAR', 'More marks of a start stand within the text.'));
  if (start.slice(0, Math.max(etx, 0)).includes(ETX))
    issues.push(issue('TRAILING_DATA', 'Text stands behind a mark of its end; it was kept.'));
  const at = lines.slice(0, 6).findIndex((line) => readAnpaHead(line) !== undefined);
  const numbered = lines.slice(0, Math.max(at, 0)).findLast((line) => readAnpaNumber(line).number);
  const text = lines.slice(at + 1).map((line) => legible(line.replaceAll(STX, '').replaceAll(ETX, ' ')));
  const own = etx < 0 ? lastLines(text) : { text, footer: start.slice(etx + 1) };
  const slug = lines.slice(0, Math.max(at, 0)).find((line) => isDateLine(line) && line !== numbered);
  const footer = withoutControls(own.footer).trim() || (slug ?? '');
  const asked = whole.slice(0, Math.max(soh, 0));
  return {
    selectors: asked.includes(ENQ) ? withoutControls(asked).trim() : undefined,
    number: numbered ? readAnpaNumber(numbered) : {},
    head: at < 0 ? undefined : readAnpaHead(lines[at] ?? ''),
    text: own.text,
    footer: footerOf(footer),
  };
}

/** Cycle and parts of a keyword: `BC-US--Ethanol-Losing Grassland, 1st Ld` is US, Ethanol, Losing Grassland. */
function keywordsOf(keyword: string | undefined): string[] {
  const parts = keyword?.split(',')[0]?.split(/-+/) ?? [];
  return parts.map((part) => part.trim()).filter((part) => part !== '' && !/^(?:am|pm|bc|ap|eu|as)$/i.test(part));
}

/** The story that a kill names by its letter and number (`W2607`), in its words or its reference field. */
function killed(words: string, head: AnpaHead | undefined, service: string | undefined, day: string | undefined): Target | undefined {
  const named = [...`${words} ${head?.reference ?? ''}`.matchAll(/(?<![\p{L}\d])([A-Za-z])(\d{4})(?![\p{L}\d])/gu)];
  const numbers = new Map(
    named.map(([whole, letter, digits]) => [whole.toLowerCase(), { service: letter, number: plainNumber(digits), day }]),
  );
  const [only, ...others] = numbers.values();
  return only?.number && day && others.length === 0 && service ? { identity: only } : undefined;
}
