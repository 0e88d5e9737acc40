// Events and planned coverage of NewsML-G2 (EventsML-G2 within it) as ninjs has them.
// Spec: NewsML-G2 2.35, eventDetails, newsCoverageSet.
import { readIsoDate } from '../dates.ts';
import { type Found, stated } from '../draft.ts';
import { linesOf } from '../html.ts';
import type { Dates, EventDetails, Organisation, PlannedCoverage } from '../ninjs-item.ts';
import { toUri } from '../uri.ts';
import type { XmlElement } from '../xml.ts';
import { attribute, child, children, pathOf, text } from '../xml-find.ts';
import { codeAt, codeOf, conceptOf, type G2Context, identifierOf, inLanguage, nameOf } from './concepts.ts';
import { contactsOf } from './details.ts';
import { newsTypeOf } from './status.ts';

/** What is known of an event; `concept` holds its `eventDetails`. */
export function eventDetailsOf(concept: XmlElement | undefined, g2: G2Context): Found<EventDetails> | undefined {
  const details = child(concept, 'eventDetails');
  if (!details) return undefined;
  const dates = eventDatesOf(child(details, 'dates'));
  const eventStatus = uriOf(child(details, 'eventStatus') ?? child(details, 'occurStatus'), g2);
  const plannedCoverageStatus = uriOf(child(details, 'newsCoverageStatus') ?? child(concept, 'newsCoverageStatus'), g2);
  const organiser = organiserOf(details, g2);
  const found: EventDetails = {
    ...(eventStatus && { eventStatus }),
    ...(plannedCoverageStatus && { plannedCoverageStatus }),
    ...(dates && { dates }),
    ...(organiser && { organiser }),
  };
  return Object.keys(found).length > 0 ? stated(found, pathOf(details)) : undefined;
}

function uriOf(element: XmlElement | undefined, g2: G2Context): string | undefined {
  return element && identifierOf(element, g2).uri;
}

/** Who organises the event, with the contacts that the event states. */
function organiserOf(details: XmlElement, g2: G2Context): Organisation | undefined {
  const [element] = children(details, 'organiser');
  const concept = element && conceptOf(element, g2);
  const contactInfo = [
    ...(contactsOf(child(element, 'organisationDetails') ?? child(element, 'personDetails'), g2) ?? []),
    ...(contactsOf(details, g2) ?? []),
  ];
  return concept || contactInfo.length > 0 ? { ...concept, ...(contactInfo.length > 0 && { contactInfo }) } : undefined;
}

function eventDatesOf(element: XmlElement | undefined): Dates | undefined {
  const recurrence = recurrenceOf(element);
  const expectedDuration = text(child(element, 'duration'));
  return datesOf(
    { ...startOf(timeIn(child(element, 'start'))), ...endOf(timeIn(child(element, 'end'))) },
    { ...(expectedDuration && { expectedDuration }), ...(recurrence && { recurrence }) },
  );
}

/** ninjs has no dates without a start or an end. */
function datesOf(bounds: Dates, more: Dates = {}): Dates | undefined {
  return Object.keys(bounds).length > 0 ? { ...bounds, ...more } : undefined;
}

interface Time {
  readonly value: string;
  readonly exact: boolean;
}

function timeIn(element: XmlElement | undefined): Time | undefined {
  const approximate = element && /approx|undefined/i.test(codeAt(element, 'confirmationstatus') ?? '');
  const time = timeOf(text(element));
  return time && approximate ? { ...time, exact: false } : time;
}

/** Exact is a moment with its zone; a day, a month or a time without a zone is what ninjs calls expected. */
function timeOf(value: string | undefined): Time | undefined {
  if (!value) return undefined;
  const read = readIsoDate(value);
  if (!read) return { value, exact: false };
  if (read.noTime) return { value: read.iso.slice(0, 10), exact: false };
  return read.noZone ? { value: read.iso.slice(0, 19), exact: false } : { value: read.iso, exact: true };
}

function startOf(time: Time | undefined): Dates {
  if (!time) return {};
  return time.exact ? { startDate: time.value } : { expectedStartDate: time.value };
}

function endOf(time: Time | undefined): Dates {
  if (!time) return {};
  return time.exact ? { endDate: time.value } : { expectedEndDate: time.value };
}

type Recurrence = NonNullable<Dates['recurrence']>;
type Rule = NonNullable<Recurrence['recurrenceRules']>[number];

