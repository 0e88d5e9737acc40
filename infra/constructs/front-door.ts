// The HTTP API before serve: throttled for all callers together, with a log of who asked for what and what they got.
import type { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import type { IFunction } from 'aws-cdk-lib/aws-lambda';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

export interface FrontDoorProps {
  readonly serve: IFunction;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

/** Requests a second, and at once. A desk of a hundred feed readers asks for two a second. */
const THROTTLE = { rateLimit: 50, burstLimit: 100 };

export class FrontDoor extends Construct {
  readonly url: string;

  constructor(scope: Construct, id: string, { serve, logRetention, removalPolicy }: FrontDoorProps) {
    super(scope, id);
    const api = new HttpApi(this, 'Api', {
      description: 'Wiredesk: feeds, stories, receipts and the page.',
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration('Serve', serve),
    });
    const log = new LogGroup(this, 'Log', { retention: logRetention, removalPolicy });
    new HttpStage(this, 'Stage', {
      httpApi: api,
      autoDeploy: true,
      throttle: THROTTLE,
      accessLogSettings: { destination: new LogGroupLogDestination(log), format: AccessLogFormat.custom(ACCESS_LOG) },
    });
    this.url = api.apiEndpoint;
    acknowledge(api, {
      'AwsSolutions-APIG4':
        'serve asks for a token itself, by Bearer and by Basic, which feed readers know; an authorizer would cost a call more.',
    });
  }
}

/** What a line of the access log holds: no query, for it may hold what somebody searches for. */
const ACCESS_LOG = JSON.stringify({
  time: '$context.requestTime',
  request: '$context.requestId',
  ip: '$context.identity.sourceIp',
  method: '$context.httpMethod',
  path: '$context.path',
  status: '$context.status',
  bytes: '$context.responseLength',
  milliseconds: '$context.responseLatency',
  error: '$context.integrationErrorMessage',
});
