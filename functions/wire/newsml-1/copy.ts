// The copy of a NewsML 1 item: headlines, running text, summaries and notes, out of its lines and of the components that play them.
// Spec: NewsML 1.2, NewsLines, Role, ContentItem.
import { type Found, present, stated } from '../draft.ts';
import { bodyOf, textOfHtml } from '../html.ts';
import type { Body, TextBlock } from '../ninjs-item.ts';
import { abstractsOf, headlinesOf, notesOf } from '../nitf/head.ts';
import type { XmlElement } from '../xml.ts';
import { pathOf } from '../xml-find.ts';
import { block, type Context } from './associations.ts';
import { type Content, roleOf } from './components.ts';
import { htmlOf, htmlOfUpdate } from './content.ts';
import { linesNamed, noteLines, summaryLines } from './lines.ts';

/** Head lines of the component nearest the text come first; where there are none, texts that play a headline, then NITF's own. */
export function findHeadlines(content: Content, context: Context, nitf: XmlElement | undefined): Found<TextBlock>[] {
  const { line, headlines, subheadlines } = content;
  const plain = (value: string, role?: string): TextBlock => ({ ...(role && { role }), contentType: 'text/plain', value });
  const main = linesNamed(line, 'HeadLine').map((each) => ({ ...each, value: plain(each.value) }));
  const played = (pieces: Content['headlines'], role?: string) =>
    pieces.flatMap((each) => stated(block(each, context, role), pathOf(each.component)) ?? []);
  const under = [
    ...linesNamed(line, 'SubHeadLine').map((each) => ({ ...each, value: plain(each.value, 'subheadline') })),
    ...played(subheadlines, 'subheadline'),
  ];
  const first = [main, played(headlines), nitf ? headlinesOf(nitf) : []].find((each) => each.length > 0) ?? [];
  const seen = new Set<string>();
  return [...first, ...under].filter(({ value: { value } }) => !seen.has(value) && seen.add(value));
}

/** The running text with the lead before it, then texts that go with it, by the roles that they have. */
export function findBodies(content: Content, updates: readonly XmlElement[], context: Context): Found<Body>[] {
  const { text, leads, captions, otherTexts } = content;
  const from = text[0]?.item ?? updates[0] ?? content.line[0];
  const running = text.map(({ item }) => htmlOf(item, context)).join('\n');
  const spoken = leads.length > 0 ? textOfHtml(running) : '';
  const before = leads.map(({ item }) => htmlOf(item, context)).filter((html) => !spoken.startsWith(textOfHtml(html)));
  const changes = updates.map((each) => htmlOfUpdate(each, context));
  const main = stated(bodyOf([...before, running, ...changes].filter(Boolean).join('\n')), from ? pathOf(from) : '');
  const played = (pieces: Content['text'], role?: string) =>
    pieces.flatMap((each) => stated(bodyOf(htmlOf(each.item, context), role ?? roleOf(each.component)), pathOf(each.component)) ?? []);
  const bodies = [...present([main]), ...(main ? [] : played(captions, 'caption')), ...played(otherTexts)];
  // An alert may have no content but its title.
  return bodies.length > 0 || content.renditions.length > 0 ? bodies : played(content.headlines);
}

export function findDescriptions(content: Content, context: Context, nitf: XmlElement | undefined): Found<TextBlock>[] {
  const { line, leads, summaries, captions } = content;
  const played = [...summaries, ...leads, ...captions].flatMap(
    (each) => stated(block(each, context, roleOf(each.component)), pathOf(each.component)) ?? [],
  );
  return [...summaryLines(line), ...played, ...(nitf ? abstractsOf(nitf) : [])];
}

export function findEdNote({ line, notes }: Content, context: Context, nitf: XmlElement | undefined): Found<string> | undefined {
  const played = notes.flatMap((each) => stated(block(each, context)?.value, pathOf(each.component)) ?? []);
  const all = [...noteLines(line), ...played, ...(nitf ? notesOf(nitf) : [])];
  return all[0] && { ...all[0], value: [...new Set(all.map(({ value }) => value))].join('\n') };
}
