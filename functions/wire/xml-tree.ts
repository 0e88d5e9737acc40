// The tree of elements that a reader of XML builds, and the items that are cut out of it, each held to its limits.
import { WireError } from './codes.ts';
import type { Limits } from './limits.ts';

export interface XmlElement {
  /** As written, with its prefix. */
  readonly name: string;
  readonly local: string;
  /** The namespace, `''` for none. */
  readonly uri: string;
  /** By name as written (`xml:lang`), without namespace declarations. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: (XmlElement | string)[];
  /** Undefined for an item and for the root of a message. */
  readonly parent: XmlElement | undefined;
}

/** One item of a message; `root` is the message around it as far as it had been read, without its items. */
export interface XmlItem {
  readonly element: XmlElement;
  readonly root: XmlElement;
}

/** Whether an element that opens is an item. Asked for the root too, which has no parent; items within items are not looked for. */
export type IsItem = (local: string, uri: string, parent: XmlElement | undefined) => boolean;

export interface TreeOptions {
  readonly limits: Limits;
  readonly isItem: IsItem;
  readonly lineNow: () => number;
}

/** A tree that grows as elements open and close, and gives each item up when it closes. Throws `WireError` for what costs more than an item. */
export function newTree({ limits, isItem, lineNow }: TreeOptions) {
  const around = { nodes: 0, characters: 0 };
  let ready: (XmlItem | WireError)[] = [];
  let root: XmlElement | undefined;
  let item: XmlElement | undefined;
  /** The innermost open element, and, within an item, the one around the item. */
  let inner: XmlElement | undefined;
  let outer: XmlElement | undefined;
  let size = around;
  let skipped: WireError | undefined;
  let depth = 0;
  let itemDepth = 0;
  let kept = 0;

  return {
    open,
    close,
    text: addText,
    take,
    tooLarge,
    /** The element that the next one opens in. */
    inner: () => inner,
    /** Whether the whole document is one item over its limit. */
    isSkipped: () => skipped !== undefined && item === root,
    /** Items closed so far were closed by tags of their own: a wrong tag closes all up to the root before it is found to be wrong. */
    keep: () => {
      kept = ready.length;
    },
    dropUnkept: () => {
      ready.length = kept;
    },
  };

  function open(element: XmlElement) {
    depth += 1;
    if (!item && isItem(element.local, element.uri, inner)) startItem({ ...element, parent: undefined });
    else if (!skipped) addElement(element);
  }

  function close() {
    if (item && depth === itemDepth) endItem(item);
    else if (!skipped) inner = inner?.parent;
    depth -= 1;
  }

  function startItem(element: XmlElement) {
    item = element;
    root ??= item;
    outer = inner;
    inner = item;
    itemDepth = depth;
    size = { nodes: 1, characters: 0 };
  }

  function endItem(element: XmlElement) {
    ready.push(skipped ?? { element, root: root ?? element });
    item = undefined;
    skipped = undefined;
    inner = outer;
    size = around;
  }

  function addElement(element: XmlElement) {
    size.nodes += 1;
    if (size.nodes > limits.nodes)
      return exceed(new WireError('LIMIT_NODES', `An item holds more than ${limits.nodes} elements (line ${lineNow()}).`));
    inner?.children.push(element);
    root ??= element;
    inner = element;
  }

  function addText(text: string) {
    if (skipped || !inner || (!item && text.trim() === '')) return;
    size.characters += text.length;
    if (size.characters > limits.itemCharacters) return exceed(tooLarge());
    inner.children.push(text);
  }

  /** The items that have closed since it was last asked. */
  function take() {
    const taken = ready;
    ready = [];
    kept = 0;
    return taken;
  }

  /**
   * An item over its limit costs that item alone, unless it is all that there is. A document of too many elements is read on, for
   * it may be too large as well, and that says more to who sent it.
   */
  function exceed(error: WireError) {
    if (!item || (item === root && error.code !== 'LIMIT_NODES')) throw error;
    skipped = error;
    inner = item;
    item.children.length = 0;
  }

  function tooLarge() {
    return new WireError('LIMIT_SIZE', `An item holds more than ${limits.itemCharacters} characters of text (line ${lineNow()}).`);
  }
}
