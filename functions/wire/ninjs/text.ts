// Headlines, descriptions and bodies: `headline`, `headline_…` and the like of 1.x, lists of blocks since 2.0.
// Spec: IPTC ninjs 1.6, patternProperties; ninjs 3.1, headlines, descriptions, bodies.
import { type Found, issue } from '../draft.ts';
import { bodyOf, cleanHtml, htmlOfParagraphs, htmlOfText, isMarkup, textOfHtml } from '../html.ts';
import { isJsonObject } from '../json.ts';
import type { Body, TextBlock } from '../ninjs-item.ts';
import { complain, entriesOf, type Fields, fieldsOf, plain, textFound, textOf, valueFound } from './fields.ts';

interface Block {
  readonly role: string | undefined;
  readonly kind: 'html' | 'text' | 'document' | undefined;
  readonly text: string;
  readonly from: string;
}

/** Headlines as text, the main one first. */
export function findHeadlines(fields: Fields): Found<TextBlock>[] {
  return mainFirst(findBlocks(fields, 'headline', 'headlines')).map(({ role, text, from }) => ({
    value: { ...(role && { role }), contentType: 'text/plain', value: plain(text) },
    how: 'stated',
    from,
  }));
}

/** Descriptions as text; of one that is there as text and as HTML, the text. */
export function findDescriptions(fields: Fields): Found<TextBlock>[] {
  const blocks = findBlocks(fields, 'description', 'descriptions').map((block) => ({ ...block, text: plain(block.text) }));
  return distinct(blocks).map(({ role, text, from }) => ({
    value: { ...(role && { role }), contentType: 'text/plain', value: text },
    how: 'stated',
    from,
  }));
}

/** Bodies as cleaned HTML, the main one first; of one that is there as text and as HTML, the HTML. */
export function findBodies(fields: Fields): Found<Body>[] {
  const blocks = mainFirst(findBlocks(fields, 'body', 'bodies')).toSorted((a, b) => RANKS[a.kind ?? 'text'] - RANKS[b.kind ?? 'text']);
  const cleaned = blocks.map((block) => ({ ...block, text: cleanBody(block, fields) }));
  return distinct(cleaned).flatMap(({ role, text, from }) => {
    const value = bodyOf(text, role);
    return value ? [{ value, how: 'stated' as const, from }] : [];
  });
}

const RANKS = { html: 0, text: 1, document: 2 };

function findBlocks(fields: Fields, family: string, list: string): Block[] {
  const blocks: Block[] = [];
  const single = textFound(fields, family);
  if (single) blocks.push({ role: undefined, kind: undefined, text: single.value, from: single.from });
  for (const key of Object.keys(fields.object)) {
    if (!key.toLowerCase().startsWith(`${family}_`)) continue;
    fields.used.add(key);
    const text = textOf(fields.object[key] ?? '');
    const from = `${fields.path}${key}`;
    if (text === undefined) complain(fields, from);
    else blocks.push({ ...kindOfSuffix(key.slice(family.length + 1)), text, from });
  }
  for (const { value, from } of entriesOf(valueFound(fields, list))) {
    const entry = fieldsOf(isJsonObject(value) ? value : { value }, fields.issues, `${from}.`);
    const text = textFound(entry, 'value', 'text', 'content');
    const kind = kindOfType(textFound(entry, 'contenttype', 'mimetype')?.value);
    if (text) blocks.push({ role: textFound(entry, 'role')?.value, kind, text: text.value, from });
  }
  return blocks.filter(({ text }) => text !== '');
}

// body_text, body_xhtml, description_caption_xhtml: the end of the name may say what is in it, the rest is the role.
function kindOfSuffix(suffix: string): Pick<Block, 'role' | 'kind'> {
  const [, role, word] = /^(?:(.+)_)?(text|plain|html|xhtml|richtext|nitf)$/i.exec(suffix) ?? [];
  if (!word) return { role: suffix, kind: undefined };
  return { role, kind: /^nitf$/i.test(word) ? 'document' : /^(?:text|plain)$/i.test(word) ? 'text' : 'html' };
}

function kindOfType(contentType: string | undefined): Block['kind'] {
  if (!contentType) return undefined;
  if (/nitf|newsml/i.test(contentType)) return 'document';
  return /html|xml/i.test(contentType) ? 'html' : 'text';
}

function mainFirst(blocks: readonly Block[]): Block[] {
  const rank = ({ role }: Block) => (role === undefined ? 1 : /^main$/i.test(role) ? 0 : 2);
  return blocks.toSorted((a, b) => rank(a) - rank(b));
}

/** Blocks without those that say the same as one before them. */
function distinct(blocks: readonly Block[]): readonly Block[] {
  if (blocks.length < 2) return blocks;
  const said = new Set<string>();
  return blocks.filter(({ text }) => {
    const words = textOfHtml(text).replace(/\s/g, '');
    return said.has(words) ? false : said.add(words);
  });
}

// What calls itself text is markup only where it has paragraphs: "<b>" may be what the copy is about.
const PARAGRAPHS = /<(?:p|br|div|h[1-6]|ul|ol|table)\b[^<>]*>/i;

function cleanBody({ kind, text, from }: Block, { issues }: Fields): string {
  if (kind === 'text' ? !PARAGRAPHS.test(text) : !isMarkup(text)) return htmlOfCopy(text);
  const { html, reduced } = cleanHtml(text);
  if (reduced)
    issues.push(issue('BODY_TRUNCATED_MARKUP', `${from}: markup nested too deep to be cleaned was reduced to its text.`, 'bodies'));
  return html;
}

const WRAPPED_AT = 80;

// Without blank lines, each line is a paragraph, unless all are so short that they were wrapped.
function htmlOfCopy(text: string): string {
  const lines = text.split(/\r\n|\r|\n/);
  const isWrapped = lines.length > 3 && lines.every((line) => line.length <= WRAPPED_AT);
  return isWrapped || lines.some((line) => line.trim() === '') ? htmlOfText(text) : htmlOfParagraphs(lines);
}
