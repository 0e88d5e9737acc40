// The table of formats, in the order in which they are asked; plain text last, for it takes what is left.
import type { Format } from './format.ts';
import { anpa1312 } from './formats/anpa-1312.ts';
import { atom } from './formats/atom.ts';
import { email } from './formats/email.ts';
import { iptc7901 } from './formats/iptc-7901.ts';
import { jsonFeed } from './formats/json-feed.ts';
import { newsml1 } from './formats/newsml-1.ts';
import { newsmlG2 } from './formats/newsml-g2.ts';
import { ninjs } from './formats/ninjs.ts';
import { nitf } from './formats/nitf.ts';
import { plainText } from './formats/plain-text.ts';
import { rss } from './formats/rss.ts';
import { schemaOrg } from './formats/schema-org.ts';
import { zczc } from './formats/zczc.ts';

export const FORMATS: readonly Format[] = [
  newsmlG2,
  schemaOrg,
  newsml1,
  nitf,
  rss,
  atom,
  jsonFeed,
  ninjs,
  email,
  iptc7901,
  anpa1312,
  zczc,
  plainText,
];
