// What the Lambda entries are handed in tests: a store in memory, a log and metrics that are kept.
import type { Lambda } from '../../functions/lambda.ts';
import { readSettings } from '../../functions/settings.ts';
import { NO_DESKS } from '../../functions/store/desks.ts';
import { openSqliteStore } from '../../functions/store/sqlite.ts';

export const NOW = '2026-01-06T09:00:03.000Z';

export interface Parts extends Lambda {
  readonly lines: { readonly level: string; readonly message: string; readonly facts?: object | undefined }[];
  /** What was measured, as `Objects outcome=stored 1`. */
  readonly measured: string[];
}

export function partsOf(parts: Partial<Lambda> = {}): Parts {
  const settings = readSettings({
    WIREDESK_TABLE: 'wires-table',
    WIREDESK_BUCKET: 'wires',
    WIREDESK_QUEUE_URL: 'http://127.0.0.1:1/wires-queue',
    WIREDESK_BUS: 'wires-bus',
  });
  const { aws } = settings;
  if (!aws) throw new Error('no settings of AWS');
  const lines: Parts['lines'] = [];
  const measured: string[] = [];
  const say = (level: string) => (message: string, facts?: object) => void lines.push({ level, message, facts });
  return {
    settings,
    aws,
    desks: NO_DESKS,
    store: openSqliteStore(':memory:'),
    log: { info: say('info'), warn: say('warn'), error: say('error') },
    metrics: {
      measure: (name, value, by = {} as never) => {
        measured.push([name, ...Object.entries(by).map(([key, each]) => `${key}=${each}`), value].join(' '));
      },
      flush: () => {},
    },
    now: () => NOW,
    ...parts,
    lines,
    measured,
  };
}

/** A context of Lambda that has so many milliseconds left. */
export function contextOf(left = 60_000) {
  return { getRemainingTimeInMillis: () => left };
}
