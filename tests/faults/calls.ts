// Calls of the SDK's client to DynamoDB, taken from it before they are put on the wire.
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';

export const TABLE = 'wiredesk';

/** One call, with its input as the SDK has it. */
export interface Call {
  /** `PutItem` and so on. */
  readonly action: string;
  readonly input: Fields;
}

export type Fields = Readonly<Record<string, unknown>>;

/** Does a call and answers its output; throws what the SDK throws. */
export type Serve = (call: Call) => Promise<Fields>;

/** A client whose calls go through `serve`. What the SDK makes of calls on the wire is tested elsewhere, over HTTP. */
export function clientOf(serve: Serve): DynamoDBClient {
  const client = new DynamoDBClient({ region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  client.middlewareStack.add(
    (_next, { commandName = '' }) =>
      async ({ input }) => {
        const output = await serve({ action: commandName.replace(/Command$/, ''), input: input as Fields });
        return { output: { $metadata: {}, ...output }, response: {} };
      },
    { step: 'initialize', priority: 'high' },
  );
  return client;
}
