// The keyboard: single keys where nothing is typed, and `g` before a place to go to.

export type Keys = Readonly<Record<string, () => void>>;

/** After `g`, the second key must come within this time. */
const SECOND_MS = 1_500;

/** `isOn` says whether single keys count at all: editors may turn them off. */
export function listenToKeys(keys: Keys, isOn: () => boolean): void {
  let first = '';
  let timer: ReturnType<typeof setTimeout> | undefined;
  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || event.isComposing) return;
    const isTyping = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
    // A dialog has keys of its own, Escape among them.
    if (document.querySelector('dialog[open]') || (key !== 'Escape' && (isTyping || !isOn()))) return;
    const name = first ? `${first} ${key}` : key;
    clearTimeout(timer);
    first = key === 'g' && !first ? 'g' : '';
    timer = setTimeout(() => {
      first = '';
    }, SECOND_MS);
    const act = keys[name];
    if (!act || (isNative(key) && !inRows(target))) return;
    event.preventDefault();
    act();
  });
}

/** Keys that scroll elsewhere. */
function isNative(key: string): boolean {
  return key === 'ArrowDown' || key === 'ArrowUp';
}

function inRows(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('#rows') !== null;
}
