import type { Format } from '../format.ts';
import { detectKind, readMessages } from '../messages/read.ts';

/** The messages of news agencies since 1979; archives often keep them without their control characters. */
export const iptc7901: Format = {
  name: 'iptc-7901',
  title: 'IPTC 7901',
  spec: 'IPTC 7901, revision 5, 1995',
  family: 'text',
  recognisedBy: 'SOH and STX around a header line such as "eca062 4 i 211 dpa 061", or that line alone',
  detect: ({ text }) => detectKind(text, 'iptc-7901'),
  read: readMessages,
};
