// A story as lists show it, and when it may be shown at all. Pure functions of the story.
import type { NinjsItem } from '../wire/ninjs-item.ts';
import type { Story } from '../wire/story.ts';
import type { Card, Tombstone } from './store.ts';

/** Later than any time that is ever asked for. */
export const NEVER = '9999-12-31T23:59:59.999Z';

/** The moment from which a story may be shown: `''` at once, `NEVER` while it is withheld without a time. */
export function visibleFrom(story: Story): string {
  if (isKill(story)) return '';
  if (story.wire.embargo?.indefinite) return NEVER;
  if (story.item.embargoedUntil) return sortable(story.item.embargoedUntil) ?? NEVER;
  return story.item.pubStatus === 'withheld' ? NEVER : '';
}

/** An item as it is handed on. What is shown is withheld no longer, and who gets it must not take it that it is. */
export function releasedItem(item: NinjsItem): NinjsItem {
  return item.pubStatus === 'withheld' ? { ...item, pubStatus: 'usable' } : item;
}

/** Whether the story takes an earlier one back. */
export function isKill(story: Story): boolean {
  return story.item.pubStatus === 'canceled';
}

/**
 * What feeds sort by: versionCreated, held to at most the time of arrival; for embargoed copy its minute, if that is later. Then it is new, and
 * must not come up below what its readers have seen.
 */
export function feedTime(story: Story): string {
  const { receivedAt } = story.source;
  const created = sortable(story.item.versionCreated ?? '') ?? receivedAt;
  const sent = created < receivedAt ? created : receivedAt;
  const shown = visibleFrom(story);
  return shown > sent && shown !== NEVER ? shown : sent;
}

export function tombstoneOf(story: Story): Tombstone {
  const reason = story.item.edNote;
  return {
    id: story.id,
    revision: story.revision,
    time: feedTime(story),
    ...(reason && { reason: clip(reason, 300) }),
  };
}

export function cardOf(story: Story): Card {
  const { item, wire } = story;
  const body = item.bodies?.[0];
  const places = placeCodes(story).slice(0, 10);
  return {
    id: story.id,
    revision: story.revision,
    time: feedTime(story),
    headline: clip(item.headlines?.[0]?.value ?? item.title ?? item.slugline ?? '', 160),
    status: item.pubStatus ?? 'usable',
    ...(item.type && { type: item.type }),
    ...(item.version && { version: clip(item.version, 20) }),
    ...(item.slugline && { slugline: clip(item.slugline, 64) }),
    ...(wire.provider && { provider: clip(wire.provider, 40) }),
    ...(item.language && { language: clip(item.language, 20) }),
    ...(item.urgency && { urgency: item.urgency }),
    ...(body?.wordCount && { wordCount: body.wordCount }),
    ...(wire.signals?.length && { signals: wire.signals.slice(0, 4).map((signal) => clip(signal, 24)) }),
    ...(places.length > 0 && { places }),
  };
}

/** ISO 3166-1 alpha-2 codes of the story's places, from URIs such as `http://cv.iptc.org/newscodes/iso3166-1a2/FR`. */
export function placeCodes(story: Story): string[] {
  const codes = (story.item.places ?? []).flatMap(({ uri }) => /\/iso3166-1a2\/([A-Z]{2})$/.exec(uri ?? '')?.[1] ?? []);
  return [...new Set(codes)];
}

/** A card without copy: all that lists show of a killed story. */
export function bareCard(card: Card): Card {
  const { slugline, ...rest } = card;
  return { ...rest, headline: '' };
}

/** A date in UTC with milliseconds; undefined for what is none, or lies outside the years 0 to 9999, which do not sort as strings. */
function sortable(date: string): string | undefined {
  const time = Date.parse(date);
  const iso = Number.isNaN(time) ? '' : new Date(time).toISOString();
  return iso.length === 24 ? iso : undefined;
}

function clip(text: string, length: number): string {
  const characters = [...text];
  return characters.length > length ? `${characters.slice(0, length - 1).join('')}…` : text;
}
