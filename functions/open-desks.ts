// Opens the desks that settings name. Apart from open.ts, which loads the AWS clients when it is asked to: a bundle in which they are loaded at
// the start and on demand as well would hold all of each client, wanted or not.
import type { Log } from './intake/log.ts';
import type { Settings } from './settings.ts';
import type { Desks } from './store/desks.ts';

/** The desks that stories are filed under; see `followDesks`. */
export async function openDesks({ desks }: Settings, log: Log): Promise<Desks> {
  const { desksFile, followDesks } = await import('./desks-file.ts');
  const file = desksFile(desks);
  return file === undefined ? () => [] : followDesks(file, log);
}
