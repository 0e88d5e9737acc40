// What was refused and why, and how it is read again.
import type { Receipt } from '../../store/store.ts';
import { note } from './announce.ts';
import { type Api, ApiError } from './api.ts';
import { h } from './dom.ts';
import { copyText } from './story-tools.ts';
import type { Clock } from './times.ts';

/** Of announcements that name no object there could be: there is nothing to read. */
const NAMELESS: readonly (string | undefined)[] = ['EVENT_INVALID', 'KEY_INVALID'];

const UNTOUCHED = {
  gone: 'Not read again: the object lies there no more.',
  rewritten: 'Not read again: other bytes lie in its place.',
  less: 'Left as it was: fewer of its stories would be kept today.',
};

/** `changed` is called once one of them was read again. */
export function refusedSection(receipts: readonly Receipt[], clock: Clock, api: Api, changed: () => Promise<void>): HTMLElement {
  const items = receipts.map((receipt) => refusal(receipt, clock, () => replay(receipt, api, changed)));
  return h(
    'section',
    { 'aria-labelledby': 'refused' },
    h('h3', { id: 'refused' }, 'Refused, latest first'),
    items.length === 0 ? h('p', { class: 'quiet' }, 'Nothing was refused.') : h('ul', { class: 'refused' }, ...items),
  );
}

function refusal(receipt: Receipt, clock: Clock, readAgain: () => Promise<void>): HTMLElement {
  const { receivedAt, outcome, bucket, key, faults } = receipt;
  const [first] = receipt.refused;
  return h(
    'li',
    {},
    h(
      'div',
      { class: 'head' },
      h('time', { datetime: receivedAt, title: clock.full(receivedAt) }, clock.dated(receivedAt)),
      h('b', { class: `label ${outcome === 'rejected' ? 'alarm' : 'care'}` }, outcome),
      h('code', { class: 'key' }, `${bucket}/${key}`),
    ),
    h(
      'p',
      {},
      h('code', {}, first?.code ?? ''),
      ` ${first?.message ?? ''}`,
      faults > 1 && h('span', { class: 'quiet' }, ` and ${faults - 1} more`),
    ),
    !NAMELESS.includes(first?.code) && acts(receipt, readAgain),
  );
}

function acts(receipt: Receipt, readAgain: () => Promise<void>): HTMLElement {
  const { bucket, key, versionId } = receipt;
  const name = JSON.stringify([bucket, key, versionId]);
  const again = h('button', { type: 'button', class: 'tool', 'data-act': `again ${name}` }, 'Read it again');
  const copy = h('button', { type: 'button', class: 'tool', 'data-act': `copy ${name}` }, 'Copy the command');
  again.addEventListener('click', async () => {
    // Not disabled: it would lose the focus.
    if (again.ariaBusy) return;
    again.ariaBusy = 'true';
    again.textContent = 'Reading it again…';
    await readAgain();
    again.ariaBusy = null;
    again.textContent = 'Read it again';
  });
  copy.addEventListener('click', () => void copyText(replayCommand(receipt), 'Command copied'));
  return h('div', { class: 'acts' }, again, copy);
}

/** Where the desk cannot reach the object itself, the command can. */
async function replay(receipt: Receipt, api: Api, changed: () => Promise<void>): Promise<void> {
  const { bucket, key, versionId } = receipt;
  try {
    const path = [bucket, key, versionId].map(encodeURIComponent).join('/');
    const again = await api.json<{ receipt: Receipt; untouched?: keyof typeof UNTOUCHED }>(`receipts/${path}/replay`, { method: 'POST' });
    note(again.untouched ? UNTOUCHED[again.untouched] : `Read again: ${again.receipt.outcome}`);
    await changed();
  } catch (error) {
    const isAbsent = error instanceof ApiError && error.status === 501;
    note(
      isAbsent ? `This desk reads nothing again by itself. Type: ${replayCommand(receipt)}` : `Not read again: ${(error as Error).message}`,
    );
  }
}

/** As a shell takes it, whatever the key holds. */
function replayCommand({ key }: Receipt): string {
  return `npx wiredesk replay -- '${key.replaceAll("'", `'\\''`)}'`;
}
