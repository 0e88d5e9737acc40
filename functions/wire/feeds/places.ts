// Where an entry is about: GeoRSS (OGC 17-002), W3C Basic Geo, and places that media and podcasts name.
import { type Found, present, stated } from '../draft.ts';
import type { Place } from '../ninjs-item.ts';
import type { XmlElement } from '../xml.ts';
import { descendants, rawText, text } from '../xml-find.ts';
import type { Entry } from './entry.ts';
import { all, type Fields, fieldsOf, firstText, placeOf } from './fields.ts';

/** A GeoJSON position (RFC 7946): longitude before latitude. */
type Position = readonly [longitude: number, latitude: number];

interface Geometry {
  readonly type: 'Point' | 'LineString' | 'Polygon';
  readonly coordinates: unknown;
}

const MAX_PLACES = 20;
const MAX_POSITIONS = 5_000;

/** The places of an entry: shapes with the name that stands beside them, then names alone. */
export function findPlaces({ fields }: Entry): Found<Place>[] {
  const shapes = [...shapesIn(fields), ...all(fields, 'georss:where').flatMap(shapesWithin)];
  const name = firstText(fields, 'georss:featurename')?.value;
  const named = shapes.map((each, index) => (index === 0 && name ? { ...each, value: { name, ...each.value } } : each));
  const alone = name && shapes.length === 0 ? [stated({ name }, 'georss:featureName')] : [];
  const others = all(fields, 'media:location', 'podcast:location', 'dcterms:spatial').map((each) =>
    stated(placeNamed(text(each)), placeOf(each)),
  );
  return present([...named, ...alone, ...others]).slice(0, MAX_PLACES);
}

function placeNamed(name: string | undefined): Place | undefined {
  return name ? { name } : undefined;
}

/** GeoRSS Simple, and Basic Geo beside it or within a `geo:Point`. */
function shapesIn(fields: Fields): Found<Place>[] {
  const points = [fields, ...all(fields, 'geo:point').map((each) => fieldsOf(each, ''))];
  return present([
    ...all(fields, 'georss:point', 'georss:line', 'georss:polygon', 'georss:box').map((each) => shapeOf(each, each.local)),
    ...points.map((each) => {
      const [latitude, longitude] = [firstText(each, 'geo:lat'), firstText(each, 'geo:long', 'geo:lon')];
      const geoJSON = geometry('point', `${latitude?.value} ${longitude?.value}`);
      return stated(geoJSON && { geoJSON }, latitude?.from ?? '');
    }),
  ]);
}

/** GeoRSS GML: `gml:Point/gml:pos`, `gml:LineString/gml:posList`, `gml:Polygon//gml:posList`, `gml:Envelope`. */
function shapesWithin(where: XmlElement): Found<Place>[] {
  const [low, high] = [descendants(where, 'lowerCorner')[0], descendants(where, 'upperCorner')[0]];
  const box = low && high ? geometry('box', `${rawText(low)} ${rawText(high)}`) : undefined;
  return present([
    ...descendants(where, 'Point').map((each) => shapeOf(each, 'point')),
    ...descendants(where, 'LineString').map((each) => shapeOf(each, 'line')),
    ...descendants(where, 'Polygon').map((each) => shapeOf(each, 'polygon')),
    stated(box && { geoJSON: box }, placeOf(where)),
  ]);
}

function shapeOf(element: XmlElement, shape: string): Found<Place> | undefined {
  const geoJSON = geometry(shape.toLowerCase(), rawText(element));
  return stated(geoJSON && { geoJSON }, placeOf(element));
}

/** A geometry out of `latitude longitude` pairs; undefined for numbers that are none, or no place on Earth. */
function geometry(shape: string, numbers: string): Geometry | undefined {
  const positions = positionsOf(numbers);
  const [first, second] = positions;
  if (!first) return undefined;
  if (shape === 'point') return { type: 'Point', coordinates: first };
  if (shape === 'line') return second ? { type: 'LineString', coordinates: positions } : undefined;
  if (shape === 'polygon') return positions.length >= 4 ? { type: 'Polygon', coordinates: [closed(positions)] } : undefined;
  if (shape !== 'box' || !second) return undefined;
  const [[west, south], [east, north]] = [first, second];
  return { type: 'Polygon', coordinates: [[first, [east, south], second, [west, north], first]] };
}

function closed(ring: readonly Position[]): readonly Position[] {
  const [first, last] = [ring[0], ring.at(-1)];
  return first && last && (first[0] !== last[0] || first[1] !== last[1]) ? [...ring, first] : ring;
}

function positionsOf(numbers: string): Position[] {
  const values = numbers.trim().split(/[\s,]+/, 2 * MAX_POSITIONS);
  const positions: Position[] = [];
  for (let at = 0; at + 1 < values.length; at += 2) {
    const [latitude, longitude] = [Number(values[at] || Number.NaN), Number(values[at + 1] || Number.NaN)];
    if (!(Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180)) return [];
    positions.push([longitude, latitude]);
  }
  return positions;
}
