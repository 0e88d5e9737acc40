// The settings of the app, from CDK context: `npx cdk deploy -c stage=production -c alarmEmail=desk@example.com`, or cdk.json.
import { existsSync } from 'node:fs';
import { RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { WiredeskProps } from './wiredesk.ts';

/** Answers what context says of a name: a string where it came from the command line, anything where from cdk.json. */
export type Context = (name: string) => unknown;

/** A setting that cannot be meant; the message names it, and says what it may be. */
export class SettingsError extends Error {
  override readonly name = 'SettingsError';
}

type Read<T> = (value: unknown) => T;

/** Reads the settings; what is absent stays absent, for the construct to decide. Throws a `SettingsError`. */
export function readSettings(context: Context): WiredeskProps {
  const setting = <K extends string, T>(name: K, read: Read<T>): { [key in K]?: T } => {
    const value = context(name);
    if (value === undefined || value === '') return {};
    return { [name]: told(name, value, read) } as { [key in K]?: T };
  };
  return {
    ...setting('stage', matching(/^[a-z][a-z0-9-]{0,30}$/, 'up to 31 small letters, digits and hyphens, a letter first')),
    ...setting('existingBucket', matching(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'the name of a bucket, not its ARN or address')),
    ...existingTable(context),
    ...setting('prefix', readPrefix),
    ...setting('retention', wholeNumber(1, 36_500, 'days')),
    ...setting('logRetention', oneOf(LOG_RETENTIONS, 'days')),
    ...setting('alarmEmail', matching(/^[^\s@]+@[^\s@]+\.[^\s@]+$/, 'a mail address')),
    ...setting('concurrency', wholeNumber(2, 1_000, 'batches at once')),
    ...setting('reserve', readBoolean),
    ...setting('removalPolicy', readRemovalPolicy),
    ...setting('feedShards', wholeNumber(1, 1_000, 'partitions')),
    ...setting('silences', readSilences),
    ...setting('desks', readFileName),
    ...setting('alarms', readBoolean),
    ...setting('archive', wholeNumber(1, 3_650, 'days')),
    ...setting('logLevel', oneOf(['info', 'warn', 'error', 'off'] as const)),
  };
}

const LOG_RETENTIONS = Object.values(RetentionDays).filter((days) => typeof days === 'number');

function told<T>(name: string, value: unknown, read: Read<T>): T {
  try {
    return read(value);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new SettingsError(
      `The setting ${name} must be ${error.message}, and is ${JSON.stringify(value)}. Give it as -c ${name}=…, or in cdk.json.`,
    );
  }
}

function existingTable(context: Context): Pick<WiredeskProps, 'existingTable'> {
  const [name, streamArn] = [context('existingTable'), context('existingTableStream')];
  if (!name && !streamArn) return {};
  if (!name || !streamArn)
    throw new SettingsError(
      'An existing table needs both -c existingTable=NAME and -c existingTableStream=ARN. ' +
        '"aws dynamodb describe-table --table-name NAME --query Table.LatestStreamArn" says the ARN.',
    );
  return {
    existingTable: {
      name: told('existingTable', name, matching(/^[\w.-]{3,255}$/, 'the name of a table, not its ARN')),
      streamArn: told('existingTableStream', streamArn, matching(/^arn:[^:]+:dynamodb:.+\/stream\/.+$/, 'the ARN of a table’s stream')),
    },
  };
}

function matching(pattern: RegExp, what: string): Read<string> {
  return (value) => {
    if (typeof value !== 'string' || !pattern.test(value)) throw new RangeError(what);
    return value;
  };
}

function wholeNumber(least: number, most: number, unit: string): Read<number> {
  return (value) => {
    const number = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value;
    if (!Number.isInteger(number) || Number(number) < least || Number(number) > most)
      throw new RangeError(`a whole number of ${unit} from ${least} to ${most}`);
    return Number(number);
  };
}

function oneOf<T extends string | number>(choices: readonly T[], unit = ''): Read<T> {
  return (value) => {
    const choice = choices.find((each) => String(each) === String(value));
    if (choice === undefined) throw new RangeError(`one of ${choices.join(', ')}${unit && ` ${unit}`}`);
    return choice;
  };
}

function readBoolean(value: unknown): boolean {
  return String(oneOf(['true', 'false'])(value)) === 'true';
}

function readFileName(value: unknown): string {
  if (typeof value !== 'string' || !existsSync(value)) throw new RangeError('a file of desks that is there, such as desks.json');
  return value;
}

function readRemovalPolicy(value: unknown): RemovalPolicy {
  return oneOf(['retain', 'destroy'])(value) === 'destroy' ? RemovalPolicy.DESTROY : RemovalPolicy.RETAIN;
}

/** A key is a path: a prefix that starts at a slash or lies under copies/ would never match, or be read in a circle. */
function readPrefix(value: unknown): string {
  if (typeof value !== 'string' || !/^(?!\/|copies\/)[\w!.()'-]+(?:\/[\w!.()'-]+)*\/$/.test(value))
    throw new RangeError("a path of letters, digits and !-_.'() that ends in a slash and is not below copies/, such as incoming/");
  return value;
}

/** `reuters=60,afp=30`, or an object in cdk.json. */
function readSilences(value: unknown): Record<string, number> {
  const pairs = typeof value === 'string' ? value.split(',').map((pair) => pair.split('=')) : Object.entries(value ?? {});
  const silences = pairs.map((pair) => silence(pair));
  // Names that feeds spell alike are one provider's, and its alarm can have one limit.
  const providers = new Set(silences.map(([name]) => name.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '-')));
  if (providers.size < silences.length) throw new RangeError('minutes for each provider once, such as reuters=60,afp=30');
  return Object.fromEntries(silences);
}

function silence([provider = '', limit, ...rest]: readonly unknown[]): [string, number] {
  const name = String(provider).trim();
  const minutes = Number(limit);
  const isMinutes = Number.isInteger(minutes) && minutes >= 5 && minutes <= 7 * 24 * 60;
  if (!/^[^=,]+$/.test(name) || rest.length > 0 || !isMinutes)
    throw new RangeError('providers with minutes from 5 to 10080, such as reuters=60,afp=30');
  return [name, minutes];
}
