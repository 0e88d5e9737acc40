// The table of formats, in the order in which they are asked; plain text last, for it takes what is left.
import type { Format } from './format.ts';
import { email } from './formats/email.ts';
import { newsmlG2 } from './formats/newsml-g2.ts';
import { ninjs } from './formats/ninjs.ts';
import { nitf } from './formats/nitf.ts';
import { plainText } from './formats/plain-text.ts';
import { schemaOrg } from './formats/schema-org.ts';

export const FORMATS: readonly Format[] = [newsmlG2, schemaOrg, nitf, ninjs, email, plainText];
