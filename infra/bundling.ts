// How a function's code becomes one file: esbuild's own options, for the stack and for tests/bench/bundles.ts, which measures the result.
// What is left out, and what must be there for it, was measured: see docs/decisions/0019.
export const BUNDLING = {
  format: 'esm',
  platform: 'node',
  target: 'node24',
  minify: true,
  // Vocabularies are in many scripts: as escapes they would take twice the room.
  charset: 'utf8',
  mainFields: ['module', 'main'],
  // What is still CommonJS inside the bundle asks for Node's own modules by `require`.
  banner: { js: "import { createRequire } from 'node:module';const require = createRequire(import.meta.url);" },
  // Functions have their credentials in the environment. These are asked only where there are none.
  external: [
    ...['ini', 'login', 'process', 'sso', 'web-identity'].map((name) => `@aws-sdk/credential-provider-${name}`),
    '@aws-sdk/nested-clients',
  ],
} as const;
