// The metrics of a desk that the functions write (CloudWatch's embedded metric format), for alarms and dashboard to name.
import { Duration } from 'aws-cdk-lib';
import { Metric, Unit } from 'aws-cdk-lib/aws-cloudwatch';

export const NAMESPACE = 'Wiredesk';

/** What the functions count, by the name that they write it under; all carry the dimension `stage`. */
export const METRICS = {
  /** Objects that got a receipt; by `outcome` too. */
  objects: 'Objects',
  /** Stories that were kept; by `provider` too. */
  stories: 'Stories',
  /** Objects that were rejected or taken in only in part. */
  rejections: 'Rejections',
  /** Kills that do not say which story they take back. */
  unaimedKills: 'UnaimedKills',
  /** Milliseconds from an object's arrival to its receipt. */
  latency: 'Latency',
  /** Objects that reconcile found without a receipt, and queued. */
  reconciled: 'Reconciled',
  /** Providers that have been silent for longer than they should be; by `provider` too. */
  silent: 'Silent',
  /** Events that went out on the bus. */
  published: 'Published',
} as const;

export interface MetricOptions {
  readonly statistic?: string;
  readonly period?: Duration;
  readonly by?: Readonly<Record<string, string>>;
  readonly label?: string;
}

/** A metric of this stage; sums over five minutes where nothing else is said. */
export function deskMetric(stage: string, name: keyof typeof METRICS, options: MetricOptions = {}): Metric {
  const { statistic = 'Sum', period = Duration.minutes(5), by = {}, label } = options;
  return new Metric({
    namespace: NAMESPACE,
    metricName: METRICS[name],
    dimensionsMap: { stage, ...Object.fromEntries(Object.entries(by).map(([dimension, value]) => [dimension, dimensionOf(value)])) },
    statistic,
    period,
    ...(name === 'latency' && { unit: Unit.MILLISECONDS }),
    ...(label && { label }),
  });
}

/** A name as the functions spell it in series: functions/intake/metrics.ts. `unknown` is all whose names have nothing in ASCII. */
export function dimensionOf(value: string): string {
  const plain = value.normalize('NFKD').replace(/[^ -~]+/g, '');
  return plain.trim().toLowerCase().slice(0, 100) || UNKNOWN;
}

export const UNKNOWN = 'unknown';

/** The search for a metric of this stage by each value of a dimension. */
export function searchBy(stage: string, name: keyof typeof METRICS, dimension: string, period: Duration): string {
  return `SEARCH('{${NAMESPACE},stage,${dimension}} MetricName="${METRICS[name]}" stage="${stage}"', 'Sum', ${period.toSeconds()})`;
}
