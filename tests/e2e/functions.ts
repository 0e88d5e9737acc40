// The functions of the stack, called by name through Lambda's own HTTP API: one client less to install.
export interface Functions {
  /** Calls a function and waits for its answer. Throws where it fails. */
  invoke(entry: string, event: unknown): Promise<string>;
  /** Sets variables of a function's environment beside those that it has. */
  setVariables(entry: string, variables: Readonly<Record<string, string>>): Promise<void>;
}

interface Configuration {
  readonly FunctionName: string;
  readonly Description?: string;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
}

export async function functionsAt(endpoint: string): Promise<Functions> {
  const at = `${endpoint}/2015-03-31/functions/`;
  const { Functions: all } = (await (await fetch(at, { signal: AbortSignal.timeout(10_000) })).json()) as { Functions: Configuration[] };
  const find = (entry: string): Configuration => {
    const found = all.find(({ FunctionName }) => FunctionName.includes(`Desk${entry}Function`));
    if (!found) throw new Error(`the stack has no function ${entry}`);
    return found;
  };
  const send = async (path: string, method: string, body: unknown) => {
    const answer = await fetch(at + path, { method, body: JSON.stringify(body), signal: AbortSignal.timeout(90_000) });
    const text = await answer.text();
    if (!answer.ok || answer.headers.has('x-amz-function-error')) throw new Error(`${path}: ${answer.status} ${text.slice(0, 500)}`);
    return text;
  };
  return {
    invoke: (entry, event) => send(`${find(entry).FunctionName}/invocations`, 'POST', event),
    async setVariables(entry, variables) {
      const { FunctionName, Environment } = find(entry);
      await send(`${FunctionName}/configuration`, 'PUT', { Environment: { Variables: { ...Environment?.Variables, ...variables } } });
    },
  };
}
