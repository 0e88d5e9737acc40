// A deployed stack behind one address, for the command as it is typed: stories in dynalite, objects in the tests' bucket, and answers to what
// else the command asks of AWS (CloudFormation, SQS, Lambda, CloudWatch), for which npm has no emulator. tests/e2e asks an emulator the same.
import { createHash } from 'node:crypto';
import { request as ask, createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { openDynamoStore } from '../../functions/store/dynamodb.ts';
import type { Store } from '../../functions/store/store.ts';
import { type BucketServer, serveBucket } from '../intake/bucket-server.ts';
import { clientFor, startDynalite } from '../store/dynalite.ts';
import { memoryCopies, newTable } from '../store/tables.ts';

export interface Cloud extends AsyncDisposable {
  /** For a command that is to find it. */
  readonly env: Record<string, string>;
  readonly store: Store;
  readonly bucket: BucketServer;
  /** What the stack is like; tests break it. */
  readonly stack: StackState;
  readonly queues: { readonly intake: Queue; readonly dead: Queue };
}

export interface StackState {
  status: string;
  outputs: Record<string, string>;
  /** The prefix that the bucket tells of; undefined where it tells of nothing. */
  noticesBelow: string | undefined;
  keepsVersions: boolean;
  redrive: string;
  visibility: number;
  timeout: number;
  mapping: string;
  expiry: string;
  recovery: string;
  streams: boolean;
  alarm: 'OK' | 'ALARM' | 'none there';
  /** An error that every call answers with. */
  refusal: { readonly status: number; readonly name: string } | undefined;
}

export interface Queue {
  readonly messages: Message[];
  /** Sends of so many messages fail. */
  full: number;
}

interface Message {
  readonly MessageId: string;
  readonly Body: string;
  hidden: boolean;
}

export async function startCloud(): Promise<Cloud> {
  const dynalite = await startDynalite();
  const bucket = await serveBucket();
  const client = clientFor(dynalite.endpoint);
  const table = await newTable(client);
  const queues = { intake: newQueue(), dead: newQueue() };
  const stack: StackState = {
    status: 'UPDATE_COMPLETE',
    outputs: {
      Stage: 'trial',
      BucketName: 'wires',
      Prefix: 'incoming/',
      TableName: table,
      QueueUrl: '',
      DeadLetterQueueUrl: '',
      BusName: 'bus',
      Url: 'https://desk.example',
      SecretArn: 'arn:aws:secretsmanager:eu-west-1:000000000000:secret:tokens',
    },
    noticesBelow: 'incoming/',
    keepsVersions: true,
    redrive: JSON.stringify({ deadLetterTargetArn: 'arn:Dead', maxReceiveCount: 5 }),
    visibility: 1_200,
    timeout: 900,
    mapping: 'Enabled',
    expiry: 'ENABLED',
    recovery: 'ENABLED',
    streams: true,
    alarm: 'OK',
    refusal: undefined,
  };
  const cloud = { stack, queues, dynalite: dynalite.endpoint, bucket: bucket.url };
  const server = createServer(
    (request, response) => void answer(request, response, cloud).catch((error: Error) => response.destroy(error)),
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  Object.assign(stack.outputs, { QueueUrl: `${url}/000000000000/Intake`, DeadLetterQueueUrl: `${url}/000000000000/Dead` });
  return {
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_REGION: 'eu-west-1',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_SECRET_ACCESS_KEY: 'test',
      AWS_EC2_METADATA_DISABLED: 'true',
    },
    store: openDynamoStore({ client, table, copies: memoryCopies(), patience: 50 }),
    bucket,
    stack,
    queues,
    async [Symbol.asyncDispose]() {
      client.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await bucket[Symbol.asyncDispose]();
      await dynalite.close();
    },
  };
}

function newQueue(): Queue {
  return { messages: [], full: 0 };
}

interface Parts {
  readonly stack: StackState;
  readonly queues: Cloud['queues'];
  readonly dynalite: string;
  readonly bucket: string;
}

async function answer(request: IncomingMessage, response: ServerResponse, cloud: Parts): Promise<void> {
  const { stack } = cloud;
  const body = await bodyOf(request);
  const [service = '', action = ''] = String(request.headers['x-amz-target'] ?? '').split('.');
  const json = (content: unknown, status = 200) => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(content));
  };
  const xml = (content: string, status = 200) => {
    response.writeHead(status, { 'content-type': 'text/xml' });
    response.end(content);
  };
  const url = new URL(request.url ?? '', 'http://cloud');
  if (stack.refusal) {
    const { status, name } = stack.refusal;
    return service
      ? json({ __type: name, message: 'refused' }, status)
      : xml(`<ErrorResponse><Error><Type>Sender</Type><Code>${name}</Code><Message>refused</Message></Error></ErrorResponse>`, status);
  }
  if (service === 'AmazonSQS') return json(queueAnswer(action, JSON.parse(body.toString()), cloud));
  if (service.startsWith('GraniteService'))
    return json(action === 'DescribeAlarms' ? { MetricAlarms: alarms(stack, JSON.parse(body.toString())) } : { Datapoints: [] });
  if (action === 'DescribeTimeToLive') return json({ TimeToLiveDescription: { TimeToLiveStatus: stack.expiry, AttributeName: 'expires' } });
  if (action === 'DescribeContinuousBackups')
    return json({ ContinuousBackupsDescription: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: stack.recovery } } });
  if (service.startsWith('DynamoDB')) return pass(request, body, cloud.dynalite, response, action === 'DescribeTable' ? stack : undefined);
  if (url.pathname.includes('/event-source-mappings/')) return json({ State: stack.mapping });
  if (url.pathname.includes('/functions/')) return json({ Timeout: stack.timeout });
  if (url.searchParams.has('notification')) return xml(notices(stack));
  if (url.searchParams.has('versioning'))
    return xml(`<VersioningConfiguration><Status>${stack.keepsVersions ? 'Enabled' : 'Suspended'}</Status></VersioningConfiguration>`);
  const form = new URLSearchParams(body.toString());
  if (form.has('Action')) return formationAnswer(form, stack, xml);
  return pass(request, body, cloud.bucket, response);
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Hands a request on. Dynalite knows no streams and no protection of tables: both are put into its description. */
function pass(request: IncomingMessage, body: Buffer, to: string, response: ServerResponse, described?: StackState): void {
  const { host: _, ...headers } = request.headers;
  const onward = ask(new URL(request.url ?? '', to), { method: request.method, headers }, (answered) => {
    if (!described) {
      response.writeHead(answered.statusCode ?? 500, answered.headers);
      answered.pipe(response);
      return;
    }
    void bodyOf(answered).then((content) => {
      const { Table } = JSON.parse(content.toString());
      const StreamSpecification = { StreamEnabled: described.streams, StreamViewType: 'NEW_IMAGE' };
      response.end(JSON.stringify({ Table: { ...Table, StreamSpecification, DeletionProtectionEnabled: true } }));
    });
  });
  onward.end(body);
}

