// Addresses that are none on their own: the name of a file that lies beside the item, a path on a server that nobody names.
// ninjs 3.1 takes absolute URIs alone as `href`, and nothing here is resolved against an address that could be fetched.
import { type Draft, issue, stated } from './draft.ts';
import { toUri } from './uri.ts';

type Fields = Readonly<Record<string, unknown>>;

/** More of them are not kept: no item has as many files. */
const MOST = 200;

/** The draft with such addresses of renditions, its own and its associations', as stated in `wire.extra.hrefs`, by where they stood. */
export function withRelativeHrefs(draft: Draft): Draft {
  const hrefs: Record<string, string> = {};
  const listOf = (list: Draft['item']['renditions'] | Draft['item']['associations'], name: string) =>
    list?.map((each, index) => ({ ...each, value: without(each.value, `${name}[${index}]`, hrefs) }));
  const renditions = listOf(draft.item.renditions, 'renditions');
  const associations = listOf(draft.item.associations, 'associations');
  const [first] = Object.keys(hrefs);
  const extra = first && stated({ ...draft.wire.extra?.value, hrefs }, draft.wire.extra?.from ?? first);
  if (!first || !extra) return draft;
  const words = 'Addresses of renditions are no absolute URIs; they were kept as stated in wire.extra.hrefs.';
  return {
    ...draft,
    item: { ...draft.item, ...({ renditions, associations } as Draft['item']) },
    wire: { ...draft.wire, extra },
    issues: [...draft.issues, issue('URI_INVALID', words, first)],
  };
}

/** A rendition, or an item with renditions, without what is no URI of its own. */
function without(value: unknown, path: string, hrefs: Record<string, string>): unknown {
  if (!isFields(value)) return value;
  const { href, ...rest } = value;
  const isRelative = typeof href === 'string' && href.trim() !== '' && !toUri(href) && Object.keys(hrefs).length < MOST;
  if (isRelative) hrefs[path] = href.trim().slice(0, 1_000);
  const own = isRelative ? rest : value;
  const lists = ['renditions', 'associations'].flatMap((name) => {
    const list = own[name];
    return Array.isArray(list) ? [[name, list.map((each, index) => without(each, `${path}.${name}[${index}]`, hrefs))] as const] : [];
  });
  return lists.length > 0 ? { ...own, ...Object.fromEntries(lists) } : own;
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
