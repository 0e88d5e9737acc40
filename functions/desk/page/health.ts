// The health view: what became of the objects, who was heard and when, what was refused and why.
import type { Receipt } from '../../store/store.ts';
import type { Intake } from '../routes/intake.ts';
import type { Api } from './api.ts';
import { byId, type Child, fill, h } from './dom.ts';
import { outcomesSection } from './health-outcomes.ts';
import { providersSection } from './health-providers.ts';
import { refusedSection } from './health-refused.ts';
import type { Prefs } from './prefs.ts';
import { clockOf } from './times.ts';

export interface HealthView {
  show(): Promise<void>;
}

export function createHealth(api: Api, prefs: Prefs, providerHref: (name: string) => string): HealthView {
  const show = async () => {
    const pane = byId('health');
    pane.ariaBusy = 'true';
    try {
      const intake = await api.json<Intake>('intake');
      const refused = intake.outcomes ? await refusedReceipts(api) : undefined;
      const clock = clockOf(prefs.zone());
      refill(
        pane,
        h('h2', {}, 'Health'),
        h('p', { class: 'quiet' }, 'As of ', h('time', { datetime: intake.at }, clock.time(intake.at)), '; counted again each minute.'),
        outcomesSection(intake),
        providersSection(intake, clock, providerHref),
        refused && refusedSection(refused, clock, api, show),
      );
    } catch (error) {
      fill(pane, h('h2', {}, 'Health'), h('p', {}, `The figures cannot be had: ${(error as Error).message}`));
    } finally {
      pane.ariaBusy = 'false';
    }
  };
  return { show };
}

/** What had the focus has it again, where it is still there. */
function refill(pane: HTMLElement, ...children: readonly Child[]): void {
  const focused =
    document.activeElement instanceof HTMLElement && pane.contains(document.activeElement) ? document.activeElement : undefined;
  fill(pane, ...children);
  if (!focused) return;
  const same = [...pane.querySelectorAll<HTMLElement>('[data-act]')].find(({ dataset }) => dataset.act === focused.dataset.act);
  (same ?? pane).focus({ preventScroll: true });
}

async function refusedReceipts(api: Api): Promise<readonly Receipt[]> {
  const lists = await Promise.all(['rejected', 'partial'].map((outcome) => api.receipts(new URLSearchParams({ outcome, limit: '30' }))));
  return lists.flat().sort((one, other) => (one.receivedAt < other.receivedAt ? 1 : -1));
}
