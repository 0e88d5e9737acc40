// What the HTTP app is handed, and what its routes know of a request.
import type { Hono } from 'hono';
import type { Desks } from '../store/desks.ts';
import type { Receipt, Store } from '../store/store.ts';
import type { Story } from '../wire/story.ts';
import type { BuiltPage } from './built-page.ts';
import type { Tail } from './tail.ts';
import type { Access, Scope } from './tokens.ts';

export interface Desk {
  readonly store: Store;
  /** The time, as stores want it: ISO 8601 in UTC with milliseconds. Asked once a request. */
  readonly now: () => string;
  /**
   * Who may ask. Without it the desk is this machine's own: everybody may all, but requests must name a loopback host.
   * `anyone`: whoever reaches it may read.
   */
  readonly access?: Access | 'anyone';
  /**
   * The bytes of the object that a story was read from; undefined where they are no longer there, or the object holds a story that may not
   * be shown at `at`. Without it no source is served.
   */
  readonly openSource?: (story: Story, at: string) => Promise<AsyncIterable<Uint8Array> | undefined>;
  /** Where readers find the desk, such as `https://desk.example`: what links begin with. Without it, what the request names. */
  readonly baseUrl?: string;
  /** Who follows the desk as stories come. Without it, as on AWS where the bus tells of them, there is no /events. */
  readonly tail?: Tail;
  /** The desks as they are now. */
  readonly desks?: Desks;
  /** Reads the object of a receipt again. Without it the page names the command that does. */
  readonly replay?: (receipt: Receipt, at: string) => Promise<ReadAgain>;
  /** The files of the page; asked for once, when it is first opened. Without it, or them, no page is served. */
  readonly page?: () => Promise<BuiltPage | undefined>;
  readonly log: Log;
}

export interface ReadAgain {
  /** The receipt that stands now. */
  readonly after: Receipt;
  /** Why nothing was changed: the object is gone, has other bytes now, or would give fewer stories. */
  readonly untouched?: 'gone' | 'rewritten' | 'less';
}

/** Never copy: names, codes and numbers only. */
export interface Log {
  readonly warn: (message: string, facts?: Readonly<Record<string, string | number>>) => void;
  readonly error: (message: string, facts?: Readonly<Record<string, string | number>>) => void;
}

export interface DeskEnv {
  Variables: {
    /** The time of the request. Every question that it puts to the store is asked at this time. */
    at: string;
    /** What the asker may do. */
    scope: Scope;
    /** Whether the answer has the headers of security.ts already. */
    isSecured: boolean;
  };
}

export type App = Hono<DeskEnv>;
