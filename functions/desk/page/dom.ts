// Elements, made without markup: text stays text.

export type Child = Node | string | number | undefined | null | false;
type Listener = (event: Event) => void;
/** Attributes by name; `on…` listens; `false` and `undefined` leave an attribute out, `true` sets it bare. */
export type Attributes = Readonly<Record<string, string | number | boolean | undefined | Listener>>;

export function h<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name);
  dress(element, attributes);
  element.append(...present(children));
  return element;
}

/** An element of SVG. */
export function svg(name: string, attributes: Attributes = {}, ...children: readonly Child[]): SVGElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  dress(element, attributes);
  element.append(...present(children));
  return element;
}

/** The element of that id in the page's own HTML; throws where it is missing. */
export function byId<Type extends HTMLElement = HTMLElement>(id: string): Type {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page has no #${id}`);
  return element as Type;
}

export function fill(element: Element, ...children: readonly Child[]): void {
  element.replaceChildren(...present(children));
}

function present(children: readonly Child[]): (Node | string)[] {
  return children.flatMap((child) => (child === undefined || child === null || child === false || child === '' ? [] : [asNode(child)]));
}

function asNode(child: Node | string | number): Node | string {
  return typeof child === 'number' ? String(child) : child;
}

function dress(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, '');
    else if (value !== undefined && value !== false) element.setAttribute(name, String(value));
  }
}
