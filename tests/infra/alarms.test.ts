// Alarms and dashboard: what they watch, and that somebody who is woken by one knows what readers lose and where to look.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dimensionOf } from '../../functions/intake/metrics.ts';
import { deskMetric } from '../../infra/constructs/metrics.ts';
import { deskTemplate, type Resource, resourcesOf } from './desk-template.ts';

const RUNBOOK = readFileSync(join(import.meta.dirname, '..', '..', 'docs', 'runbook.md'), 'utf8');

const template = deskTemplate({ alarmEmail: 'desk@example.com', silences: { reuters: 30, 'STA (Slovenia)': 2_880, 新华社: 60 } });
const none = deskTemplate({ alarms: false });

test('the alarms of a desk', () => {
  expect(
    Object.keys(alarms())
      .map((id) => id.replace(/^DeskAlarms|[0-9A-F]{8}$/g, ''))
      .sort(),
  ).toEqual([
    'CopyIsLate',
    'DeadLetters',
    'EventsLate',
    'EventsLost',
    'IngestFails',
    'IngestThrottled',
    'ProviderSilent',
    'PublishFails',
    'ReconcileAbsent',
    'ReconcileStopped',
    'Reconciled',
    'Rejections',
    'ServeFails',
    'ServeThrottled',
    'SilentSTASlovenia',
    'Silentreuters',
    'UnaimedKill',
  ]);
});

test('each says what is lost, leads to a chapter of the runbook, and tells the desk', () => {
  for (const [id, { Properties }] of Object.entries(alarms())) {
    const [, says = '', chapter = ''] = /^(.+) See docs\/runbook\.md#([a-z-]+)$/.exec(Properties.AlarmDescription as string) ?? [];
    expect(says.length, id).toBeGreaterThan(40);
    expect(headings(), id).toContain(chapter);
    expect(Properties.AlarmActions, id).toEqual([{ Ref: expect.stringMatching(/^DeskAlarmsTopic/) }]);
  }
  template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'desk@example.com' });
});

test('alarms reach the topic although it asks for TLS', () => {
  const [policy] = Object.values(resourcesOf(template, 'AWS::SNS::TopicPolicy'));
  expect(JSON.stringify(policy)).toContain('"Principal":{"Service":"cloudwatch.amazonaws.com"}');
});

test('a provider is silent when nothing of it came for so long, no data included', () => {
  expect(silent('reuters')).toMatchObject({ Period: 300, EvaluationPeriods: 6, Threshold: 1, TreatMissingData: 'breaching' });
  expect(silent('STASlovenia')).toMatchObject({ Period: 3_600, EvaluationPeriods: 48 });
  expect(silent('reuters').Dimensions).toEqual([
    { Name: 'provider', Value: 'reuters' },
    { Name: 'stage', Value: 'trial' },
  ]);
});

test('reconcile is missed when it does not run at all, as when its clock was stopped', () => {
  expect(propertiesOf('ReconcileAbsent')).toMatchObject({
    MetricName: 'Invocations',
    Period: 300,
    EvaluationPeriods: 3,
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold',
    TreatMissingData: 'breaching',
  });
});

test('more silences than the variables of a function hold are told of before anything is deployed', () => {
  const silences = Object.fromEntries(Array.from({ length: 200 }, (_, number) => [`Provider number ${number}`, 60]));
  expect(() => deskTemplate({ silences })).toThrow(/^silences has \d+ bytes, and Lambda leaves 2500: leave out/);
});

test('an alarm names the series of a provider as the functions do, however the setting spells it', () => {
  for (const name of ['Reuters', 'REUTERS', ' reuters', 'Agence Économique', 'STA (Slovenia)', 'ö'.repeat(200), '新华社', '']) {
    const { dimensions } = deskMetric('trial', 'stories', { by: { provider: name } });
    expect(dimensions).toEqual({ stage: 'trial', provider: dimensionOf(name) });
  }
  expect([dimensionOf('Reuters'), dimensionOf('Agence Économique'), dimensionOf('新华社')]).toEqual([
    'reuters',
    'agence economique',
    'unknown',
  ]);
});

test('no alarm needs arithmetic over metrics, which emulators refuse', () => {
  expect(JSON.stringify(alarms())).not.toContain('"Metrics"');
});

test('without alarms there is no topic either', () => {
  expect(alarms(none)).toEqual({});
  none.resourceCountIs('AWS::SNS::Topic', 0);
});

test('the dashboard shows intake, latency, outcomes and providers', () => {
  const text = JSON.stringify(resourcesOf(template, 'AWS::CloudWatch::Dashboard'));
  for (const title of ['Intake', 'Latency', 'Outcomes', 'Providers', 'Waiting copy', 'Events', 'Requests']) expect(text).toContain(title);
  for (const outcome of ['stored', 'partial', 'duplicate', 'rejected']) expect(text).toContain(outcome);
});

function alarms(of = template): Readonly<Record<string, Resource>> {
  return resourcesOf(of, 'AWS::CloudWatch::Alarm');
}

function silent(name: string): Readonly<Record<string, unknown>> {
  return propertiesOf(`Silent${name}`);
}

function propertiesOf(name: string): Readonly<Record<string, unknown>> {
  const found = Object.entries(alarms()).find(([id]) => id.startsWith(`DeskAlarms${name}`));
  if (!found) throw new Error(`no alarm for ${name}`);
  return found[1].Properties;
}

function headings(): string[] {
  return [...RUNBOOK.matchAll(/^#+ (.+)$/gm)].map(([, title = '']) =>
    title
      .toLowerCase()
      .replaceAll(' ', '-')
      .replace(/[^a-z0-9-]/g, ''),
  );
}
