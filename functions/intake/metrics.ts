// What is counted and timed while the pipeline runs. Dashboards and alarms know these by name.

/** Name to unit. */
export const METRICS = {
  /** Objects that got a receipt; by outcome too. */
  Objects: 'Count',
  /** Objects that were rejected or taken in only in part. */
  Rejections: 'Count',
  /** Kills that do not say which story they take back: they took none. */
  UnaimedKills: 'Count',
  /** From an object's arrival in its bucket to its receipt. */
  Latency: 'Milliseconds',
  /** Stories put; by provider too. */
  Stories: 'Count',
  /** Messages that are tried again: the machine failed them, or no time was left. */
  Retries: 'Count',

  /** Objects whose receipt was looked for, and those of them that were queued for want of one. */
  Checked: 'Count',
  Reconciled: 'Count',
  /** Embargoed stories whose time had come. */
  Released: 'Count',
  /** Providers that have been silent for longer than they should be; by provider too, 1 for each. */
  Silent: 'Count',

  /** Events that went out on the bus. */
  Published: 'Count',
} as const satisfies Readonly<Record<string, 'Count' | 'Milliseconds'>>;

export type MetricName = keyof typeof METRICS;

/** Notes a value; `by` makes it count in a series of its own as well. */
export type Measure = (name: MetricName, value: number, by?: { readonly outcome: string } | { readonly provider: string }) => void;

/**
 * A name as series are told apart by it: CloudWatch takes ASCII alone, and nothing empty. In lower case, so that settings may spell a
 * provider as they like. The stack's alarms name series in the same way (infra/constructs/metrics.ts).
 */
export function dimensionOf(value: string): string {
  const plain = value.normalize('NFKD').replace(/[^ -~]+/g, '');
  return plain.trim().toLowerCase().slice(0, 100) || 'unknown';
}
