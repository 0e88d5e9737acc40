// What stands in the story pane while it shows no story: how to open one, or why there is none.
import { h } from './dom.ts';

export function welcome(): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, 'No story is open.'),
    h(
      'p',
      {},
      h('kbd', {}, 'j'),
      ' ',
      h('kbd', {}, 'k'),
      ' go through the list, ',
      h('kbd', {}, 'Enter'),
      ' opens, ',
      h('kbd', {}, '?'),
      ' lists the keys.',
    ),
  );
}

export function absent(id: string): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, 'There is no such story here, or it may not be shown: it may be withheld, or under an embargo.'),
    h('p', {}, h('code', {}, id)),
  );
}

export function failed(reason: string, again: () => void): HTMLElement {
  return h(
    'div',
    { class: 'welcome' },
    h('p', {}, `The story cannot be had: ${reason}`),
    h('button', { type: 'button', class: 'action', onclick: again }, 'Try again'),
  );
}
