import type { Format } from '../format.ts';

export const plainText: Format = {
  name: 'plain-text',
  title: 'Plain-text',
  spec: '',
  family: 'text',
  recognisedBy: '',
  detect: () => undefined,
  read: () => [],
};
