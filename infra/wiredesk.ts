// Wiredesk as one construct, for any CDK app: a bucket that copy is put in, and stories, feeds and events that come out.
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Duration, RemovalPolicy, SecretValue, Stack, Tags } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import type { IBucket } from 'aws-cdk-lib/aws-s3';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from './acknowledge.ts';
import { Alarms } from './constructs/alarms.ts';
import { DeskDashboard } from './constructs/desk-dashboard.ts';
import { OUR_DESKS } from './constructs/desk-function.ts';
import { FrontDoor } from './constructs/front-door.ts';
import { IngestFunction } from './constructs/ingest-function.ts';
import { IntakeQueue } from './constructs/intake-queue.ts';
import { PublishFunction } from './constructs/publish-function.ts';
import { ReconcileFunction } from './constructs/reconcile-function.ts';
import { ServeFunction } from './constructs/serve-function.ts';
import { type ExistingTable, StoryTable } from './constructs/story-table.ts';
import { WireBucket } from './constructs/wire-bucket.ts';

export type { ExistingTable } from './constructs/story-table.ts';

export interface WiredeskProps {
  /** Which desk this is: names its metrics and tags. Default `trial`. */
  readonly stage?: string;
  /** The name of a bucket that is there already: versioned, in this account and region. Default: a new one. */
  readonly existingBucket?: string;
  /** A table that is there already, made as the one of this construct is. Default: a new one. */
  readonly existingTable?: ExistingTable;
  /** Keys of wire copy begin so. Default `incoming/`. */
  readonly prefix?: string;
  /** Days for which wire files are kept in the bucket. Default: for good, so that all can be read again. */
  readonly retention?: number;
  /** Default: a month. */
  readonly logRetention?: RetentionDays;
  /** Who gets a mail at each alarm. Default: nobody; the topic is there to subscribe to. */
  readonly alarmEmail?: string;
  /** How many batches of objects are taken in at once, 2 to 1,000. Default 5. */
  readonly concurrency?: number;
  /**
   * Sets aside some of the account's concurrency for taking copy in, so that no other function can slow it down, and for requests, which then
   * can take no more. 100 of the account's quota must be left beside it, and new accounts start with 10. Default: yes, but for the stage `trial`.
   */
  readonly reserve?: boolean;
  /** What happens to bucket, table, secret and logs when the construct goes. Default RETAIN: they stay. */
  readonly removalPolicy?: RemovalPolicy;
  /** Over how many partitions each feed is spread. Default 1, enough for 500 stories a second. Never make it less. */
  readonly feedShards?: number;
  /** Minutes for which a provider may be silent, by its name: `{ reuters: 60 }`. Default: what is usual is learned. */
  readonly silences?: Readonly<Record<string, number>>;
  /** The path of the file that says which desks there are. Default: those that come with Wiredesk. */
  readonly desks?: string;
  /** Whether there are alarms. Default: yes. */
  readonly alarms?: boolean;
  /** Days for which the bus keeps its events, to be replayed. Default: none are kept. */
  readonly archive?: number;
  /** The least that the functions log. Default `info`. */
  readonly logLevel?: 'info' | 'warn' | 'error' | 'off';
}

/** How long a batch of objects may take: as long as Lambda allows, for a message of tens of thousands of stories (docs/scale.md). */
const INGEST_TIMEOUT = Duration.minutes(15);

export class Wiredesk extends Construct {
  readonly stage: string;
  readonly prefix: string;
  readonly bucket: IBucket;
  readonly table: ITable;
  readonly queue: Queue;
  readonly deadLetters: Queue;
  /** Story Published, Story Updated, Story Withdrawn: for other parts of an app to listen to. */
  readonly bus: EventBus;
  /** Where feeds, stories and the page are; without a slash at the end. */
  readonly url: string;
  /** Hashes of the tokens that may ask: `{"tokens": []}` at first. */
  readonly tokens: Secret;
  /** Undefined where there are no alarms. */
  readonly alarms?: Alarms;

