// Facts of a NewsML 1 item and its envelope that no field of a story holds, under the names that NewsML has for them.
// Spec: NewsML 1.2, NewsEnvelope, Property, Metadata, Label.
import { type Found, stated } from '../draft.ts';
import { pubStatusOf } from '../g2/status.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, find, text } from '../xml-find.ts';
import { otherLines } from './lines.ts';

type Values = Readonly<Record<string, unknown>>;

/** What the message around the item says beyond service, priority and number: who sent it, when, for which products. */
export function messageOf(envelope: XmlElement | undefined): Found<Values> | undefined {
  const formal = (local: string) => children(envelope, local).flatMap((each) => attribute(each, 'FormalName') ?? []);
  const parties = (local: string) => children(child(envelope, local), 'Party').flatMap((each) => attribute(each, 'FormalName') ?? []);
  const message = filled({
    sent: text(child(envelope, 'DateAndTime')),
    sentFrom: parties('SentFrom'),
    services: formal('NewsService').slice(1),
    products: formal('NewsProduct'),
  });
  return Object.keys(message).length > 0 ? stated(message, 'NewsEnvelope') : undefined;
}

/** Facts worth keeping as they are. */
export function extraOf(item: XmlElement, line: readonly XmlElement[]): Found<Values> | undefined {
  const management = child(item, 'NewsManagement');
  const identification = child(item, 'Identification');
  const inner = line.toReversed();
  const metadata = (local: string) => inner.flatMap((each) => children(each, local));
  const administrative = metadata('AdministrativeMetadata');
  const revision = find(identification, 'NewsIdentifier', 'RevisionId');
  const extra = filled({
    status: unlessKnown(attribute(child(management, 'Status'), 'FormalName'), (word) => pubStatusOf(word) !== undefined),
    urgency: unlessKnown(attribute(child(management, 'Urgency'), 'FormalName'), (word) => /^[1-9]$/.test(word)),
    previousRevision: unlessKnown(attribute(revision, 'PreviousRevision'), (word) => word === '0'),
    dateLabel: text(child(identification, 'DateLabel')),
    labels: Object.fromEntries(
      children(identification, 'Label').flatMap((each) => {
        const value = text(child(each, 'LabelText'));
        return value ? [[attribute(child(each, 'LabelType'), 'FormalName') ?? 'label', value]] : [];
      }),
    ),
    fileName: text(administrative.flatMap((each) => child(each, 'FileName') ?? [])[0]),
    systemIdentifier: text(administrative.flatMap((each) => child(each, 'SystemIdentifier') ?? [])[0]),
    series: text(inner.flatMap((each) => find(each, 'NewsLines', 'SeriesLine') ?? [])[0]),
    lines: otherLines(line),
    ofInterestTo: metadata('DescriptiveMetadata').flatMap((each) =>
      children(each, 'OfInterestTo').flatMap((one) => attribute(one, 'FormalName') ?? []),
    ),
    properties: propertiesIn([...administrative, ...metadata('DescriptiveMetadata'), ...(management ? [management] : [])]),
    metadata: Object.fromEntries(
      [...Map.groupBy(metadata('Metadata'), (each) => attribute(child(each, 'MetadataType'), 'FormalName') ?? 'metadata')].map(
        ([type, alike]) => [type, propertiesIn(alike)],
      ),
    ),
    updates: updatesOf(item),
  });
  return Object.keys(extra).length > 0 ? stated(extra, 'NewsManagement, NewsComponent') : undefined;
}

/** A word that no field of the story says already. */
function unlessKnown(word: string | undefined, isKnown: (word: string) => boolean): string | undefined {
  return word === undefined || isKnown(word) ? undefined : word;
}

// Properties that have become keywords, places or events of the story.
const TOLD = /^(?:keyword|country|city|event|location)$/i;

/** Properties by formal name: their values, or the properties within them; a list where a name comes more than once. */
function propertiesIn(holders: readonly XmlElement[]): Values {
  const found = new Map<string, unknown[]>();
  for (const property of holders.flatMap((holder) => children(holder, 'Property'))) {
    const name = attribute(property, 'FormalName');
    const within = propertiesIn([property]);
    const value = attribute(property, 'Value') ?? attribute(property, 'ValueRef') ?? (Object.keys(within).length > 0 ? within : undefined);
    if (name && value !== undefined && !TOLD.test(name)) found.set(name, [...(found.get(name) ?? []), value]);
  }
  return Object.fromEntries([...found].map(([name, values]) => [name, values.length > 1 ? values : values[0]]));
}

/** What an update does to the item that receivers have: the kind of each change and what it applies to. */
function updatesOf(item: XmlElement): Values[] {
  return children(item, 'Update').flatMap((update) =>
    update.children.flatMap((each) => {
      if (typeof each === 'string') return [];
      return [filled({ change: each.local, of: attribute(each, 'DuidRef') })];
    }),
  );
}

function filled(values: Values): Values {
  const kept = Object.entries(values).filter(
    ([, value]) => value !== undefined && !(typeof value === 'object' && value !== null && Object.keys(value).length === 0),
  );
  return Object.fromEntries(kept);
}
