// What the four functions have in common: runtime, bundle, log, and a role that holds what it is given and nothing more.
import { join } from 'node:path';
import type { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { PolicyDocument, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, type Function as LambdaFunction, LoggingFormat, Runtime } from 'aws-cdk-lib/aws-lambda';
import { type BundlingOptions, type ICommandHooks, NodejsFunction, OutputFormat } from 'aws-cdk-lib/aws-lambda-nodejs';
import { LogGroup, type RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge, flattened } from '../acknowledge.ts';
import { BUNDLING } from '../bundling.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** The desks that come with the house. */
export const OUR_DESKS = join(ROOT, 'functions', 'desks.json');

/** Where large bodies lie in the bucket: beside the wire files, never among them. */
export const COPIES = 'copies/';

/** What all functions of a desk are told. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string>>;
  /** The file of desks, which goes into each bundle. */
  readonly desks: string;
  readonly logRetention: RetentionDays;
  readonly removalPolicy: RemovalPolicy;
}

export interface Right {
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly conditions?: Readonly<Record<string, unknown>>;
  /** Why a resource of it may end in a star: where absent, none may. */
  readonly open?: string;
}

export interface DeskFunctionProps extends Surroundings {
  /** The file in functions/, without its ending. */
  readonly entry: 'ingest' | 'publish' | 'reconcile' | 'serve';
  readonly description: string;
  readonly memorySize: number;
  readonly timeout: Duration;
  readonly rights: readonly Right[];
  readonly reservedConcurrentExecutions?: number | undefined;
}

export class DeskFunction extends Construct {
  readonly function: LambdaFunction;

  constructor(scope: Construct, id: string, props: DeskFunctionProps) {
    super(scope, id);
    const { entry, description, memorySize, timeout, environment, reservedConcurrentExecutions } = props;
    const logGroup = new LogGroup(this, 'Log', { retention: props.logRetention, removalPolicy: props.removalPolicy });
    const writeLog: Right = { actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroup.logGroupArn] };
    this.function = new NodejsFunction(this, 'Function', {
      entry: join(ROOT, 'functions', `${entry}.ts`),
      projectRoot: ROOT,
      depsLockFilePath: join(ROOT, 'package-lock.json'),
      handler: 'handler',
      description,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize,
      timeout,
      // What its parts would grant on their own is written out in `rights`, and nothing is added to it.
      role: roleWith(this, [writeLog, ...props.rights]).withoutPolicyUpdates(),
      environment: { ...environment },
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      ...(reservedConcurrentExecutions !== undefined && { reservedConcurrentExecutions }),
      bundling: { ...BUNDLES, commandHooks: withFiles(entry, props.desks) },
    });
    acknowledge(this.function, {
      'Serverless-LambdaTracing':
        'Off: X-Ray adds 45 ms to each cold start; metrics say how long copy takes, receipts and log lines name each object.',
      'Serverless-LambdaDLQ': 'Only the clock invokes asynchronously, and comes again; queue, stream and callers keep what failed.',
      'Serverless-LambdaAsyncFailureDestination':
        'As for the dead-letter queue: no asynchronous invocation carries anything that could be lost.',
    });
  }
}

/** The options of ../bundling.ts, in the CDK's words. */
const BUNDLES: BundlingOptions = {
  format: OutputFormat.ESM,
  target: BUNDLING.target,
  minify: BUNDLING.minify,
  mainFields: [...BUNDLING.mainFields],
  banner: BUNDLING.banner.js,
  // The SDK goes in, in the version that the lock names.
  externalModules: [...BUNDLING.external],
  // The CDK's own property `charset` is not handed on to esbuild.
  esbuildArgs: { '--charset': BUNDLING.charset },
  // For people who look up a place in a stack trace: Node is not told of the map, which would cost each start 25 ms.
  sourceMap: true,
  sourcesContent: false,
};

/** The functions find their desks in a file beside them; the one that serves, the page as well. */
function withFiles(entry: DeskFunctionProps['entry'], desks: string): ICommandHooks {
  const command = (...words: readonly string[]) => words.map((word) => JSON.stringify(word)).join(' ');
  const page = (folder: string) =>
    command(process.execPath, '--disable-warning=ExperimentalWarning', join(ROOT, 'functions', 'page-file.ts'), folder);
  return {
    beforeBundling: () => [],
    beforeInstall: () => [],
    afterBundling: (_, outputDir) => [command('cp', desks, join(outputDir, 'desks.json')), ...(entry === 'serve' ? [page(outputDir)] : [])],
  };
}

function roleWith(scope: Construct, rights: readonly Right[]): Role {
  const statements = rights.map(
    ({ actions, resources, conditions }) =>
      new PolicyStatement({ actions: [...actions], resources: [...resources], ...(conditions && { conditions: { ...conditions } }) }),
  );
  const role = new Role(scope, 'Role', {
    assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    inlinePolicies: { Rights: new PolicyDocument({ statements }) },
  });
  for (const { resources, open } of rights)
    for (const resource of resources) if (open) acknowledge(role, { [`AwsSolutions-IAM5[Resource::${flattened(role, resource)}]`]: open });
  return role;
}
