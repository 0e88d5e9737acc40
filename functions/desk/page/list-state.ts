// The list at this moment: what it was asked for, what came, and where the editor is in it. Each part of the list works on this.
import type { Card } from '../../store/store.ts';
import type { Filters } from './address.ts';
import type { Api } from './api.ts';
import { byId } from './dom.ts';
import type { Kill } from './kills.ts';
import type { Heard } from './live.ts';
import type { Prefs } from './prefs.ts';
import { NO_ROWS, type Rows } from './rows.ts';
import type { OwnClock } from './times.ts';

export interface ListNeeds {
  readonly api: Api;
  readonly prefs: Prefs;
  readonly ownClock: (card: Card) => OwnClock;
  readonly hrefOf: (id: string) => string;
  /** How many stories wait, and how many kills are not seen yet; called whenever that changes. */
  readonly waiting: (stories: number, kills: number) => void;
}

export interface ListState {
  readonly needs: ListNeeds;
  readonly scroller: HTMLElement;
  readonly rowsElement: HTMLElement;

  filters: Filters;
  list: Rows;
  /** Counted up with each list that is asked for; answers to an earlier one are too late. */
  load: number;
  isLoading: boolean;
  isGoingBack: boolean;
  /** Changes that were taken while older stories were asked for: the answer may be from before them. */
  meanwhile: Heard[];
  /** Whether the list could not be had. */
  hasFailed: boolean;

  /** Kills that the editor has not seen yet, by story. */
  readonly kills: Map<string, Kill>;
  /** The story that is open. */
  open: string | undefined;
  /** The row that the keys are at. */
  current: string | undefined;
  /** Whether a mouse is over the list. */
  isPointed: boolean;

  /** Changes that are not taken yet. */
  gathered: Heard[];
  gathering: Promise<void> | undefined;
  taking: Promise<void>;
  /** Rows as they were drawn, by story; the key tells whether one must be drawn anew. */
  drawn: ReadonlyMap<string, DrawnRow>;
}

export interface DrawnRow {
  readonly key: string;
  readonly element: HTMLLIElement;
}

export function newList(needs: ListNeeds): ListState {
  return {
    needs,
    scroller: byId('list'),
    rowsElement: byId('rows'),
    filters: {},
    list: NO_ROWS,
    load: 0,
    isLoading: true,
    isGoingBack: false,
    meanwhile: [],
    hasFailed: false,
    kills: new Map(),
    open: undefined,
    current: undefined,
    isPointed: false,
    gathered: [],
    gathering: undefined,
    taking: Promise.resolve(),
    drawn: new Map(),
  };
}

/** So near the top counts as at the top. */
const TOP_PX = 8;

/** Whether an editor is at work in the list, so that nothing may move. */
export function isHeld({ scroller, rowsElement, isPointed, open }: ListState): boolean {
  return scroller.scrollTop > TOP_PX || isPointed || open !== undefined || document.hidden || rowsElement.contains(document.activeElement);
}
