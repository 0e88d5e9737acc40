// The stack that a command line names.
export interface StackName {
  readonly name: string;
  /** As the AWS command has them; without, what its environment and files say. */
  readonly region?: string;
  readonly profile?: string;
}
