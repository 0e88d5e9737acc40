// The settings: the only reader of the environment. The clock and the plain logger stand here as well.
import { resolve } from 'node:path';
import type { Log } from './intake/log.ts';
import { DEFAULT_LIMITS, type Limits } from './wire/limits.ts';

/** Variables of the environment. Those that are empty count as absent. */
export type Environment = Readonly<Record<string, string | undefined>>;

export interface Settings {
  /** WIREDESK_DB: the file of the embedded store. */
  readonly db: string;
  /** WIREDESK_DESKS: the file of desks, where it is neither `desks.json` in the working folder nor the one that comes with us. */
  readonly desks?: string;
  /** WIREDESK_WEBHOOKS: the file of webhooks, where it is not `webhooks.json` in the working folder. */
  readonly webhooks?: string;
  /** WIREDESK_SETTLE_MS: milliseconds for which a file must have been quiet before it is read. */
  readonly settleMs: number;
  /** WIREDESK_RESCAN_MS: milliseconds between looks at the whole of a watched folder. */
  readonly rescanMs: number;
  /** WIREDESK_LOG: the least that is logged. */
  readonly logLevel: LogLevel;
  /** WIREDESK_LIMIT_ITEM_CHARACTERS and so on: what one object may ask for. */
  readonly limits: Limits;
  /** COLUMNS: the width of the terminal, where the terminal itself is not to be asked. */
  readonly columns?: number;
  /** Set where WIREDESK_TABLE is: the desk is on AWS. Region, endpoint and credentials are the SDK's own business. */
  readonly aws?: AwsSettings;
}

export interface AwsSettings {
  /** WIREDESK_TABLE: name of the DynamoDB table. */
  readonly table: string;
  /** WIREDESK_BUCKET, and WIREDESK_PREFIX: where wire files come in. */
  readonly bucket: string;
  readonly prefix: string;
  /** WIREDESK_QUEUE_URL: the queue that tells of them; of those who only read, none. */
  readonly queueUrl: string;
  /** WIREDESK_BUS: name of the bus that is told of stories. */
  readonly bus: string;
  /** WIREDESK_STAGE: which of several desks in one account this is; metrics and logs are marked with it. */
  readonly stage: string;
  /** WIREDESK_FEED_SHARDS: partitions that a feed is spread over. */
  readonly feedShards: number;
  /** WIREDESK_TOKENS_SECRET: ARN of the secret that holds the tokens of who may ask. */
  readonly tokensSecret?: string;
  /** WIREDESK_RECONCILE_PAGES: pages of a thousand objects that one run looks over. */
  readonly reconcilePages: number;
  /** WIREDESK_RECONCILE_GRACE_MINUTES: age from which an object should have its receipt. */
  readonly graceMinutes: number;
  /** WIREDESK_RECONCILE_LAP_MINUTES: least time between two looks at the same object. */
  readonly lapMinutes: number;
  /** WIREDESK_SILENCE: minutes after which a provider counts as silent (`afp=30,efe=90`); of others it is learned. */
  readonly silences: Readonly<Record<string, number>>;
  /** Whether AWS_ENDPOINT_URL or AWS_ENDPOINT_URL_S3 leads elsewhere than AWS, where buckets are paths and no host names. */
  readonly isElsewhere: boolean;
}

export type LogLevel = keyof Log | 'off';

const LOG_LEVELS: readonly LogLevel[] = ['info', 'warn', 'error', 'off'];

/** A setting that cannot be meant; the message names it, and what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

/** Reads the settings of this machine. Throws a `SettingsError`. */
export function readSettings(environment: Environment = process.env): Settings {
  const columns = Number(environment.COLUMNS);
  const aws = readAws(environment);
  return {
    db: resolve(environment.WIREDESK_DB || '.wiredesk/desk.sqlite'),
    ...(environment.WIREDESK_DESKS && { desks: resolve(environment.WIREDESK_DESKS) }),
    ...(environment.WIREDESK_WEBHOOKS && { webhooks: resolve(environment.WIREDESK_WEBHOOKS) }),
    settleMs: wholeNumber(environment, 'WIREDESK_SETTLE_MS') ?? 500,
    rescanMs: wholeNumber(environment, 'WIREDESK_RESCAN_MS') ?? 30_000,
    logLevel: logLevel(environment.WIREDESK_LOG || 'warn'),
    limits: readLimits(environment),
    ...(columns > 0 && { columns }),
    ...(aws && { aws }),
  };
}

