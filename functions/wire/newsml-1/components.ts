// What the components of a NewsML 1 item are to a reader: the line down to the component that holds the story, and what stands beside it.
// Spec: NewsML 1.2 Functional Specification, NewsComponent, Role, ContentItem.
import { mediaType } from '../media-type.ts';
import type { NewsObjectType } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, descendants, elements } from '../xml-find.ts';

/** A piece of content: a `ContentItem` and the component that it stands in. */
export interface Piece {
  readonly component: XmlElement;
  readonly item: XmlElement;
}

/** The contents of one component and of all below it. */
export interface Content {
  /** From the component down to the one that holds the running text; facts of an inner one go before those of an outer one. */
  readonly line: readonly XmlElement[];
  readonly text: readonly Piece[];
  /** Texts beside the running one that play a part of it. */
  readonly headlines: readonly Piece[];
  readonly subheadlines: readonly Piece[];
  readonly leads: readonly Piece[];
  readonly summaries: readonly Piece[];
  readonly captions: readonly Piece[];
  readonly notes: readonly Piece[];
  readonly otherTexts: readonly Piece[];
  /** Forms of this very object that lie elsewhere. */
  readonly renditions: readonly Piece[];
  /** Objects that go with it: components of their own, or several that are forms of one thing. */
  readonly others: readonly (readonly XmlElement[])[];
  /** Whole items, or references to them. */
  readonly items: readonly XmlElement[];
}

type Part = 'text' | 'headlines' | 'subheadlines' | 'leads' | 'summaries' | 'captions' | 'notes' | 'ignored' | 'otherTexts';

// Roles by what providers call them (IPTC's vocabulary, AFP, Belga, Business Wire, Reuters, Superdesk); letters only, lower case.
const ROLES: Readonly<Record<Exclude<Part, 'otherTexts'>, readonly string[]>> = {
  text: ['', 'main', 'body', 'bodytext', 'text', 'story', 'article', 'news', 'content', 'original', 'fulltext', 'maintext'],
  headlines: ['headline', 'title', 'hedline', 'mainheadline'],
  subheadlines: ['subheadline', 'subtitle', 'subhead', 'deck'],
  leads: ['lead', 'intro', 'standfirst', 'chapeau', 'introduction'],
  summaries: ['abstract', 'summary', 'teaser', 'synopsis', 'tweettext', 'smstext', 'description'],
  captions: ['caption', 'legend', 'captiontext', 'photocaption'],
  notes: ['editorsnote', 'editornote', 'ednote', 'advisory', 'advisoryline', 'instruction'],
  ignored: ['stylesheet', 'metadata'],
};
const BESIDE = new Set(['supporting', 'supplementary', 'sidebar', 'related', 'background', 'factbox', 'box']);
// Forms in which one picture or film comes, as against further ones.
const FORMS =
  /^(?:thumbnail|thumb|preview|quicklook|viewimage|highdef|highres|hires|lowres|lowdef|medium|midsize|small|large|original|web|icon|ipad|proxy|poster|keyframe|squared\d*|[a-z]*\d+x\d+)$/;

/** What a component plays, in lower case, letters and digits alone. */
export function roleOf(component: XmlElement): string {
  return (attribute(child(component, 'Role'), 'FormalName') ?? '').toLowerCase().replace(/[^a-z0-9]+/g, '');
}

/** The kind of content that an item holds or points to. */
export function kindOf(item: XmlElement): NewsObjectType | undefined {
  const formal = (local: string) => attribute(child(item, local), 'FormalName');
  return mediaType(formal('MediaType'), formal('MimeType'), formal('Format'), attribute(item, 'Href'));
}

/** The data that an item holds, out of whatever encodings are around it. */
export function dataOf(item: XmlElement): XmlElement | undefined {
  let at: XmlElement | undefined = item;
  while (at && !child(at, 'DataContent')) at = child(at, 'Encoding');
  // Some systems leave `DataContent` out around their paragraphs.
  return child(at, 'DataContent') ?? (elements(item).some(({ local }) => BARE.has(local)) ? item : undefined);
}

const BARE = new Set(['p', 'nitf', 'html', 'body', 'body.content', 'block', 'div']);

function isText(item: XmlElement): boolean {
  const kind = kindOf(item);
  return (kind === undefined || kind === 'text') && speaks(dataOf(item));
}

