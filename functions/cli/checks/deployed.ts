// A deployed stack as its checks see it.
import type { StackResourceSummary } from '@aws-sdk/client-cloudformation';
import type { OpenStack } from '../stack.ts';

export interface Deployed extends Omit<OpenStack, 'holdings'> {
  readonly resources: readonly StackResourceSummary[];
  /** ISO 8601 in UTC, with milliseconds. */
  readonly at: string;
}

/** Physical names of a stack's resources of a type, such as `AWS::SQS::Queue`, with their names in the template. */
export function resourcesOf({ resources }: Deployed, type: string): { readonly id: string; readonly logical: string }[] {
  return resources.flatMap(({ ResourceType, PhysicalResourceId: id, LogicalResourceId: logical = '' }) =>
    ResourceType === type && id ? [{ id, logical }] : [],
  );
}
