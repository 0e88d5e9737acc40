// What the parts of the story pane are drawn with.
import type { Story } from '../../wire/story.ts';
import type { Panel } from './address.ts';
import type { Api } from './api.ts';
import type { Finder } from './copy-html.ts';
import type { Prefs } from './prefs.ts';
import type { Clock, OwnClock } from './times.ts';

export interface StoryNeeds {
  readonly api: Api;
  readonly prefs: Prefs;
  readonly zoneOf: (provider: string) => string | undefined;
  readonly hrefOf: (id: string, revision?: string) => string;
  readonly filterHref: (name: 'subject' | 'place' | 'provider' | 'language' | 'text', value: string) => string;
  readonly togglePanel: (panel: Panel) => void;
  readonly opened: (story: Story) => void;
}

export interface StoryLook {
  readonly clock: Clock;
  readonly own: OwnClock;
  readonly finder: Finder;
  readonly needs: StoryNeeds;
}
