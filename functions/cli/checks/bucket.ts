// The bucket: whether it tells the queue of what is put in, and keeps what is overwritten.
import { GetBucketNotificationConfigurationCommand, GetBucketVersioningCommand, type QueueConfiguration } from '@aws-sdk/client-s3';
import { s3Client } from '../../aws.ts';
import { broken, type Check, ok, warning } from './check.ts';
import type { Deployed } from './deployed.ts';
import { queueAttributes } from './queues.ts';

const notices: Check<Deployed> = {
  name: 'notices',
  async run({ aws, outputs, name }) {
    const { bucket, prefix } = aws;
    const queue = (await queueAttributes(outputs.QueueUrl)).QueueArn;
    const { QueueConfigurations = [] } = await s3Client(aws).send(new GetBucketNotificationConfigurationCommand({ Bucket: bucket }));
    const mine = QueueConfigurations.filter(({ QueueArn }) => QueueArn === queue);
    const again = `Deploy ${name} again. Until then, reconcile finds what is put in, some minutes late.`;
    if (mine.length === 0) return broken(`the bucket ${bucket} tells the queue of nothing`, again);
    if (!mine.some(({ Events = [] }) => Events.some((event) => event === 's3:ObjectCreated:*')))
      return broken(`the bucket ${bucket} tells the queue of some new objects, not of all`, again);
    if (!mine.some((each) => prefixOf(each) === prefix))
      return broken(
        `the bucket ${bucket} tells of objects below "${mine.map(prefixOf).join('", "')}", and not of those below "${prefix}"`,
        again,
      );
    return ok(`${bucket} tells the queue of each new object below ${prefix}`);
  },
};

function prefixOf({ Filter }: QueueConfiguration): string {
  return Filter?.Key?.FilterRules?.find(({ Name }) => Name?.toLowerCase() === 'prefix')?.Value ?? '';
}

const versions: Check<Deployed> = {
  name: 'bucket',
  async run({ aws }) {
    const { Status } = await s3Client(aws).send(new GetBucketVersioningCommand({ Bucket: aws.bucket }));
    if (Status === 'Enabled') return ok(`${aws.bucket} keeps every version of an object`);
    return warning(
      `${aws.bucket} keeps no versions: an object that is overwritten before it is read is lost, and cannot be replayed later`,
      `aws s3api put-bucket-versioning --bucket ${aws.bucket} --versioning-configuration Status=Enabled`,
    );
  },
};

export const BUCKET_CHECKS: readonly Check<Deployed>[] = [notices, versions];