function speaks(element: XmlElement | undefined): boolean {
  return element?.children.some((each) => (typeof each === 'string' ? each.trim() !== '' : speaks(each))) ?? false;
}

function isMedium(item: XmlElement): boolean {
  return attribute(item, 'Href') !== undefined || (dataOf(item) !== undefined && !isText(item) && (kindOf(item) ?? 'text') !== 'text');
}

function partOf(component: XmlElement): Part {
  const role = roleOf(component);
  for (const part in ROLES) if (ROLES[part as keyof typeof ROLES].includes(role)) return part as Part;
  return 'otherTexts';
}

function isLeaf(component: XmlElement): boolean {
  return ['NewsComponent', 'NewsItem', 'NewsItemRef'].every((local) => !child(component, local));
}

/** Components without a headline of their own, and with nothing in them but content, are parts of the object around them. */
function isPartOfObject(component: XmlElement): boolean {
  return isLeaf(component) && !hasOwnHeadline(component) && !BESIDE.has(roleOf(component));
}

/** Objects beside a story, and forms of one, beyond these are not read: no item has them, and each takes its time. */
const MOST = 1_000;

/** Takes the contents of a component apart. */
export function contentOf(component: XmlElement): Content {
  const line = lineOf(component);
  const last = line.at(-1) ?? component;
  const beside = line.flatMap((each, index) => children(each, 'NewsComponent').filter((inner) => inner !== line[index + 1]));
  const leaves = beside.filter(isPartOfObject);
  const text = textsOfLine(last);
  const texts = (part: Part) => leaves.filter((each) => partOf(each) === part).flatMap(textsIn);
  const more = text.length > 0 ? leaves.filter((each) => partOf(each) === 'text' && goesOn(each, last)).flatMap(textsIn) : [];
  const media = leaves.filter((each) => children(each, 'ContentItem').some(isMedium));
  const own = line.flatMap((each) => mediaIn(each));
  const isTextual = text.length > 0;
  const told = new Set([...text, ...more].map(({ item }) => item));
  const objects = beside.filter((each) => !isPartOfObject(each) && !isEmpty(each));
  return {
    line,
    text: [...text, ...more].toSorted(inDocumentOrder(component)),
    headlines: texts('headlines'),
    subheadlines: texts('subheadlines'),
    leads: texts('leads'),
    summaries: texts('summaries'),
    captions: [...texts('captions'), ...media.flatMap(textsIn)],
    notes: texts('notes'),
    otherTexts: [...texts('otherTexts'), ...texts('text')].filter(({ component: at, item }) => mediaIn(at).length === 0 && !told.has(item)),
    renditions: (isTextual ? own : [...own, ...media.flatMap(mediaIn)]).slice(0, MOST),
    others: [...(isTextual ? formsTogether(media) : []), ...objects.map((each) => [each])].slice(0, MOST),
    items: line.flatMap((each) => [...children(each, 'NewsItem'), ...children(each, 'NewsItemRef')]).slice(0, MOST),
  };
}

/** Where no component plays the text by name, any that holds text does that is not known to play something else. */
function lineOf(component: XmlElement): XmlElement[] {
  const line = lineTo(component, ownTexts);
  const last = line.at(-1);
  return last && ownTexts(last).length > 0 ? line : lineTo(component, anyTexts, line);
}

function lineTo(component: XmlElement, texts: Texts, otherwise: readonly XmlElement[] = []): XmlElement[] {
  const tellers = tellersIn(component, texts);
  const line = [component];
  for (let at: XmlElement | undefined = component; at; ) {
    const next: XmlElement | undefined = texts(at).length > 0 ? undefined : nextIn(at, tellers);
    if (next) line.push(next);
    else if (otherwise.length > 0 && texts(at).length === 0) return [...otherwise];
    at = next;
  }
  return line;
}

/** The components that hold running text, right in them or further down: found once, for trees may be deep. */
function tellersIn(component: XmlElement, texts: Texts, tellers = new Set<XmlElement>()): ReadonlySet<XmlElement> {
  const inner = children(component, 'NewsComponent');
  for (const each of inner) tellersIn(each, texts, tellers);
  if (inner.some((each) => tellers.has(each)) || texts(component).length > 0) tellers.add(component);
  return tellers;
}

