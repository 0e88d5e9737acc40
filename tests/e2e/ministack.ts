// MiniStack, an emulator of AWS in Python: installed into a cache folder, started on loopback in a folder of its own.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { run } from './command.ts';
import { until } from './tally.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const REQUIREMENTS = join(import.meta.dirname, 'requirements.txt');

export interface Emulator {
  readonly endpoint: string;
  /** For programs that are to find it: the endpoint, and credentials that mean nothing. */
  readonly env: NodeJS.ProcessEnv;
  stop(): Promise<void>;
}

export class NoPython extends Error {
  override readonly name = 'NoPython';
}

/** Installs it where it is not yet installed, and answers the Python that runs it. Throws `NoPython`. */
export async function installMinistack(): Promise<string> {
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  const folder = join(ROOT, 'node_modules', '.cache', `ministack-${createHash('sha256').update(wanted).digest('hex').slice(0, 12)}`);
  const python = join(folder, 'bin', 'python');
  const done = join(folder, 'installed');
  if (existsSync(done)) return python;
  rmSync(folder, { recursive: true, force: true });
  try {
    await run('python3', ['-m', 'venv', folder], { seconds: 60 });
  } catch (error) {
    throw new NoPython(`The emulator needs python3 (3.10 or newer) with its venv module.\n${(error as Error).message}`);
  }
  await run(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '-r', REQUIREMENTS], { seconds: 180 });
  writeFileSync(done, '');
  return python;
}

/** Starts it in a folder that is there for it alone: its workers leave things behind. */
export async function startMinistack(python: string, folder: string): Promise<Emulator> {
  const port = await freePort();
  const scratch = join(folder, 'emulator');
  mkdirSync(scratch, { recursive: true });
  const child = spawn(python, ['-m', 'ministack'], {
    cwd: scratch,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      PATH: `${join(ROOT, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
      HOME: scratch,
      TMPDIR: scratch,
      NODE_PATH: join(ROOT, 'node_modules'),
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      LAMBDA_EXECUTOR: 'local',
      IOT_MTLS_ENABLED: '0',
      SFTP_ENABLED: '0',
    },
  });
  const log = createWriteStream(join(folder, 'emulator.log'));
  child.stdout.pipe(log);
  child.stderr.pipe(log);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const endpoint = `http://127.0.0.1:${port}`;
  const stop = async () => {
    // Its workers are its children: the group ends with it.
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGKILL');
    await ended;
  };
  try {
    await until(
      'the emulator answers',
      60,
      () => isHealthy(endpoint),
      () => `its log is ${log.path}`,
    );
  } catch (error) {
    await stop();
    throw error;
  }
  return { endpoint, env: environment(endpoint), stop };
}

async function isHealthy(endpoint: string): Promise<true | undefined> {
  const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
  return answer?.ok || undefined;
}

function environment(endpoint: string): NodeJS.ProcessEnv {
  const { AWS_PROFILE: _, ...rest } = process.env;
  return {
    ...rest,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_REGION: 'us-east-1',
    AWS_DEFAULT_REGION: 'us-east-1',
    AWS_EC2_METADATA_DISABLED: 'true',
  };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const address = server.address();
  await new Promise((closed) => server.close(closed));
  if (typeof address !== 'object' || !address) throw new Error('no port is free');
  return address.port;
}
