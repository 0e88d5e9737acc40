// Programs that are run and waited for, never for longer than they may take.
import { spawn } from 'node:child_process';

export interface Run {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  readonly seconds: number;
}

export interface Ended {
  readonly status: number;
  readonly out: Buffer;
  readonly err: string;
}

/** Runs a program to its end and answers its output. Throws where it fails or takes too long, with the last it said. */
export async function run(program: string, args: readonly string[], how: Run): Promise<string> {
  const { status, out, err } = await ended(program, args, how);
  if (status !== 0) throw failure(program, args, `exit code ${status}`, `${out}${err}`);
  return `${out}${err}`;
}

/** Runs a program to its end, whatever that is. Throws where it takes too long. */
export async function ended(program: string, args: readonly string[], { cwd, env, seconds }: Run): Promise<Ended> {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], timeout: seconds * 1_000, killSignal: 'SIGKILL' });
  const [out, err]: [Buffer[], Buffer[]] = [[], []];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk));
  const { code, signal } = await new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, failed) => {
    child.on('error', failed);
    child.on('close', (code, signal) => resolve({ code, signal }));
  });
  const said = { out: Buffer.concat(out), err: Buffer.concat(err).toString() };
  if (code === null) throw failure(program, args, `ended by ${signal} (it may take ${seconds} s)`, `${said.out}${said.err}`);
  return { status: code, ...said };
}

function failure(program: string, args: readonly string[], how: string, said: string): Error {
  return new Error(`${program} ${args.join(' ')}: ${how}\n${said.trimEnd().split('\n').slice(-15).join('\n')}`);
}
