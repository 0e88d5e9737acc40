// What the Lambda entries stand on: settings, store, log and metrics, put together once a process, at the first invocation.
import { Logger } from '@aws-lambda-powertools/logger';
import { Metrics } from '@aws-lambda-powertools/metrics';
import { openTable } from './aws.ts';
import type { Log } from './intake/log.ts';
import { dimensionOf, METRICS, type Measure } from './intake/metrics.ts';
import { openDesks } from './open-desks.ts';
import { type AwsSettings, type LogLevel, now, readSettings, type Settings, SettingsError } from './settings.ts';
import type { Desks } from './store/desks.ts';
import type { Store } from './store/store.ts';

/** What an entry is handed. Tests hand in their own. */
export interface Lambda {
  readonly settings: Settings;
  readonly aws: AwsSettings;
  readonly desks: Desks;
  readonly store: Store;
  readonly log: Log;
  readonly metrics: Meter;
  /** ISO 8601 in UTC, with milliseconds. */
  readonly now: () => string;
}

export interface Meter {
  readonly measure: Measure;
  /** Writes what was measured; to be called at the end of each invocation. */
  readonly flush: () => void;
}

/** What the function may do with the table: as its role in infra/ has it. */
export interface Rights {
  readonly isReadOnly?: boolean;
}

/** Opens all of it for the function of that name. Where it fails, the next call tries again. */
export function openedOnce(name: string, rights: Rights = {}): () => Promise<Lambda> {
  let opened: Promise<Lambda> | undefined;
  return () => {
    opened ??= open(name, rights).catch((error) => {
      opened = undefined;
      throw error;
    });
    return opened;
  };
}

async function open(name: string, rights: Rights): Promise<Lambda> {
  const settings = readSettings();
  const { aws, logLevel } = settings;
  if (!aws) throw new SettingsError('WIREDESK_TABLE must be set: functions keep stories in a table');
  const log = jsonLog(name, logLevel, aws.stage);
  const desks = await openDesks(settings, log);
  return { settings, aws, desks, store: openTable(aws, desks, rights), log, metrics: meter(aws.stage), now };
}

const LEVELS = ['info', 'warn', 'error', 'off'] as const satisfies readonly LogLevel[];

/**
 * A log of JSON lines, with the function's name and the stage in each. What is below the level is left out here: where Lambda logs JSON, it
 * sets a level of its own (`AWS_LAMBDA_LOG_LEVEL`), and the logger heeds that alone. That one must stay at INFO, for by it Lambda would
 * leave metrics out as well.
 */
export function jsonLog(name: string, level: LogLevel, stage: string): Log {
  const logger = new Logger({ serviceName: name, logLevel: 'INFO', persistentKeys: { stage } });
  const at = (each: keyof Log): Log[keyof Log] =>
    LEVELS.indexOf(each) < LEVELS.indexOf(level) ? () => {} : (message, facts = {}) => logger[each](message, { ...facts });
  return { info: at('info'), warn: at('warn'), error: at('error') };
}

/** Series of one metric that a function keeps apart before it is flushed: each is paid for. */
const MOST_SERIES = 100;

/** Metrics in CloudWatch's embedded format, under the namespace Wiredesk: by stage, and by outcome or provider as well. */
export function meter(stage: string): Meter {
  const series = new Map<string, Metrics>();
  const seriesOf = (by: Readonly<Record<string, string>>): Metrics => {
    const key = JSON.stringify(by);
    const known = series.get(key);
    if (known) return known;
    const metrics = new Metrics({ namespace: 'Wiredesk' });
    // Else each would have the dimension `service`.
    metrics.clearDefaultDimensions();
    metrics.setDefaultDimensions({ stage, ...by });
    series.set(key, metrics);
    return metrics;
  };
  return {
    measure(name, value, by) {
      seriesOf({}).addMetric(name, METRICS[name], value);
      if (by && series.size < MOST_SERIES) seriesOf(dimensionsOf(by)).addMetric(name, METRICS[name], value);
    },
    flush() {
      for (const metrics of series.values()) metrics.publishStoredMetrics();
      series.clear();
    },
  };
}

function dimensionsOf(by: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(by).map(([name, value]) => [name, dimensionOf(value)]));
}
