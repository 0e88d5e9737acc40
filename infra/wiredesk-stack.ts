// The stack around one Wiredesk. Its outputs are what the `wiredesk --stack` command reads.
import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { Wiredesk, type WiredeskProps } from './wiredesk.ts';

export interface WiredeskStackProps extends StackProps, WiredeskProps {}

export class WiredeskStack extends Stack {
  readonly wiredesk: Wiredesk;

  constructor(scope: Construct, id: string, props: WiredeskStackProps = {}) {
    super(scope, id, { description: 'Wiredesk: wire copy in, stories out.', ...props });
    this.wiredesk = new Wiredesk(this, 'Desk', props);
    const { stage, prefix, bucket, table, queue, deadLetters, bus, url, tokens } = this.wiredesk;
    this.tell('Stage', stage, 'Which desk this is.');
    this.tell('BucketName', bucket.bucketName, 'Put wire files here, below the prefix.');
    this.tell('Prefix', prefix, 'Keys of wire files begin so.');
    this.tell('TableName', table.tableName, 'Stories, feeds and receipts.');
    this.tell('QueueUrl', queue.queueUrl, 'Notices of objects, on their way to be taken in.');
    this.tell('DeadLetterQueueUrl', deadLetters.queueUrl, 'Notices that could not be dealt with.');
    this.tell('BusName', bus.eventBusName, 'Story Published, Story Updated, Story Withdrawn.');
    this.tell('Url', url, 'Feeds, stories and the page.');
    this.tell('FeedShards', String(props.feedShards ?? 1), 'Partitions that each list is spread over.');
    this.tell('SecretArn', tokens.secretArn, 'Hashes of the tokens that may ask.');
  }

  private tell(key: string, value: string, description: string) {
    new CfnOutput(this, key, { value, description });
  }
}
