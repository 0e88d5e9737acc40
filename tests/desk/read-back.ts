// `read-back.ts PYTHON`: serves the samples, and has Python's feedparser read the feeds back. PYTHON has feedparser installed.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { NASTY } from './nasty.ts';
import { serveDesk, takeInSamples } from './served.ts';

const python = process.argv[2] ?? 'python3';
const desk = await serveDesk();
desk.setNow('2030-01-01T00:00:00.000Z');
await takeInSamples(desk.store);
await desk.store.put([NASTY]);
const reading = spawn(python, [new URL('./read_back.py', import.meta.url).pathname, desk.url], { stdio: 'inherit' });
const [status] = await once(reading, 'exit');
await desk.close();
process.exitCode = status ?? 1;
