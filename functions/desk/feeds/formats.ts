// The formats of feeds. The first is for whoever takes any.
import { ATOM } from './atom.ts';
import type { FeedFormat } from './format.ts';
import { JSON_FEED } from './json-feed.ts';
import { NINJS } from './ninjs.ts';
import { RSS } from './rss.ts';

export const FEED_FORMATS: readonly [FeedFormat, ...FeedFormat[]] = [JSON_FEED, ATOM, RSS, NINJS];
