// Where each field came from: stated, derived, inferred or received.
import type { Provenance, Story } from '../../wire/story.ts';
import { h } from './dom.ts';

/** The line below a field that says where it came from; seen while the pane shows provenance. */
export function origin({ provenance }: Story, field: string): HTMLElement | undefined {
  const found = provenance[field] ?? provenance[`${field}[0]`];
  return found && h('span', { class: 'origin' }, how(found), ' ', found.from);
}

export function provenanceTable({ provenance }: Story): HTMLElement {
  const rows = Object.entries(provenance).map(([field, from]) =>
    h('tr', {}, h('th', { scope: 'row' }, h('code', {}, field)), h('td', {}, how(from)), h('td', {}, from.from)),
  );
  return h(
    'section',
    { class: 'panel', 'aria-labelledby': 'origins' },
    h('h3', { id: 'origins' }, 'Where each field came from'),
    h(
      'p',
      { class: 'quiet' },
      'Stated: the wire says so. Derived: worked out from what it says. Inferred: our guess. Received: from the delivery.',
    ),
    h(
      'div',
      { class: 'wide', tabindex: 0, role: 'region', 'aria-label': 'Table of origins' },
      h(
        'table',
        { class: 'origins' },
        h('thead', {}, h('tr', {}, ...['Field', 'How', 'From'].map((title) => h('th', { scope: 'col' }, title)))),
        h('tbody', {}, ...rows),
      ),
    ),
  );
}

function how({ how }: Provenance): HTMLElement {
  return h('b', { class: `how ${how}` }, how);
}
