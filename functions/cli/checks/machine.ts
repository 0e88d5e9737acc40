// Whether this machine can run a desk: its Node, its disk, its clock.
import { access, constants, stat, statfs } from 'node:fs/promises';
import { dirname } from 'node:path';
import { broken, type Check, ok, warning } from './check.ts';

export interface Machine {
  /** The file of the store. */
  readonly db: string;
  /** ISO 8601 in UTC. */
  readonly at: string;
  /** `24.21.0` */
  readonly node: string;
}

const NODE = 24;
const MEGABYTE = 1_000_000;
/** Less than this is soon gone; with less than the other nothing can be kept safely. */
const LITTLE_SPACE = 2_000 * MEGABYTE;
const NO_SPACE = 200 * MEGABYTE;
/** A log of this size is one that nothing could be written back from for long. */
const LONG_LOG = 512 * MEGABYTE;
/** Nothing of this program is older. */
const FIRST_DAY = '2026-01-01T00:00:00.000Z';

const nodeVersion: Check<Machine> = {
  name: 'Node.js',
  run({ node }) {
    if (Number(node.split('.')[0]) >= NODE) return ok(`version ${node}`);
    return broken(
      `version ${node} is too old`,
      `Run "npm ci" in the folder of Wiredesk, which brings Node.js ${NODE}, and start it by "npx wiredesk".`,
    );
  },
};

const clock: Check<Machine> = {
  name: 'clock',
  run({ at }) {
    if (at >= FIRST_DAY) return ok(`${at.slice(0, 16).replace('T', ' ')} UTC`);
    return broken(`the clock says ${at}, which has long passed`, 'Set the clock: dates of arrival, embargoes and feeds go by it.');
  },
};

const disk: Check<Machine> = {
  name: 'disk',
  async run({ db }) {
    const folder = dirname(db);
    const { bavail, bsize } = await statfs(folder);
    const free = bavail * bsize;
    const says = `${Math.round(free / MEGABYTE).toLocaleString('en')} MB free for ${folder}`;
    if (free < NO_SPACE) return broken(says, 'Make room, or move the store to a larger disk: what cannot be kept waits in its folder.');
    return free < LITTLE_SPACE ? warning(says, 'Make room soon. A story takes about 4 KB of the store.') : ok(says);
  },
};

const rights: Check<Machine> = {
  name: 'rights',
  async run({ db }) {
    for (const path of [db, dirname(db)]) {
      try {
        await access(path, constants.R_OK | constants.W_OK);
      } catch {
        return broken(
          `${path} cannot be written to`,
          'Run Wiredesk as the user that owns the store, or change its owner: chown -R USER .wiredesk',
        );
      }
    }
    return ok('the store and its folder can be written to');
  },
};

const log: Check<Machine> = {
  name: 'write-ahead log',
  async run({ db }) {
    const size = (await stat(`${db}-wal`).catch(() => undefined))?.size ?? 0;
    const says = `${Math.round(size / MEGABYTE)} MB`;
    if (size < LONG_LOG) return ok(says);
    return warning(says, 'Some process has been reading the store for very long: end it, and the log is written back at the next writing.');
  },
};

/** Those that need no store, and those that look at the file of one. */
export const MACHINE_CHECKS: readonly Check<Machine>[] = [nodeVersion, clock];
export const FILE_CHECKS: readonly Check<Machine>[] = [disk, rights, log];
