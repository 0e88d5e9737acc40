// What can be found out about a clipping, by name.
import type { Label } from './labels.ts';

/** What a clipping states beside its labels. */
export type FactName = Label | 'signOff' | 'slugline' | 'kicker' | 'embargo' | 'by' | 'place' | 'papers' | 'edNote' | 'sent' | 'time';
