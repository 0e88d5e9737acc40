import type { Format } from '../format.ts';
import { detectKind, readMessages } from '../messages/read.ts';

/** The high-speed wires of North America, and of others who took them for a model. */
export const anpa1312: Format = {
  name: 'anpa-1312',
  title: 'ANPA 1312',
  spec: 'ANPA 1312, Wire Service Transmission Guidelines 89-3, 1989',
  family: 'text',
  recognisedBy: 'SYN SYN SOH, a story number and a line such as "r a BC-Keyword 11-13 1049", or that line alone',
  detect: ({ text }) => detectKind(text, 'anpa-1312'),
  read: readMessages,
};