function formationAnswer(form: URLSearchParams, stack: StackState, xml: (content: string, status?: number) => void): void {
  const name = form.get('StackName');
  if (name !== 'Wiredesk') {
    xml(
      `<ErrorResponse><Error><Type>Sender</Type><Code>ValidationError</Code><Message>Stack with id ${name} does not exist</Message></Error></ErrorResponse>`,
      400,
    );
    return;
  }
  if (form.get('Action') === 'DescribeStacks') {
    const outputs = Object.entries(stack.outputs).map(
      ([key, value]) => `<member><OutputKey>${key}</OutputKey><OutputValue>${value}</OutputValue></member>`,
    );
    xml(
      `<DescribeStacksResponse><DescribeStacksResult><Stacks><member><StackName>${name}</StackName><StackStatus>${stack.status}</StackStatus><Outputs>${outputs.join('')}</Outputs></member></Stacks></DescribeStacksResult></DescribeStacksResponse>`,
    );
    return;
  }
  const resources = [
    ['IngestFunction', 'AWS::Lambda::Function', 'ingest'],
    ['IngestSource', 'AWS::Lambda::EventSourceMapping', 'mapping'],
    ...(stack.alarm === 'none there' ? [] : ALARMS).map((name) => ['Alarm', 'AWS::CloudWatch::Alarm', name]),
    ['Queue', 'AWS::SQS::Queue', stack.outputs.QueueUrl],
  ].map(
    ([logical, type, id]) =>
      `<member><LogicalResourceId>${logical}</LogicalResourceId><ResourceType>${type}</ResourceType><PhysicalResourceId>${id}</PhysicalResourceId></member>`,
  );
  xml(
    `<ListStackResourcesResponse><ListStackResourcesResult><StackResourceSummaries>${resources.join('')}</StackResourceSummaries></ListStackResourcesResult></ListStackResourcesResponse>`,
  );
}

