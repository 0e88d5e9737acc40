// The text of an article's page, where its JSON-LD leaves it out: the element that is marked as its body, else the article element.
import { Parser } from 'htmlparser2';
import { WireError } from '../codes.ts';
import { cleanHtml } from '../html.ts';

/** What stands within an article and is none of its text; its first heading is the headline. */
const ASIDE = new Set('h1 aside nav footer form button figure noscript template svg dialog'.split(' '));
const VOID = new Set('area base br col embed hr img input link meta source track wbr'.split(' '));
const MAX_OPEN = 500;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly isMarked: boolean;
}

/**
 * The text as cleaned HTML; undefined where nothing shows which part of the page it is. Bylines and the like are left out
 * where nothing but the page says which they are (`isPlain`).
 * Throws `WireError` TRUNCATED where the page ends within it.
 */
export function bodyOfPage(page: string, isPlain = false): string | undefined {
  if (!/<article[\s>]|articleBody/i.test(page)) return undefined;
  const { spans, asides } = spansIn(page, isPlain);
  const marked = spans.filter(({ isMarked }) => isMarked);
  const texts = (marked.length > 0 ? marked : spans).map((span) => cleanHtml(cut(page, span, asides)).html);
  if (marked.length > 0) return texts.join('\n');
  return texts.toSorted((a, b) => paragraphsIn(b) - paragraphsIn(a))[0];
}

function spansIn(page: string, isPlain: boolean): { spans: Span[]; asides: Span[] } {
  const spans: Span[] = [];
  const asides: Span[] = [];
  const open: { readonly name: string; readonly start: number; readonly kind: 'marked' | 'article' | 'aside' | 'other' }[] = [];
  const within = (kind: string) => open.some((each) => each.kind === kind);
  const parser: Parser = new Parser(
    {
      onopentag(name, attributes) {
        if (VOID.has(name) || open.length >= MAX_OPEN) return;
        const isMarked = /(?:^|\s)articleBody(?:\s|$)/.test(attributes.itemprop ?? '') && !within('marked');
        const kind = isMarked
          ? 'marked'
          : name === 'article' && !within('article')
            ? 'article'
            : ASIDE.has(name) || (isPlain && isFurniture(name, attributes.class))
              ? 'aside'
              : 'other';
        open.push({ name, start: parser.startIndex, kind: name === 'article' && kind === 'other' ? 'aside' : kind });
      },
      onclosetag(name, implied) {
        const at = open.findLastIndex((each) => each.name === name);
        if (at < 0) return;
        const [closed] = open.splice(at, 1);
        if (!closed || closed.kind === 'other') return;
        if (implied && parser.endIndex >= page.length - 1 && closed.kind === 'article')
          throw new WireError('TRUNCATED', 'The page ends before its article element does.');
        const span = { start: closed.start, end: parser.endIndex + 1, isMarked: closed.kind === 'marked' };
        (closed.kind === 'aside' ? asides : spans).push(span);
      },
    },
    { lowerCaseTags: true, decodeEntities: false },
  );
  parser.end(page);
  return { spans, asides };
}

const FURNITURE =
  /(?:^|[\s_-])(?:byline|author|timestamp|published|share|sharing|social|related|promo|newsletter|caption|credit|advert|advertisement|breadcrumbs?|tags|comments?)(?:$|[\s_-])/i;

function isFurniture(element: string, classes: string | undefined): boolean {
  return classes !== undefined && /^(?:p|div|span|ul|ol|section|address|time)$/.test(element) && FURNITURE.test(classes);
}

/** The markup of a span without the asides in it. */
function cut(page: string, span: Span, asides: readonly Span[]): string {
  let html = '';
  let from = span.start;
  for (const aside of asides.toSorted((a, b) => a.start - b.start)) {
    if (aside.start < from || aside.end > span.end) continue;
    html += page.slice(from, aside.start);
    from = aside.end;
  }
  return html + page.slice(from, span.end);
}

export function paragraphsIn(html: string): number {
  return html.match(/<p>[^<]{40,}/g)?.length ?? 0;
}