/** The value of a variable that a file names, for secrets do not stand in files. */
export function secretNamed(variable: string): string | undefined {
  return process.env[variable];
}

/** The settings that the functions of a stack have: what this machine says is overruled by what the stack does. */
export function settingsOfStack(variables: Environment): Settings {
  return readSettings({ ...process.env, ...variables });
}

/** Says which of the machine's AWS accounts is meant. Clients read it when they are made. */
export function useAws({ region, profile }: { readonly region?: string; readonly profile?: string }): void {
  if (region) process.env.AWS_REGION = region;
  if (profile) process.env.AWS_PROFILE = profile;
}

function readAws(environment: Environment): AwsSettings | undefined {
  const { WIREDESK_TABLE: table, WIREDESK_BUCKET: bucket, WIREDESK_TOKENS_SECRET: tokensSecret } = environment;
  if (!table) return undefined;
  if (!bucket) throw new SettingsError('WIREDESK_BUCKET must be set where WIREDESK_TABLE is: large bodies are kept in the bucket');
  return {
    table,
    bucket,
    prefix: environment.WIREDESK_PREFIX ?? 'incoming/',
    queueUrl: environment.WIREDESK_QUEUE_URL ?? '',
    bus: environment.WIREDESK_BUS ?? '',
    stage: environment.WIREDESK_STAGE || 'production',
    feedShards: wholeNumber(environment, 'WIREDESK_FEED_SHARDS') ?? 1,
    ...(tokensSecret && { tokensSecret }),
    reconcilePages: wholeNumber(environment, 'WIREDESK_RECONCILE_PAGES') ?? 5,
    graceMinutes: wholeNumber(environment, 'WIREDESK_RECONCILE_GRACE_MINUTES') ?? 15,
    lapMinutes: wholeNumber(environment, 'WIREDESK_RECONCILE_LAP_MINUTES') ?? 60,
    silences: readSilences(environment.WIREDESK_SILENCE ?? ''),
    isElsewhere: Boolean(environment.AWS_ENDPOINT_URL || environment.AWS_ENDPOINT_URL_S3),
  };
}

function readSilences(value: string): AwsSettings['silences'] {
  const pairs = value.split(',').filter((pair) => pair.trim() !== '');
  const silences = pairs.map((pair) => {
    const [, provider = '', minutes] = /^\s*([^=]+?)\s*=\s*(\d{1,6})\s*$/.exec(pair) ?? [];
    if (!minutes)
      throw new SettingsError(`WIREDESK_SILENCE must be minutes by provider, as afp=30,efe=90, and has ${JSON.stringify(pair)}`);
    return [provider, Number(minutes)] as const;
  });
  return Object.fromEntries(silences);
}

function readLimits(environment: Environment): Limits {
  const variable = (name: string) => `WIREDESK_LIMIT_${name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
  const limits = Object.entries(DEFAULT_LIMITS).map(([name, limit]) => [name, wholeNumber(environment, variable(name)) ?? limit]);
  return Object.fromEntries(limits) as Limits;
}

function wholeNumber(environment: Environment, name: string): number | undefined {
  const value = environment[name];
  if (!value) return undefined;
  if (!/^\d{1,9}$/.test(value))
    throw new SettingsError(`${name} must be a whole number of up to nine digits, and is ${JSON.stringify(value)}`);
  return Number(value);
}

function logLevel(value: string): LogLevel {
  const level = LOG_LEVELS.find((each) => each === value);
  if (!level) throw new SettingsError(`WIREDESK_LOG must be one of ${LOG_LEVELS.join(', ')}, and is ${JSON.stringify(value)}`);
  return level;
}

let latest = { time: Number.NaN, text: '' };

/** The time, as stores and answers want it. It is written once a millisecond, for busy servers ask more often than that. */
export function now(): string {
  const time = Date.now();
  if (time !== latest.time) latest = { time, text: new Date(time).toISOString() };
  return latest.text;
}

/** A logger that hands on a line a message: `warn: message key="value"`. */
export function plainLog(least: LogLevel, write: (line: string) => void): Log {
  const say =
    (level: keyof Log): Log[keyof Log] =>
    (message, facts = {}) => {
      if (LOG_LEVELS.indexOf(level) < LOG_LEVELS.indexOf(least)) return;
      const pairs = Object.entries(facts).map(([key, value]) => ` ${key}=${JSON.stringify(value)}`);
      write(`${level}: ${message}${pairs.join('')}`);
    };
  return { info: say('info'), warn: say('warn'), error: say('error') };
}
