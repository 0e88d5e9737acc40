// XML output by fast-xml-parser's builder, and text that XML can hold.
import { XMLBuilder } from 'fast-xml-parser';

/** Attributes are written `@name`, the text of an element that has some `#text`. What is undefined is left out. */
export interface XmlNode {
  readonly [name: string]: string | undefined | XmlNode | readonly XmlNode[] | readonly string[];
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
  suppressBooleanAttributes: false,
});

export function xmlOf(node: XmlNode): string {
  return builder.build(clean(node));
}

/** Characters that XML 1.0 cannot hold, not even escaped. Spec: XML 1.0, 2.2. */
const ILLEGAL = /[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu;

function clean<T>(value: T): T;
function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replace(ILLEGAL, '');
  if (Array.isArray(value)) return value.map((each) => clean(each));
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([, each]) => each !== undefined);
  // In attributes parsers take line ends for blanks, and the builder writes them as they are.
  return Object.fromEntries(
    kept.map(([name, each]) => [name, name.startsWith('@') ? clean(String(each).replace(/\s/g, ' ')) : clean(each)]),
  );
}
