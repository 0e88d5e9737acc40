// The header of a NewsML-G2 message: who sent it, when, for whom. Spec: NewsML-G2 2.35, newsMessage.
import { type Found, stated } from '../draft.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, text } from '../xml-find.ts';
import { codeAt } from './concepts.ts';

/** What the header of the message around an item says, under its own names; undefined for an item without a message. */
export function messageOf(root: XmlElement): Found<Readonly<Record<string, unknown>>> | undefined {
  const header = child(root, 'header');
  if (!header) return undefined;
  const message = {
    ...one('sender', header),
    ...one('sent', header),
    ...one('transmitId', header),
    ...one('priority', header),
    ...one('origin', header),
    ...several(
      'channels',
      children(header, 'channel').flatMap((each) => text(each) ?? []),
    ),
    ...several('destinations', children(header, 'destination').flatMap(withRole)),
    ...several('timestamps', children(header, 'timestamp').flatMap(withRole)),
    ...several('signals', children(header, 'signal').flatMap(signalOf)),
  };
  return Object.keys(message).length > 0 ? stated(message, 'header') : undefined;
}

/** What a `signal` says: its QCode as stated, else its literal or URI. */
export function signalOf(signal: XmlElement): string[] {
  const said = attribute(signal, 'qcode') ?? attribute(signal, 'literal') ?? attribute(signal, 'uri');
  return said ? [said] : [];
}

function one(local: string, header: XmlElement) {
  const value = text(child(header, local));
  return value === undefined ? {} : { [local]: value };
}

function several(name: string, values: readonly unknown[]) {
  return values.length > 0 ? { [name]: values } : {};
}

function withRole(element: XmlElement) {
  const value = text(element);
  const role = codeAt(element, 'role');
  return value === undefined ? [] : [{ ...(role && { role }), value }];
}
