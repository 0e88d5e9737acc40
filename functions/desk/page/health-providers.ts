// Who was heard, and when: a line for each provider.
import type { Intake, ProviderIntake } from '../routes/intake.ts';
import { h } from './dom.ts';
import { hoursPlot } from './plot.ts';
import { ago, type Clock } from './times.ts';

/** A provider that was heard in these hours, and for this long no more, is said to be silent. */
const SILENT_MS = 3 * 3_600_000;

export function providersSection({ providers, at, hours, isCut }: Intake, clock: Clock, hrefOf: (name: string) => string): HTMLElement {
  const most = Math.max(1, ...providers.flatMap(({ counts }) => counts));
  const head = ['Provider', `Stories an hour, last ${hours} hours`, 'Stories', 'Last heard'];
  const scale = `Bars share one scale: the highest stands for ${most}.${isCut ? ' There are more stories than were counted.' : ''}`;
  return h(
    'section',
    { 'aria-labelledby': 'providers' },
    h('h3', { id: 'providers' }, 'Providers'),
    h('p', { class: 'quiet' }, scale),
    h(
      'table',
      { class: 'providers' },
      h('thead', {}, h('tr', {}, ...head.map((title) => h('th', { scope: 'col' }, title)))),
      h('tbody', {}, ...providers.map((each) => providerRow(each, { most, at, clock, href: hrefOf(each.name) }))),
    ),
  );
}

interface ProviderLook {
  /** What a bar of full height stands for. */
  readonly most: number;
  /** When it was asked. */
  readonly at: string;
  readonly clock: Clock;
  readonly href: string;
}

function providerRow({ name, counts, lastHeard }: ProviderIntake, { most, at, clock, href }: ProviderLook): HTMLElement {
  const total = counts.reduce((sum, each) => sum + each, 0);
  const isSilent = total > 0 && Date.parse(at) - Date.parse(lastHeard) > SILENT_MS;
  const inWords = total === 0 ? 'none' : `${total} stories, ${Math.max(...counts)} in the busiest hour, ${counts.at(-1)} in the last`;
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, h('a', { href, dir: 'auto' }, name)),
    h('td', {}, hoursPlot(counts, most, inWords)),
    h('td', { class: 'number' }, total.toLocaleString('en'), h('span', { class: 'unit' }, total === 1 ? ' story' : ' stories')),
    h(
      'td',
      {},
      h('time', { datetime: lastHeard, title: clock.full(lastHeard) }, `${ago(lastHeard, Date.parse(at))} ago`),
      isSilent && h('b', { class: 'label care' }, 'silent'),
    ),
  );
}
