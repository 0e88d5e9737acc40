import type { Format } from '../format.ts';

export const ninjs: Format = {
  name: 'ninjs',
  title: 'ninjs',
  spec: '',
  family: 'json',
  recognisedBy: '',
  detect: () => undefined,
  read: () => [],
};
