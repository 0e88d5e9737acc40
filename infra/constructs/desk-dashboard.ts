// The dashboard: intake, latency, outcomes and providers, as a desk asks for them.
import { Duration } from 'aws-cdk-lib';
import { Color, Dashboard, GraphWidget, type IMetric, MathExpression, PeriodOverride, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import type { IntakeQueue } from './intake-queue.ts';
import { deskMetric, searchBy } from './metrics.ts';
import type { PublishFunction } from './publish-function.ts';
import type { ServeFunction } from './serve-function.ts';

export interface DeskDashboardProps {
  readonly stage: string;
  readonly intake: IntakeQueue;
  readonly publish: PublishFunction;
  readonly serve: ServeFunction;
}

const OUTCOMES: Readonly<Record<string, string>> = {
  stored: Color.GREEN,
  duplicate: Color.GREY,
  partial: Color.ORANGE,
  rejected: Color.RED,
};

export class DeskDashboard extends Construct {
  constructor(scope: Construct, id: string, { stage, intake, publish, serve }: DeskDashboardProps) {
    super(scope, id);
    const five = Duration.minutes(5);
    const percentile = (statistic: string) => deskMetric(stage, 'latency', { statistic, label: statistic });
    const dashboard = new Dashboard(this, 'Dashboard', { defaultInterval: Duration.hours(12), periodOverride: PeriodOverride.AUTO });
    dashboard.addWidgets(
      new TextWidget({ width: 24, height: 2, markdown: `# Wiredesk ${stage}\nWhat the alarms mean and what to do: docs/runbook.md` }),
    );
    dashboard.addWidgets(
      graph('Intake: stories kept', [deskMetric(stage, 'stories', { label: 'stories' })]),
      graph('Latency: milliseconds from arrival to receipt', [percentile('p50'), percentile('p99'), percentile('Maximum')]),
      graph(
        'Outcomes of objects',
        Object.entries(OUTCOMES).map(([outcome, color]) =>
          deskMetric(stage, 'objects', { by: { outcome }, label: outcome }).with({ color }),
        ),
      ),
    );
    dashboard.addWidgets(
      graph('Providers: stories', [search(searchBy(stage, 'stories', 'provider', five), five)]),
      graph('Silent providers', [search(searchBy(stage, 'silent', 'provider', five), five)]),
      graph('Found by reconcile', [deskMetric(stage, 'reconciled', { label: 'objects' })]),
    );
    dashboard.addWidgets(
      graph('Waiting copy', [
        intake.queue.metricApproximateNumberOfMessagesVisible({ label: 'waiting' }),
        intake.queue.metricApproximateAgeOfOldestMessage({ label: 'oldest, seconds' }),
        intake.deadLetters.metricApproximateNumberOfMessagesVisible({ label: 'dead letters', color: Color.RED }),
      ]),
      graph('Events', [
        deskMetric(stage, 'published', { label: 'published' }),
        publish.function.metric('IteratorAge', { statistic: 'Maximum', label: 'behind, ms' }),
        publish.failures.metricApproximateNumberOfMessagesVisible({ label: 'given up', color: Color.RED }),
      ]),
      graph('Requests', [
        serve.function.metric('UrlRequestCount', { statistic: 'Sum', label: 'requests' }),
        serve.function.metric('Url5xxCount', { statistic: 'Sum', label: 'failed', color: Color.RED }),
        serve.function.metricThrottles({ label: 'turned away', color: Color.ORANGE }),
        serve.function.metric('UrlRequestLatency', { statistic: 'p99', label: 'p99, ms' }),
      ]),
    );
  }
}

function graph(title: string, left: readonly IMetric[], width = 8): GraphWidget {
  return new GraphWidget({ title, left: [...left], width, height: 6, leftYAxis: { min: 0 } });
}

function search(expression: string, period: Duration): MathExpression {
  return new MathExpression({ expression, usingMetrics: {}, label: '', period });
}
