// The functions: whether they are fed.
import { broken, type Check, type Finding, ok, warning } from './check.ts';
import { type Deployed, resourcesOf } from './deployed.ts';

/** Seconds that the function which takes copy in has for a batch; undefined where there is none. */
export async function ingestTimeout(deployed: Deployed): Promise<number | undefined> {
  const ingest = resourcesOf(deployed, 'AWS::Lambda::Function').find(({ logical }) => /Ingest/.test(logical));
  if (!ingest) return undefined;
  const { LambdaClient, GetFunctionConfigurationCommand } = await import('@aws-sdk/client-lambda');
  return (await new LambdaClient().send(new GetFunctionConfigurationCommand({ FunctionName: ingest.id }))).Timeout;
}

const sources: Check<Deployed> = {
  name: 'functions',
  async run(deployed) {
    const mappings = resourcesOf(deployed, 'AWS::Lambda::EventSourceMapping');
    if (mappings.length === 0) return broken('no function is fed by queue or table', `Deploy ${deployed.name} again.`);
    const { LambdaClient, GetEventSourceMappingCommand } = await import('@aws-sdk/client-lambda');
    const client = new LambdaClient();
    const findings: Finding[] = [];
    for (const { id, logical } of mappings) {
      const { State = '', LastProcessingResult: last = '' } = await client.send(new GetEventSourceMappingCommand({ UUID: id }));
      if (State !== 'Enabled')
        findings.push(
          broken(`${logical} is ${State}: nothing is taken from it`, `aws lambda update-event-source-mapping --uuid ${id} --enabled`),
        );
      else if (last.startsWith('PROBLEM'))
        findings.push(warning(`${logical}: ${last}`, 'Its function fails or may not be called: look at its log.'));
    }
    return findings.length > 0 ? findings : ok(`all ${mappings.length} sources feed their functions`);
  },
};

export const FUNCTION_CHECKS: readonly Check<Deployed>[] = [sources];
