// Banners over a story: what an editor must know before a word of it is used.
import type { Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import { type Child, h } from './dom.ts';
import { correctionIn } from './signals.ts';
import { ago, type Clock, type OwnClock } from './times.ts';

export type BannerKind = 'kill' | 'care' | 'update' | 'note';

/** Each kind has its word, its shape and its colour: no two are told apart by colour alone. */
export function banner(kind: BannerKind, title: string, ...text: readonly Child[]): HTMLElement {
  return h('div', { class: `banner ${kind}`, role: kind === 'kill' ? 'alert' : undefined }, h('strong', {}, title), ' ', ...text);
}

export function killBanner({ time, reason }: Tombstone, clock: Clock): HTMLElement {
  return banner(
    'kill',
    'KILL: do not use',
    h('span', {}, `Taken back at ${clock.full(time)}. `),
    reason && h('span', { dir: 'auto' }, reason),
  );
}

/** Corrections, and an embargo that has ended: said in the copy's own words where it has them. */
export function lifted(story: Story, clock: Clock, own: OwnClock): HTMLElement[] {
  const { item, wire } = story;
  const correction = correctionIn(wire.signals ?? [], item.edNote);
  return [
    ...(correction ? [banner('care', 'Correction', h('span', { dir: 'auto' }, correction))] : []),
    ...(item.embargoedUntil ? [embargoBanner(item.embargoedUntil, clock, own, wire.embargo?.text)] : []),
  ];
}

/** What is shown was released by its embargo: since when is told by a clock. Copy that is still under one is in no answer. */
function embargoBanner(until: string, clock: Clock, own: OwnClock, text: string | undefined): HTMLElement {
  return banner(
    'care',
    'Embargo over',
    h('span', {}, `since ${clock.full(until, own)}, `),
    h('b', { class: 'clock', 'data-since': until }, `${ago(until, Date.now())} ago`),
    text && h('q', { dir: 'auto' }, text),
  );
}

/** Brings the clocks of embargoes up to date; called each second. */
export function tick(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-since]')) {
    element.textContent = `${ago(element.dataset.since ?? '', Date.now())} ago`;
  }
}
