// A story or a revision by as much of its name as tells it apart.
import type { Card, Store } from '../store/store.ts';
import { partsOf } from '../wire/revision.ts';
import { NotFoundError } from './exit.ts';
import { oneLine } from './printable.ts';
import { queried } from './query.ts';

/** Stories that are looked through for an identifier that was cut short: the latest ones. */
const LOOKED_THROUGH = 20_000;
const NAMED = 5;
/** Characters of a revision's hash that tell it apart; fewer are a version. */
const SHORTEST = 6;

/** The identifier that a text is, or is the end of. Throws a NotFoundError where none or several are meant. */
export async function findId(store: Store, text: string, at: string): Promise<string> {
  if (await store.get(text, at)) return text;
  // Lists show the end behind an ellipsis.
  const end = text.replace(/^…/, '');
  const found = new Set<string>();
  for (const question of [{}, { status: 'canceled' as const }]) {
    for await (const { id } of queried(store, question, at, LOOKED_THROUGH)) {
      if (end !== '' && id.endsWith(end)) found.add(id);
    }
  }
  const [first] = found;
  if (first === undefined) throw new NotFoundError(`no story ${text}: there is none, or it may not be shown yet`);
  if (found.size > 1) {
    const some = [...found].slice(0, NAMED).map((id) => `  ${oneLine(id)}`);
    throw new NotFoundError(`${found.size} stories end in ${text}; name one of them by more:\n${some.join('\n')}`);
  }
  return first;
}

/**
 * The revision that a text is, is the end of, or is the version of; of several readings of one, the latest. Throws a NotFoundError
 * as well.
 */
export async function findRevision(store: Store, id: string, text: string, at: string): Promise<string> {
  const end = text.replace(/^…/, '');
  const cards = await store.revisions(id, at);
  const isMeant = ({ revision, version }: Card) => version === text || (end.length >= SHORTEST && revision.endsWith(end));
  const meant = cards.filter(isMeant);
  const [first] = meant;
  if (!first) throw new NotFoundError(`no revision ${text} of ${id}: "--revisions" lists those that may be shown`);
  if (meant.some(({ revision }) => partsOf(revision).place !== partsOf(first.revision).place))
    throw new NotFoundError(`several revisions are ${text}: "--revisions" lists them`);
  return first.revision;
}
