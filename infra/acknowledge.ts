// Findings of cdk-nag that are left as they are, each with its reason: beside the construct that they are about.
import { Stack, Validations } from 'aws-cdk-lib';
import { flattenCfnReference } from 'cdk-nag/lib/utils/flatten-cfn-reference.js';
import type { IConstruct } from 'constructs';

/** Acknowledges findings, by their identifiers, on a construct and on what is inside it. */
export function acknowledge(construct: IConstruct, reasons: Readonly<Record<string, string>>) {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
}

/** A value as findings spell it: `<WireBucket.Arn>/incoming/*`. */
export function flattened(construct: IConstruct, value: string): string {
  return flattenCfnReference(Stack.of(construct).resolve(value));
}
