// Alarms, in the words of a desk: each says what readers lose, and where the runbook says what to do.
import { Duration, Stack } from 'aws-cdk-lib';
import { Alarm, type AlarmProps, ComparisonOperator, type IAlarmAction, type IMetric, TreatMissingData } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';
import type { IngestFunction } from './ingest-function.ts';
import type { IntakeQueue } from './intake-queue.ts';
import { deskMetric, dimensionOf, UNKNOWN } from './metrics.ts';
import type { PublishFunction } from './publish-function.ts';
import type { ReconcileFunction } from './reconcile-function.ts';
import type { ServeFunction } from './serve-function.ts';

export interface AlarmsProps {
  readonly stage: string;
  readonly email?: string;
  readonly intake: IntakeQueue;
  readonly ingest: IngestFunction;
  readonly publish: PublishFunction;
  readonly reconcile: ReconcileFunction;
  readonly serve: ServeFunction;
  /** Minutes for which a provider may say nothing, by its name. */
  readonly silences: Readonly<Record<string, number>>;
}

interface Warning {
  readonly metric: IMetric;
  /** What readers lose, and where to look: a heading of docs/runbook.md. */
  readonly says: string;
  readonly see: string;
  /** The most, or the least, that is well. */
  readonly over?: number;
  readonly under?: number;
  /** Periods in a row. */
  readonly periods?: number;
}

export class Alarms extends Construct {
  readonly topic: Topic;
  private readonly action: IAlarmAction;

  constructor(scope: Construct, id: string, props: AlarmsProps) {
    super(scope, id);
    this.topic = new Topic(this, 'Topic', { displayName: `Wiredesk ${props.stage}`, enforceSSL: true });
    // The policy that asks for TLS takes the place of the default one, which had let alarms in.
    this.topic.addToResourcePolicy(
      new PolicyStatement({
        sid: 'AlarmsOfThisAccount',
        principals: [new ServicePrincipal('cloudwatch.amazonaws.com')],
        actions: ['sns:Publish'],
        resources: [this.topic.topicArn],
        conditions: { StringEquals: { 'aws:SourceAccount': Stack.of(this).account } },
      }),
    );
    if (props.email) this.topic.addSubscription(new EmailSubscription(props.email));
    acknowledge(this.topic, {
      'Serverless-SNSRedrivePolicy':
        'A mail that cannot be delivered has no second way; the console and the dashboard show each alarm too.',
    });
    this.action = new SnsAction(this.topic);
    for (const [name, warning] of Object.entries(warnings(props))) this.warn(name, warning);
    for (const [provider, minutes] of Object.entries(props.silences)) this.watch(provider, minutes, props.stage);
  }

  private warn(name: string, { metric, says, see, over = 0, under, periods = 1 }: Warning) {
    const of = { metric, alarmDescription: describe(says, see), evaluationPeriods: periods };
    this.add(name, under === undefined ? { ...of, ...above(over) } : { ...of, ...below(under) });
  }

  /**
   * A provider whose limit was set has an alarm that names it, and that does not lean on reconcile. Of one whose name has nothing in ASCII
   * there is no series: reconcile hears it, and raises ProviderSilent.
   */
  private watch(provider: string, minutes: number, stage: string) {
    if (dimensionOf(provider) === UNKNOWN) return;
    const { period, periods } = periodsOf(minutes);
    this.add(`Silent-${provider.replace(/[^A-Za-z0-9]/g, '-')}`, {
      metric: deskMetric(stage, 'stories', { by: { provider }, period }),
      alarmDescription: describe(
        `No copy from ${provider} for ${minutes} minutes: readers miss whatever it sent meanwhile.`,
        'provider-silent',
      ),
      evaluationPeriods: periods,
      ...below(1),
    });
  }

  private add(name: string, props: AlarmProps) {
    new Alarm(this, name, props).addAlarmAction(this.action);
  }
}

function above(threshold: number) {
  return { threshold, comparisonOperator: ComparisonOperator.GREATER_THAN_THRESHOLD, treatMissingData: TreatMissingData.NOT_BREACHING };
}

/** Of what has stopped no data come: that is what is waited for. */
function below(threshold: number) {
  return { threshold, comparisonOperator: ComparisonOperator.LESS_THAN_THRESHOLD, treatMissingData: TreatMissingData.BREACHING };
}

function describe(says: string, see: string): string {
  return `${says} See docs/runbook.md#${see}`;
}

