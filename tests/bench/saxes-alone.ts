// saxes alone, as a gate uses it: decoded, namespaces resolved, a tree built, nothing made of it.
import { SaxesParser } from 'saxes';

interface Node {
  readonly name: string;
  readonly children: (Node | string)[];
}

/** Reads a document into a tree with the three handlers that a tree needs. */
export function readWithSaxes(bytes: Uint8Array): Node | undefined {
  return readInto(new SaxesParser({ xmlns: true }), bytes);
}

/**
 * As a gate reads that also minds errors, document types, attributes and CDATA: eight handlers, with which V8 keeps the parser as
 * a dictionary (docs/decisions/0003).
 */
export function readWithEightHandlers(bytes: Uint8Array): Node | undefined {
  const parser = new SaxesParser({ xmlns: true });
  let attributes = 0;
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('doctype', (doctype) => {
    if (doctype.includes('[')) throw new Error('An internal subset.');
  });
  parser.on('attribute', () => {
    attributes += 1;
    if (attributes > 256) throw new Error('Too many attributes.');
  });
  parser.on('opentagstart', () => {
    attributes = 0;
  });
  return readInto(parser, bytes, true);
}

function readInto(parser: SaxesParser<{ xmlns: true }>, bytes: Uint8Array, withCdata = false): Node | undefined {
  const open: { name: string; uri: string; attributes: Record<string, string>; children: (Node | string)[] }[] = [];
  let root: Node | undefined;
  const addText = (text: string) => {
    open.at(-1)?.children.push(text);
  };
  parser.on('opentag', (tag) => {
    const attributes: Record<string, string> = {};
    for (const name in tag.attributes) attributes[name] = tag.attributes[name]?.value ?? '';
    const element = { name: tag.local, uri: tag.uri, attributes, children: [] };
    open.at(-1)?.children.push(element);
    root ??= element;
    open.push(element);
  });
  parser.on('text', addText);
  if (withCdata) parser.on('cdata', addText);
  parser.on('closetag', () => {
    open.pop();
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  return root;
}
