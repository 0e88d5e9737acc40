// Programs that are run and waited for, never for longer than they may take.
import { spawn } from 'node:child_process';

export interface Run {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly seconds: number;
}

/** Runs a program to its end and answers its output. Throws where it fails or takes too long, with the last it said. */
export async function run(program: string, args: readonly string[], { cwd, env, seconds }: Run): Promise<string> {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1_000, killSignal: 'SIGKILL' });
  const said: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => said.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => said.push(chunk));
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((ended, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => ended({ code, signal }));
  });
  const output = Buffer.concat(said).toString();
  if (code === 0) return output;
  const how = signal ? `ended by ${signal} (it may take ${seconds} s)` : `exit code ${code}`;
  throw new Error(`${program} ${args.join(' ')}: ${how}\n${output.trimEnd().split('\n').slice(-15).join('\n')}`);
}
