// The ledger: receipts by outcome and day.
import type { Outcome } from '../store.ts';
import type { Timeline } from './timelines.ts';

export const OUTCOMES: readonly Outcome[] = ['stored', 'partial', 'duplicate', 'rejected'];

/** The ledger's list of an outcome. */
export function ledgerOf(outcome: Outcome): Timeline {
  return { name: `L#${outcome}`, span: 'day' };
}
