// The health view: who was heard and when, what became of the objects, what was refused and why.
import type { Outcome, Receipt } from '../../store/store.ts';
import type { Intake, ProviderIntake } from '../routes/intake.ts';
import { note } from './announce.ts';
import { type Api, ApiError } from './api.ts';
import { byId, fill, h } from './dom.ts';
import { hoursPlot } from './plot.ts';
import type { Prefs } from './prefs.ts';
import { copyText } from './story-tools.ts';
import { ago, clockOf } from './times.ts';

export interface HealthView {
  show(): Promise<void>;
}

const OUTCOMES: readonly (readonly [Outcome, string])[] = [
  ['stored', 'every item kept'],
  ['partial', 'some items refused'],
  ['duplicate', 'same bytes as before'],
  ['rejected', 'nothing kept'],
];

const UNTOUCHED = {
  gone: 'Not read again: the object lies there no more.',
  rewritten: 'Not read again: other bytes lie in its place.',
  less: 'Left as it was: fewer of its stories would be kept today.',
};

/** A provider that was heard in these hours, and for this long no more, is said to be silent. */
const SILENT_MS = 3 * 3_600_000;

export function createHealth(api: Api, prefs: Prefs, providerHref: (name: string) => string): HealthView {
  async function show(): Promise<void> {
    const pane = byId('health');
    pane.ariaBusy = 'true';
    try {
      const intake = await api.json<Intake>('intake');
      const refused = intake.outcomes ? await refusedReceipts() : undefined;
      fill(pane, h('h2', {}, 'Health'), outcomesSection(intake), providersSection(intake), refusedSection(refused));
    } catch (error) {
      fill(pane, h('h2', {}, 'Health'), h('p', {}, `The figures cannot be had: ${(error as Error).message}`));
    } finally {
      pane.ariaBusy = 'false';
    }
  }

  async function refusedReceipts(): Promise<readonly Receipt[]> {
    const lists = await Promise.all(['rejected', 'partial'].map((outcome) => api.receipts(new URLSearchParams({ outcome, limit: '30' }))));
    return lists.flat().sort((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1));
  }

  function outcomesSection({ outcomes }: Intake): HTMLElement {
    if (!outcomes) return h('p', { class: 'quiet' }, 'What became of objects is shown to tokens of the scope admin.');
    const total = OUTCOMES.reduce((sum, [name]) => sum + outcomes[name], 0);
    return h(
      'section',
      { 'aria-labelledby': 'outcomes' },
      h('h3', { id: 'outcomes' }, 'Objects taken in'),
      h(
        'ul',
        { class: 'outcomes' },
        ...OUTCOMES.map(([name, says]) =>
          h(
            'li',
            { class: `outcome ${name}` },
            h('b', {}, outcomes[name].toLocaleString('en')),
            h('span', {}, name),
            h('span', { class: 'quiet' }, says),
            shareBar(outcomes[name], total),
          ),
        ),
      ),
    );
  }

  function providersSection({ providers, at, hours, isCut }: Intake): HTMLElement {
    const most = Math.max(1, ...providers.flatMap(({ counts }) => counts));
    const head = ['Provider', `Stories an hour, last ${hours} hours`, 'Stories', 'Last heard'];
    return h(
      'section',
      { 'aria-labelledby': 'providers' },
      h('h3', { id: 'providers' }, 'Providers'),
      h(
        'p',
        { class: 'quiet' },
        `Bars share one scale: the highest stands for ${most}.${isCut ? ' There are more stories than were counted.' : ''}`,
      ),
      h(
        'table',
        { class: 'providers' },
        h('thead', {}, h('tr', {}, ...head.map((title) => h('th', { scope: 'col' }, title)))),
        h('tbody', {}, ...providers.map((each) => providerRow(each, most, at))),
      ),
    );
  }

  function providerRow({ name, counts, lastHeard }: ProviderIntake, most: number, at: string): HTMLElement {
    const total = counts.reduce((sum, each) => sum + each, 0);
    const silence = Date.parse(at) - Date.parse(lastHeard);
    const isSilent = total > 0 && silence > SILENT_MS;
    const busiest = Math.max(...counts);
    return h(
      'tr',
      {},
      h('th', { scope: 'row' }, h('a', { href: providerHref(name), dir: 'auto' }, name)),
      h(
        'td',
        {},
        hoursPlot(counts, most, total === 0 ? 'none' : `${total} stories, ${busiest} in the busiest hour, ${counts.at(-1)} in the last`),
      ),
      h('td', { class: 'number' }, total.toLocaleString('en')),
      h(
        'td',
        {},
        h('time', { datetime: lastHeard, title: clockOf(prefs.zone()).full(lastHeard) }, `${ago(lastHeard, Date.parse(at))} ago`),
        isSilent && h('b', { class: 'label care' }, 'silent'),
      ),
    );
  }

  function refusedSection(receipts: readonly Receipt[] | undefined): HTMLElement | undefined {
    if (!receipts) return undefined;
    return h(
      'section',
      { 'aria-labelledby': 'refused' },
      h('h3', { id: 'refused' }, 'Refused, latest first'),
      receipts.length === 0 ? h('p', { class: 'quiet' }, 'Nothing was refused.') : h('ul', { class: 'refused' }, ...receipts.map(refusal)),
    );
  }

  function refusal(receipt: Receipt): HTMLElement {
    const [first] = receipt.refused;
    const clock = clockOf(prefs.zone());
    return h(
      'li',
      {},
      h(
        'div',
        { class: 'head' },
        h('time', { datetime: receipt.receivedAt, title: clock.full(receipt.receivedAt) }, `${clock.time(receipt.receivedAt)}`),
        h('b', { class: `label ${receipt.outcome === 'rejected' ? 'alarm' : 'care'}` }, receipt.outcome),
        h('code', { class: 'key' }, `${receipt.bucket}/${receipt.key}`),
      ),
      h(
        'p',
        {},
        h('code', {}, first?.code ?? ''),
        ` ${first?.message ?? ''}`,
        receipt.faults > 1 && h('span', { class: 'quiet' }, ` and ${receipt.faults - 1} more`),
      ),
      h(
        'div',
        { class: 'acts' },
        h('button', { type: 'button', class: 'tool', onclick: () => void replay(receipt) }, 'Read it again'),
        h(
          'button',
          { type: 'button', class: 'tool', onclick: () => void copyText(replayCommand(receipt), 'Command copied') },
          'Copy the command',
        ),
      ),
    );
  }

  /** Where the desk cannot reach the object itself, the command can. */
  async function replay(receipt: Receipt): Promise<void> {
    const { bucket, key, versionId } = receipt;
    try {
      const path = [bucket, key, versionId].map(encodeURIComponent).join('/');
      const again = await api.json<{ receipt: Receipt; untouched?: keyof typeof UNTOUCHED }>(`receipts/${path}/replay`, { method: 'POST' });
      note(again.untouched ? UNTOUCHED[again.untouched] : `Read again: ${again.receipt.outcome}`);
      await show();
    } catch (error) {
      const isAbsent = error instanceof ApiError && error.status === 501;
      note(
        isAbsent
          ? `This desk reads nothing again by itself. Type: ${replayCommand(receipt)}`
          : `Not read again: ${(error as Error).message}`,
      );
    }
  }

  return { show };
}

/** A share of the whole as a bar, so that figures far apart can be told at a glance. */
function shareBar(part: number, whole: number): HTMLElement {
  return h('meter', { min: 0, max: Math.max(1, whole), value: part, 'aria-hidden': 'true' });
}

function replayCommand({ bucket, key }: Receipt): string {
  return `npx wiredesk replay '${`${bucket}/${key}`.replaceAll("'", `'\\''`)}'`;
}
