// What differs between two revisions: the text inline or side by side, and the fields.
import type { Card } from '../../store/store.ts';
import type { Differences, FieldChange, Piece } from '../story-diff.ts';
import { type Child, h } from './dom.ts';
import type { Clock } from './times.ts';

export function differenceView({ headline, fields, text }: Differences, from: Card, to: Card, clock: Clock): HTMLElement {
  const isSame = text.every(({ kind }) => kind === 'same');
  return h(
    'div',
    {},
    h('h4', {}, `From ${revisionTitle(from, clock)} to ${revisionTitle(to, clock)}`),
    h('p', { class: 'headline-difference', dir: 'auto' }, ...headline.map(pieceElement)),
    ...(isSame ? [h('p', { class: 'quiet' }, 'The text is the same.')] : textDifference(text, from, to, clock)),
    fields.length > 0 && fieldTable(fields),
  );
}

/** `v3`, where versions are small numbers. */
export function revisionName({ version, revision }: Card): string {
  const number = Number(version ?? revision.slice(0, revision.indexOf('/')));
  return number > 0 && number < 1_000 ? `v${number}` : '';
}

function revisionTitle(card: Card, clock: Clock): string {
  return `${revisionName(card)} ${clock.dated(card.time)}`.trim();
}

function textDifference(text: readonly Piece[], from: Card, to: Card, clock: Clock): HTMLElement[] {
  const sides = h('input', { type: 'checkbox' });
  const inline = h('div', { class: 'inline', dir: 'auto' }, ...text.map(pieceElement));
  const two = h('div', { class: 'two', hidden: true }, side(text, 'added', from, clock), side(text, 'removed', to, clock));
  sides.addEventListener('change', () => {
    two.hidden = !sides.checked;
    inline.hidden = sides.checked;
  });
  return [h('label', { class: 'switch' }, sides, ' Side by side'), inline, two];
}

function pieceElement({ kind, value }: Piece): Child {
  if (kind === 'same') return value;
  return h(kind === 'added' ? 'ins' : 'del', {}, value);
}

/** One of two columns: all but what only the other has. */
function side(text: readonly Piece[], without: 'added' | 'removed', card: Card, clock: Clock): HTMLElement {
  const pieces = text.filter(({ kind }) => kind !== without).map(pieceElement);
  return h('section', {}, h('h5', {}, revisionTitle(card, clock)), h('div', { class: 'inline', dir: 'auto' }, ...pieces));
}

function fieldTable(fields: readonly FieldChange[]): HTMLElement {
  const rows = fields.map(({ field, from, to }) =>
    h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('code', {}, field)),
      h('td', { dir: 'auto' }, from !== undefined && h('del', {}, asText(from))),
      h('td', { dir: 'auto' }, to !== undefined && h('ins', {}, asText(to))),
    ),
  );
  const titles = ['Field', 'Before', 'After'].map((title) => h('th', { scope: 'col' }, title));
  return h(
    'details',
    { class: 'fields' },
    h('summary', {}, `${fields.length} ${fields.length === 1 ? 'field differs' : 'fields differ'}`),
    h('div', { class: 'wide' }, h('table', {}, h('thead', {}, h('tr', {}, ...titles)), h('tbody', {}, ...rows))),
  );
}

/** Values as people read them: texts and names by themselves, anything else as JSON. */
function asText(value: unknown): string {
  if (Array.isArray(value)) return value.map(asText).join('; ');
  if (typeof value !== 'object' || value === null) return String(value);
  const { value: text, name, literal, uri } = value as Readonly<Record<string, unknown>>;
  const said = text ?? name ?? literal ?? uri;
  return typeof said === 'string' ? said : JSON.stringify(value);
}
