// The bucket that copy is put in: each version of each object is kept, until the settings say otherwise.
import { CfnResource, Duration, type RemovalPolicy, Stack } from 'aws-cdk-lib';
import { Effect, PolicyStatement, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket, EventType, type IBucket, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { SqsDestination } from 'aws-cdk-lib/aws-s3-notifications';
import type { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { acknowledge } from '../acknowledge.ts';

/** As findings of cdk-nag spell it. */
const BASIC_EXECUTION = 'arn:<AWS::Partition>:iam::aws:policy/service-role/AWSLambdaBasicExecutionRole';

export interface WireBucketProps {
  /** Keys of wire copy begin so; what lies elsewhere is never read as copy. */
  readonly prefix: string;
  /** Told of each object below the prefix. */
  readonly queue: Queue;
  /** The name of a bucket that is there already. Its versioning, encryption and lifecycle stay as they are. */
  readonly existing?: string;
  /** Days for which wire files are kept. Default: for good. Stories stay in any case, and so do their large bodies. */
  readonly retentionDays?: number;
  readonly removalPolicy: RemovalPolicy;
}

export class WireBucket extends Construct {
  readonly bucket: IBucket;

  constructor(scope: Construct, id: string, props: WireBucketProps) {
    super(scope, id);
    this.bucket = props.existing ? this.adopt(props.existing, props) : this.make(props);
  }

  private make({ prefix, queue, retentionDays, removalPolicy }: WireBucketProps): IBucket {
    const bucket = new Bucket(this, 'Bucket', {
      versioned: true,
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      removalPolicy,
      lifecycleRules: [
        { id: 'UnfinishedUploads', abortIncompleteMultipartUploadAfter: Duration.days(7) },
        ...(retentionDays
          ? [
              {
                id: 'WireFiles',
                prefix,
                expiration: Duration.days(retentionDays),
                noncurrentVersionExpiration: Duration.days(retentionDays),
              },
              { id: 'MarkersLeftBehind', prefix, expiredObjectDeleteMarker: true },
            ]
          : []),
      ],
    });
    acknowledge(bucket, {
      'AwsSolutions-S1': 'Receipts tell what became of each object; who else reads the bucket is for CloudTrail, which a stack cannot own.',
    });
    const access = allowNotices(queue, bucket);
    const resource = bucket.node.defaultChild as CfnBucket;
    // The resource's own configuration needs no function of ours, where `addEventNotification` brings one in Python.
    resource.notificationConfiguration = {
      queueConfigurations: [
        { event: 's3:ObjectCreated:*', queue: queue.queueArn, filter: { s3Key: { rules: [{ name: 'prefix', value: prefix }] } } },
      ],
    };
    resource.addResourceDependency(access);
    // The CDK's own types differ here, under exactOptionalPropertyTypes.
    return bucket as IBucket;
  }

  private adopt(name: string, { prefix, queue }: WireBucketProps): IBucket {
    const bucket = Bucket.fromBucketName(this, 'Existing', name);
    // A bucket of another's making: only the CDK's own function can add to its notifications without wiping out others'.
    bucket.addEventNotification(EventType.OBJECT_CREATED, new SqsDestination(queue), { prefix });
    const handler = Stack.of(this).node.children.find(({ node }) => node.id.startsWith('BucketNotificationsHandler'));
    if (handler)
      acknowledge(handler, {
        [`AwsSolutions-IAM4[Policy::${BASIC_EXECUTION}]`]:
          'The CDK’s own function, which runs while the stack is deployed and writes its log.',
      });
    return bucket;
  }
}

/**
 * Lets S3 send the queue notices of this account's buckets. Not of the bucket by its ARN: the bucket needs the policy before it can
 * name the queue, so the policy cannot need the bucket.
 */
function allowNotices(queue: Queue, bucket: Bucket): CfnResource {
  const { account } = bucket.stack;
  queue.addToResourcePolicy(
    new PolicyStatement({
      sid: 'NoticesOfObjects',
      effect: Effect.ALLOW,
      principals: [new ServicePrincipal('s3.amazonaws.com')],
      actions: ['sqs:SendMessage'],
      resources: [queue.queueArn],
      conditions: { StringEquals: { 'aws:SourceAccount': account } },
    }),
  );
  const policy = queue.node.tryFindChild('Policy')?.node.defaultChild;
  if (!CfnResource.isCfnResource(policy)) throw new Error('The intake queue has no policy that S3 could be named in.');
  return policy;
}
