// Banners over a story: what an editor must know before a word of it is used.
import type { Tombstone } from '../../store/store.ts';
import type { Story } from '../../wire/story.ts';
import { type Child, h } from './dom.ts';
import { labelsOf } from './signals.ts';
import type { Clock, OwnClock } from './times.ts';

export type BannerKind = 'kill' | 'care' | 'update' | 'note';

/** Each kind has its word, its shape and its colour: no two are told apart by colour alone. */
export function banner(kind: BannerKind, title: string, ...text: readonly Child[]): HTMLElement {
  return h('div', { class: `banner ${kind}`, role: kind === 'kill' ? 'alert' : undefined }, h('strong', {}, title), ' ', ...text);
}

export function killBanner({ time, reason }: Tombstone, clock: Clock): HTMLElement {
  return banner(
    'kill',
    'KILL: do not use',
    h('span', {}, `Taken back by its sender at ${clock.full(time)}. `),
    reason && h('span', { dir: 'auto' }, reason),
  );
}

/** Corrections, notices that it is withheld, and an embargo that has ended: said in the copy's own words where it has them. */
export function lifted(story: Story, clock: Clock, own: OwnClock): HTMLElement[] {
  const { item, wire } = story;
  const labels = labelsOf({ signals: wire.signals ?? [], status: item.pubStatus ?? 'usable' });
  const correction = labels.find(({ tone, text }) => tone === 'care' && text !== 'withheld');
  return [
    ...(item.pubStatus === 'withheld' ? [banner('care', 'Withheld', 'The sender asks not to use this yet.')] : []),
    ...(correction ? [banner('care', `Correction`, h('span', { dir: 'auto' }, correction.text))] : []),
    ...(item.embargoedUntil ? [embargoBanner(item.embargoedUntil, clock, own, wire.embargo?.text)] : []),
  ];
}

/** The clock counts down where the desk shows an embargoed story at all; see `countDown`. */
function embargoBanner(until: string, clock: Clock, own: OwnClock, text: string | undefined): HTMLElement {
  const isOver = Date.parse(until) <= Date.now();
  return banner(
    'care',
    isOver ? 'Embargo over' : 'EMBARGO',
    h('span', {}, `${isOver ? 'It ended at' : 'Until'} ${clock.full(until, own)}. `),
    !isOver && h('b', { class: 'countdown', 'data-until': until, role: 'timer' }, remaining(until, Date.now())),
    text && h('q', { dir: 'auto' }, text),
  );
}

/** Brings all countdowns of the page up to date; called each second. */
export function countDown(): void {
  for (const element of document.querySelectorAll<HTMLElement>('[data-until]')) {
    element.textContent = remaining(element.dataset.until ?? '', Date.now());
  }
}

function remaining(until: string, now: number): string {
  const seconds = Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
  const two = (number: number) => String(number).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