  constructor(scope: Construct, id: string, props: WiredeskProps = {}) {
    super(scope, id);
    const { stage = 'trial', prefix = 'incoming/', removalPolicy = RemovalPolicy.RETAIN, logRetention = RetentionDays.ONE_MONTH } = props;
    const { reserve = stage !== 'trial', alarms = true, silences = {} } = props;
    this.stage = stage;
    this.prefix = prefix;

    const intake = new IntakeQueue(this, 'Intake', { timeout: INGEST_TIMEOUT });
    const { queue, deadLetters } = intake;
    const { bucket } = new WireBucket(this, 'Wire', {
      prefix,
      queue,
      removalPolicy,
      ...(props.existingBucket && { existing: props.existingBucket }),
      ...(props.retention && { retentionDays: props.retention }),
    });
    const { table, streamArn } = new StoryTable(this, 'Stories', {
      removalPolicy,
      ...(props.existingTable && { existing: props.existingTable }),
    });
    this.bus = this.newBus(props.archive);
    this.tokens = this.newTokens(removalPolicy);

    const environment = {
      WIREDESK_STAGE: stage,
      WIREDESK_TABLE: table.tableName,
      WIREDESK_BUCKET: bucket.bucketName,
      WIREDESK_PREFIX: prefix,
      WIREDESK_QUEUE_URL: queue.queueUrl,
      WIREDESK_BUS: this.bus.eventBusName,
      WIREDESK_FEED_SHARDS: String(props.feedShards ?? 1),
      WIREDESK_SILENCE: silenceVariable(silences),
      WIREDESK_LOG: props.logLevel ?? 'info',
    };
    const desks = resolve(props.desks ?? OUR_DESKS);
    if (!existsSync(desks)) throw new Error(`There is no file of desks at ${desks}: name one that is there, or none.`);
    const common = { environment, desks, logRetention, removalPolicy, bucket, prefix, table, queue, reserve };
    const ingest = new IngestFunction(this, 'Ingest', { ...common, timeout: INGEST_TIMEOUT, concurrency: props.concurrency ?? 5 });
    const publish = new PublishFunction(this, 'Publish', { ...common, streamArn, bus: this.bus });
    const reconcile = new ReconcileFunction(this, 'Reconcile', common);
    const serve = new ServeFunction(this, 'Serve', { ...common, tokens: this.tokens });

    this.bucket = bucket;
    this.table = table;
    this.queue = queue;
    this.deadLetters = deadLetters;
    this.url = new FrontDoor(this, 'FrontDoor', { serve: serve.function }).url;
    if (alarms) {
      const { alarmEmail } = props;
      this.alarms = new Alarms(this, 'Alarms', {
        stage,
        intake,
        ingest,
        publish,
        reconcile,
        serve,
        silences,
        ...(alarmEmail && { email: alarmEmail }),
      });
    }
    new DeskDashboard(this, 'Overview', { stage, intake, publish, serve });
    Tags.of(this).add('wiredesk', stage);
  }

  private newBus(archive: number | undefined): EventBus {
    const bus = new EventBus(this, 'Bus', { description: `Stories of Wiredesk ${this.stage}` });
    if (archive) bus.archive('Archive', { eventPattern: { account: [Stack.of(this).account] }, retention: Duration.days(archive) });
    return bus;
  }

  private newTokens(removalPolicy: RemovalPolicy): Secret {
    const secret = new Secret(this, 'Tokens', {
      description: `Hashes of the tokens that may ask Wiredesk ${this.stage}; "wiredesk token new" makes one.`,
      // No secret: an empty list. What is put there later, a deployment leaves as it is.
      secretStringValue: SecretValue.unsafePlainText('{"tokens": []}'),
      removalPolicy,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4': 'Holds hashes of tokens that people gave to people; docs/runbook.md says how they are changed.',
    });
    return secret;
  }
}

/** Lambda takes 4 KB of variables, which the others need some of. */
const SILENCE_BYTES = 2_500;

function silenceVariable(silences: Readonly<Record<string, number>>): string {
  const text = Object.entries(silences)
    .map(([provider, minutes]) => `${provider}=${minutes}`)
    .join();
  if (Buffer.byteLength(text) > SILENCE_BYTES)
    throw new Error(
      `silences has ${Buffer.byteLength(text)} bytes, and Lambda leaves ${SILENCE_BYTES}: leave out providers whose silence may be learned.`,
    );
  return text;
}
