// What NewsML-G2 tells of a person, an organisation or a place: contacts, ticker symbols, position.
// Spec: NewsML-G2 2.35, personDetails, organisationDetails, geoAreaDetails, POIDetails.

import type { ContactInfo, Organisation } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, elements, languageOf, text } from '../xml-find.ts';
import { codeAt, type G2Context, nameOf, uriOfQcode } from './concepts.ts';

const WAYS = ['email', 'im', 'phone', 'fax', 'web'];

/** The ways to reach somebody: those of the `contactInfo`s below an element, and its own address. */
export function contactsOf(details: XmlElement | undefined, g2: G2Context): readonly ContactInfo[] | undefined {
  if (!details) return undefined;
  const infos = children(details, 'contactInfo');
  const contacts = [
    ...infos.flatMap((info) =>
      elements(info)
        .filter((each) => WAYS.includes(each.local))
        .flatMap((each) => contactOf(each) ?? []),
    ),
    ...[...infos, details].flatMap((each) => children(each, 'address').flatMap((found) => addressOf(found, g2) ?? [])),
  ];
  return contacts.length > 0 ? contacts : undefined;
}

function contactOf(element: XmlElement): ContactInfo | undefined {
  const value = text(element);
  const role = codeAt(element, 'role');
  return value === undefined ? undefined : { type: element.local, ...(role && { role }), value };
}

function addressOf(element: XmlElement, g2: G2Context): ContactInfo | undefined {
  const lines = children(element, 'line').flatMap((line) => text(line) ?? []);
  const named = (local: string) => nameIn(child(element, local), g2);
  const address = {
    ...(lines.length > 0 && { lines }),
    ...defined('locality', named('locality')),
    ...defined('area', named('area')),
    ...defined('postalCode', text(child(element, 'postalCode'))),
    ...defined('country', named('country')),
  };
  if (Object.keys(address).length === 0) return undefined;
  const role = codeAt(element, 'role');
  const lang = element.attributes['xml:lang'] && languageOf(element);
  return { type: 'address', ...(role && { role }), ...(lang && { lang }), address };
}

function nameIn(element: XmlElement | undefined, g2: G2Context): string | undefined {
  return element && nameOf(element, g2);
}

function defined(name: string, value: string | undefined) {
  return value === undefined ? {} : { [name]: value };
}

/** The symbols under which an organisation's papers are traded. */
export function symbolsOf(details: XmlElement | undefined, g2: G2Context): Organisation['symbols'] {
  const symbols = children(details, 'hasInstrument').flatMap((instrument) => {
    const symbol = attribute(instrument, 'symbol');
    if (!symbol) return [];
    const exchange = attribute(instrument, 'marketlabel') ?? codeAt(instrument, 'market');
    const type = attribute(instrument, 'type')?.split(/\s+/)[0];
    const symbolType = attribute(instrument, 'typeuri')?.split(/\s+/)[0] ?? (type && uriOfQcode(type, g2));
    return [{ ...(exchange && { exchange }), ...(symbolType && { symbolType }), symbol }];
  });
  return symbols.length > 0 ? symbols : undefined;
}

/** The position of a place as GeoJSON (RFC 7946). Some systems write 0, 0 where they know of none. */
export function positionOf(details: XmlElement | undefined): unknown {
  const position = child(details, 'position');
  const latitude = Number.parseFloat(attribute(position, 'latitude') ?? '');
  const longitude = Number.parseFloat(attribute(position, 'longitude') ?? '');
  if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180) || (latitude === 0 && longitude === 0)) return undefined;
  return { type: 'Point', coordinates: [longitude, latitude] };
}
