import type { Format } from '../format.ts';

export const newsmlG2: Format = {
  name: 'newsml-g2',
  title: 'NewsML-G2',
  spec: '',
  family: 'xml',
  recognisedBy: '',
  detect: () => undefined,
  read: () => [],
};