const ALARMS = Array.from({ length: 60 }, (_, number) => `alarm-${number}`);

/** CloudWatch answers fifty where it is not asked for more. Only the last one is ever raised. */
function alarms({ alarm }: StackState, { AlarmNames, MaxRecords = 50 }: { AlarmNames: readonly string[]; MaxRecords?: number }) {
  return AlarmNames.slice(0, MaxRecords).map((AlarmName) => ({
    AlarmName,
    AlarmDescription: 'Notices could not be dealt with.',
    StateValue: AlarmName === ALARMS.at(-1) ? alarm : 'OK',
  }));
}

function notices({ noticesBelow }: StackState): string {
  if (noticesBelow === undefined) return '<NotificationConfiguration/>';
  return `<NotificationConfiguration><QueueConfiguration><Id>1</Id><Queue>arn:Intake</Queue><Event>s3:ObjectCreated:*</Event><Filter><S3Key><FilterRule><Name>Prefix</Name><Value>${noticesBelow}</Value></FilterRule></S3Key></Filter></QueueConfiguration></NotificationConfiguration>`;
}

function md5(text: string): string {
  return createHash('md5').update(text).digest('hex');
}

interface QueueRequest {
  readonly QueueUrl: string;
  readonly MaxNumberOfMessages?: number;
  readonly Entries?: readonly { readonly Id: string; readonly MessageBody?: string; readonly ReceiptHandle?: string }[];
}

function queueAnswer(action: string, { QueueUrl, MaxNumberOfMessages = 1, Entries = [] }: QueueRequest, { queues, stack }: Parts): unknown {
  const isIntake = QueueUrl === stack.outputs.QueueUrl;
  const queue = isIntake ? queues.intake : queues.dead;
  const done = { Successful: Entries.map(({ Id }) => ({ Id, MessageId: Id })), Failed: [] };
  const handled = (handle: string | undefined) => queue.messages.findIndex(({ MessageId }) => MessageId === handle);
  switch (action) {
    case 'GetQueueAttributes':
      return {
        Attributes: {
          QueueArn: isIntake ? 'arn:Intake' : 'arn:Dead',
          ApproximateNumberOfMessages: String(queue.messages.filter(({ hidden }) => !hidden).length),
          ApproximateNumberOfMessagesNotVisible: String(queue.messages.filter(({ hidden }) => hidden).length),
          VisibilityTimeout: String(stack.visibility),
          ...(isIntake && stack.redrive && { RedrivePolicy: stack.redrive }),
        },
      };
    case 'ReceiveMessage': {
      const messages = queue.messages.filter(({ hidden }) => !hidden).slice(0, MaxNumberOfMessages);
      for (const message of messages) message.hidden = true;
      return { Messages: messages.map(({ MessageId, Body }) => ({ MessageId, Body, ReceiptHandle: MessageId, MD5OfBody: md5(Body) })) };
    }
    case 'SendMessageBatch': {
      const Failed = Entries.slice(0, queue.full).map(({ Id }) => ({ Id, Code: 'InternalError', Message: 'full', SenderFault: false }));
      const sent = Entries.slice(queue.full);
      for (const { MessageBody = '' } of sent)
        queue.messages.push({ MessageId: `again-${queue.messages.length}`, Body: MessageBody, hidden: false });
      return { Successful: sent.map(({ Id, MessageBody = '' }) => ({ Id, MessageId: Id, MD5OfMessageBody: md5(MessageBody) })), Failed };
    }
    case 'DeleteMessageBatch':
      for (const { ReceiptHandle } of Entries) queue.messages.splice(handled(ReceiptHandle), 1);
      return done;
    case 'ChangeMessageVisibilityBatch':
      for (const { ReceiptHandle } of Entries) {
        const message = queue.messages[handled(ReceiptHandle)];
        if (message) message.hidden = false;
      }
      return done;
    default:
      throw new Error(`the tests' queue knows no ${action}`);
  }
}
