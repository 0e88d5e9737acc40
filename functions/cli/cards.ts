// Stories in a list.
import type { Card } from '../store/store.ts';
import type { Column } from './table.ts';
import { shownTime } from './times.ts';

/** The columns of a list of stories; programs get identifiers and revisions whole. */
export const CARD_COLUMNS: readonly Column<Card>[] = [
  { title: 'TIME', value: ({ time }) => time, shown: ({ time }) => shownTime(time), style: () => 'dim' },
  { title: 'PROVIDER', value: ({ provider }) => provider, style: () => 'cyan', least: 8, most: 24 },
  { title: 'LANG', value: ({ language }) => language, expendable: 1 },
  { title: 'WORDS', value: ({ wordCount }) => wordCount, align: 'right', expendable: 2 },
  { title: 'STATUS', value: ({ status }) => status, shown: ({ status }) => (status === 'usable' ? '' : status), style: () => 'red' },
  { title: 'ID', value: ({ id }) => id, style: () => 'dim', long: 'clip start', least: 12, most: 20 },
  { title: 'HEADLINE', value: ({ headline, slugline }) => headline || slugline, long: 'fold', least: 36 },
];