function recurrenceOf(element: XmlElement | undefined): Recurrence | undefined {
  const rules = children(element, 'rRule').map(ruleOf);
  const recurrenceDates = text(child(element, 'rDate'));
  if (rules.length === 0 && !recurrenceDates) return undefined;
  return { ...(recurrenceDates && { recurrenceDates }), ...(rules.length > 0 && { recurrenceRules: rules }) };
}

function ruleOf(element: XmlElement): Rule {
  const until = timeOf(attribute(element, 'until'));
  const frequency = attribute(element, 'freq')?.toLowerCase() as Rule['frequency'];
  const interval = integerIn(attribute(element, 'interval'));
  const count = integerIn(attribute(element, 'count'));
  return {
    ...(frequency && { frequency }),
    ...(interval !== undefined && { interval }),
    ...(until?.exact && { until: until.value }),
    ...(count !== undefined && { count }),
  };
}

/** The coverage that a planning item announces, an entry for each `planning`. */
export function plannedCoverageOf(item: XmlElement, g2: G2Context): Found<PlannedCoverage>[] {
  const base = toUri(item.attributes.guid ?? '');
  return children(child(item, 'newsCoverageSet'), 'newsCoverage').flatMap((coverage) =>
    children(coverage, 'planning').flatMap((planning, index) => {
      const id = attribute(coverage, 'id');
      const uri = base && id && toUri(`${base}#${id}${index > 0 ? `-${index + 1}` : ''}`);
      return stated<PlannedCoverage>({ ...(uri && { uri }), ...coverageOf(planning, g2) }, pathOf(planning)) ?? [];
    }),
  );
}

function coverageOf(planning: XmlElement, g2: G2Context): PlannedCoverage {
  const title = text(inLanguage([...children(planning, 'headline'), ...children(planning, 'title')], g2));
  const type = newsTypeOf(codeOf(child(planning, 'itemClass')));
  const notes = [...children(planning, 'description'), ...children(planning, 'edNote')].map((each) => linesOf(each.children));
  const edNote = [...new Set(notes)].filter(Boolean).join('\n');
  const urgency = integerIn(text(child(planning, 'urgency')));
  const language = attribute(child(planning, 'language'), 'tag');
  const count = child(planning, 'itemCount');
  const wordCount = integerIn(attribute(child(planning, 'newsContentCharacteristics'), 'wordcount'));
  const dates = plannedDatesOf(planning);
  return {
    ...(title && { title }),
    ...(type && { type }),
    ...(dates && { dates }),
    ...audiencesOf(planning, g2),
    ...(edNote && { edNote }),
    ...(urgency !== undefined && { urgency }),
    ...(language && { language }),
    ...(count && { itemCount: rangeOf(count) }),
    ...(wordCount !== undefined && { wordCount }),
  };
}

function plannedDatesOf(planning: XmlElement): Dates | undefined {
  const scheduled = timeOf(text(child(planning, 'scheduled')));
  const from = timeOf(attribute(planning, 'coversfrom'));
  const to = timeOf(attribute(planning, 'coversto'));
  return datesOf({ ...startOf(from ?? scheduled), ...endOf(to ?? (from && scheduled)) });
}

function audiencesOf(planning: XmlElement, g2: G2Context): Pick<PlannedCoverage, 'audiences' | 'exclAudience'> {
  const named = (element: XmlElement) => nameOf(element, g2) ?? identifierOf(element, g2).literal;
  const audiences = children(planning, 'audience').flatMap((element) => {
    const audience = named(element);
    const significance = integerIn(attribute(element, 'significance'));
    return audience ? [{ audience, ...(significance !== undefined && { significance }) }] : [];
  });
  const exclAudience = children(planning, 'exclAudience').flatMap((element) => named(element) ?? []);
  return { ...(audiences.length > 0 && { audiences }), ...(exclAudience.length > 0 && { exclAudience }) };
}

function rangeOf(count: XmlElement): NonNullable<PlannedCoverage['itemCount']> {
  const rangeFrom = integerIn(attribute(count, 'rangefrom'));
  const rangeTo = integerIn(attribute(count, 'rangeto'));
  return { ...(rangeFrom !== undefined && { rangeFrom }), ...(rangeTo !== undefined && { rangeTo }) };
}

function integerIn(value: string | undefined): number | undefined {
  return value !== undefined && /^\d{1,9}$/.test(value) ? Number(value) : undefined;
}