/** CloudWatch takes up to a day of periods, and only some lengths: minutes as periods of five, or of an hour where it is long. */
function periodsOf(minutes: number): { period: Duration; periods: number } {
  const length = minutes > 24 * 60 ? 60 : 5;
  return { period: Duration.minutes(length), periods: Math.max(1, Math.ceil(minutes / length)) };
}

function warnings({ stage, intake, ingest, publish, reconcile, serve }: AlarmsProps): Record<string, Warning> {
  const minute = Duration.minutes(1);
  const five = Duration.minutes(5);
  return {
    DeadLetters: {
      metric: intake.deadLetters.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' }),
      over: 0,
      says: 'Copy arrived and could not be taken in at seven attempts: readers do not have it.',
      see: 'dead-letters',
    },
    CopyIsLate: {
      metric: intake.queue.metricApproximateAgeOfOldestMessage({ period: minute, statistic: 'Maximum' }),
      over: 120,
      periods: 3,
      says: 'Copy has been waiting for more than two minutes: readers are behind the wire.',
      see: 'copy-is-late',
    },
    Rejections: {
      metric: deskMetric(stage, 'rejections'),
      over: 0,
      says: 'Files were refused, or some of their items: readers do not have that copy until somebody looks.',
      see: 'rejections',
    },
    UnaimedKill: {
      metric: deskMetric(stage, 'unaimedKills'),
      over: 0,
      says: 'A kill came that does not say which story it takes back: that story is still being read.',
      see: 'unaimed-kill',
    },
    ProviderSilent: {
      metric: deskMetric(stage, 'silent', { statistic: 'Maximum' }),
      over: 0,
      says: 'A provider has sent nothing for longer than it ever should, or usually does: readers may be missing a wire.',
      see: 'provider-silent',
    },
    Reconciled: {
      metric: deskMetric(stage, 'reconciled'),
      over: 0,
      says: 'Copy lay in the bucket that no notice had announced. It has been queued now, so readers had it late.',
      see: 'reconcile-found-copy',
    },
    ReconcileStopped: {
      metric: reconcile.function.metricErrors({ period: five }),
      over: 2,
      says: 'Reconcile fails: embargoed stories may not come out on time, and copy that no notice announced is not found.',
      see: 'reconcile-stopped',
    },
    ReconcileAbsent: {
      metric: reconcile.function.metricInvocations({ period: five }),
      under: 1,
      periods: 3,
      says: 'Reconcile has not run for a quarter of an hour: embargoed stories do not come out on time.',
      see: 'reconcile-stopped',
    },
    EventsLate: {
      metric: publish.function.metric('IteratorAge', { period: minute, statistic: 'Maximum' }),
      over: 60_000,
      periods: 3,
      says: 'Events go out more than a minute late: who listens to the bus is behind, and hears of kills late.',
      see: 'events-late',
    },
    EventsLost: {
      metric: publish.failures.metricApproximateNumberOfMessagesVisible({ period: minute, statistic: 'Maximum' }),
      over: 0,
      says: 'Events could not be published: who listens to the bus misses stories or kills, until it reads /changes.',
      see: 'events-lost',
    },
    IngestFails: {
      metric: ingest.function.metricErrors({ period: five }),
      over: 0,
      periods: 2,
      says: 'Taking copy in fails as a whole: if it goes on, copy becomes dead letters.',
      see: 'functions-fail',
    },
    IngestThrottled: {
      metric: ingest.function.metricThrottles({ period: five }),
      over: 0,
      periods: 3,
      says: 'The account has no room to take copy in: it waits in the queue.',
      see: 'throttled',
    },
    PublishFails: {
      metric: publish.function.metricErrors({ period: five }),
      over: 0,
      periods: 3,
      says: 'Telling the bus fails: events wait in the stream, for a day at most.',
      see: 'functions-fail',
    },
    ServeFails: {
      metric: serve.function.metric('Url5xxCount', { period: five, statistic: 'Sum' }),
      over: 0,
      periods: 2,
      says: 'Requests for feeds and stories fail: readers see errors.',
      see: 'functions-fail',
    },
    ServeThrottled: {
      metric: serve.function.metricThrottles({ period: five }),
      over: 0,
      periods: 3,
      says: 'More is asked for than may be answered at once: some readers are turned away, and have to ask again.',
      see: 'throttled',
    },
  };
}
