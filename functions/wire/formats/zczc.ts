import type { Format } from '../format.ts';
import { detectKind, readMessages } from '../messages/read.ts';

/** Copy in the envelope of telex lines. */
export const zczc: Format = {
  name: 'zczc',
  title: 'ZCZC … NNNN',
  spec: 'ITU-T F.31 (start and end of message); fields by the custom of each agency',
  family: 'text',
  recognisedBy: 'ZCZC at the start, NNNN at the end',
  detect: ({ text }) => detectKind(text, 'zczc'),
  read: readMessages,
};
