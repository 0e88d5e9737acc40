// A folder watched: everything that lies there, and then everything that comes.
import { relative, sep } from 'node:path';
import { watch } from 'chokidar';
import { type Patience, unsettled } from './arrivals.ts';
import { isObjectName, keyOf } from './file-names.ts';
import type { Folder, FolderObject } from './folder.ts';
import type { Log } from './log.ts';

export interface Watching extends Patience {
  /** Milliseconds between looks at the whole folder, which find what no event told of. */
  readonly rescanMs: number;
  readonly log: Log;
}

/**
 * Objects as they settle, until it is told to stop. Each look at the whole folder yields all of its objects again: whoever
 * takes them in knows which have a receipt, and thereby tries again what failed.
 */
export async function* watchFolder(folder: Folder, options: Watching): AsyncGenerator<FolderObject> {
  const { settleMs, rescanMs, stop, log } = options;
  const changed = new Set<string>();
  const bell = alarm(stop);
  const watcher = watchChanges(folder.path, log, (key) => {
    changed.add(key);
    bell.ring();
  });
  const fresh = unsettled(folder, settleMs);
  let nextScan = 0;
  try {
    while (!stop.aborted) {
      if (performance.now() >= nextScan) {
        for await (const object of scan(folder, log)) {
          if (stop.aborted) return;
          if (fresh.isQuiet(object)) yield object;
          else fresh.add(object);
        }
        nextScan = performance.now() + rescanMs;
      }
      await lookAtChanged(folder, changed, fresh.add);
      for (const object of await fresh.ready()) {
        if (stop.aborted) return;
        yield object;
      }
      const untilScan = Math.max(0, nextScan - performance.now());
      if (changed.size === 0) await bell.wait(fresh.size > 0 ? Math.min(fresh.pollMs, untilScan) : untilScan);
    }
  } finally {
    await watcher.close();
  }
}

// A folder that is away for a while, such as a network share, is no reason to give up.
async function* scan(folder: Folder, log: Log): AsyncGenerator<FolderObject> {
  try {
    yield* folder.list();
  } catch (error) {
    log.error('the folder cannot be listed; it will be tried again', { folder: folder.path, error: String(error) });
  }
}

async function lookAtChanged(folder: Folder, changed: Set<string>, add: (object: FolderObject) => void) {
  for (const key of changed) {
    changed.delete(key);
    const object = await folder.look(key);
    if (object) add(object);
  }
}

function watchChanges(path: string, log: Log, tell: (key: string) => void) {
  const namesIn = (file: string) => relative(path, file).split(sep);
  const told = (file: string) => tell(keyOf(Buffer.from(namesIn(file).join('/'))));
  return watch(path, {
    ignoreInitial: true,
    followSymlinks: false,
    atomic: false,
    ignored: (file) => relative(path, file) !== '' && namesIn(file).some((name) => !isObjectName(name)),
  })
    .on('add', told)
    .on('change', told)
    .on('error', (error) => log.warn('watching fails in part; rescans go on', { folder: path, error: String(error) }));
}

/** A wait that can be cut short; what rings while nobody waits is heard at the next wait. */
function alarm(stop: AbortSignal) {
  let rung = false;
  let wake = () => {};
  const ring = () => {
    rung = true;
    wake();
  };
  stop.addEventListener('abort', ring);
  return {
    ring,
    wait: (milliseconds: number) =>
      new Promise<void>((resolve) => {
        const done = () => {
          clearTimeout(timer);
          wake = () => {};
          rung = false;
          resolve();
        };
        const timer = setTimeout(done, milliseconds);
        wake = done;
        if (rung) done();
      }),
  };
}