function textsOfLine(last: XmlElement): Piece[] {
  const own = ownTexts(last);
  return own.length > 0 ? own : anyTexts(last);
}

type Texts = (component: XmlElement) => Piece[];

/** The main component first, then one that bears no role or the text's, then any that holds a story; without text the first object. */
function nextIn(component: XmlElement, tellers: ReadonlySet<XmlElement>): XmlElement | undefined {
  const inner = children(component, 'NewsComponent');
  const rank = (each: XmlElement) => (roleOf(each) === 'main' ? 0 : partOf(each) === 'text' ? 1 : BESIDE.has(roleOf(each)) ? 3 : 2);
  const [first] = inner.filter((each) => tellers.has(each)).toSorted((a, b) => rank(a) - rank(b));
  if (first) return first;
  const hasLeaf = inner.some((each) => isLeaf(each) && children(each, 'ContentItem').length > 0);
  return hasLeaf || mediaIn(component).length > 0 ? undefined : inner.find((each) => !isLeaf(each) && hasContent(each));
}

function hasContent(component: XmlElement): boolean {
  return (
    children(component, 'ContentItem').some((item) => isText(item) || isMedium(item)) ||
    children(component, 'NewsComponent').some(hasContent)
  );
}

/** Items of running text right in a component; of equivalent ones the first. */
function ownTexts(component: XmlElement): Piece[] {
  const part = partOf(component);
  if (part !== 'text' && !(part === 'otherTexts' && (BESIDE.has(roleOf(component)) || hasOwnHeadline(component)))) return [];
  return textsIn(component);
}

function anyTexts(component: XmlElement): Piece[] {
  return partOf(component) === 'otherTexts' && mediaIn(component).length === 0 ? textsIn(component) : [];
}

function textsIn(component: XmlElement): Piece[] {
  const items = children(component, 'ContentItem').filter(isText);
  const isChoice = attribute(component, 'EquivalentsList') === 'yes' || child(component, 'BasisForChoice') !== undefined;
  return (isChoice ? items.slice(0, 1) : items).map((item) => ({ component, item }));
}

function mediaIn(component: XmlElement): Piece[] {
  return children(component, 'ContentItem')
    .filter(isMedium)
    .map((item) => ({ component, item }));
}

/** Whether a further text component goes on with the story, rather than saying the same in another form or language. */
function goesOn(component: XmlElement, text: XmlElement): boolean {
  const isChoice = attribute(component.parent, 'EquivalentsList') === 'yes';
  return !isChoice && component.parent === text.parent && languageIn(component) === languageIn(text);
}

/** What a component says it is about. TASS misspells the name in all of its copy. */
export function descriptiveOf(component: XmlElement): XmlElement[] {
  return elements(component).filter(({ local }) => local === 'DescriptiveMetadata' || local === 'DescriptiveMetada');
}

/** The language that a component states for itself. Some systems bind the prefix of `xml:lang` to something else. */
export function languageIn(component: XmlElement): string | undefined {
  const language = child(descriptiveOf(component)[0], 'Language');
  const name = Object.keys(component.attributes).find((each) => /(?:^|:)lang$/.test(each));
  return attribute(language, 'FormalName') ?? (name && attribute(component, name));
}

function hasOwnHeadline(component: XmlElement): boolean {
  return child(child(component, 'NewsLines'), 'HeadLine') !== undefined;
}

function isEmpty(component: XmlElement): boolean {
  const references = descendants(component, 'NewsItemRef').length + descendants(component, 'NewsItem').length;
  return references === 0 && !hasContent(component);
}

/** Components that are forms of one medium, together: a thumbnail goes with the picture before it. */
function formsTogether(media: readonly XmlElement[]): XmlElement[][] {
  const groups: XmlElement[][] = [];
  for (const component of media) {
    const before = groups.at(-1);
    const kinds = [component, before?.[0]].map((each) => each && mediaIn(each).map(({ item }) => kindOf(item))[0]);
    if (before && FORMS.test(roleOf(component)) && kinds[0] === kinds[1]) before.push(component);
    else groups.push([component]);
  }
  return groups;
}

function inDocumentOrder(root: XmlElement) {
  const order = new Map(descendants(root, 'ContentItem').map((item, index) => [item, index]));
  return (a: Piece, b: Piece) => (order.get(a.item) ?? 0) - (order.get(b.item) ?? 0);
}
