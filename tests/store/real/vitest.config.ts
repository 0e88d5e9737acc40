// The store on emulators that others wrote: `npm run test:stores`. They need Java, Maven and Python, which `npm test` does not.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['tests/store/real/*.stores.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
});
