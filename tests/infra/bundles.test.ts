// The functions' bundles, as they are deployed: small, whole, and loadable by a bare Node that has no packages beside it.
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readBuiltPage } from '../../functions/desk/built-page.ts';
import { buildPage } from '../../functions/desk/page-build.ts';
import { WiredeskStack } from '../../infra/wiredesk-stack.ts';
import { newApp } from './desk-template.ts';

/** Bytes. serve reads formats too: it shows the very bytes that a story was read from, and has to find them in their wrapping. */
const MOST: Readonly<Record<string, number>> = { Ingest: 1_500_000, Publish: 800_000, Reconcile: 800_000, Serve: 1_700_000 };
const FUNCTIONS = Object.keys(MOST);

const app = newApp({ bundle: true });
new WiredeskStack(app, 'Wiredesk');
const { directory } = app.synth();
const elsewhere = mkdtempSync(join(tmpdir(), 'wiredesk-bundles-'));
afterAll(() => rmSync(elsewhere, { recursive: true, force: true }));

test.each(FUNCTIONS)('%s is small', (name) => {
  expect(statSync(join(bundleOf(name), 'index.mjs')).size).toBeLessThan(MOST[name] ?? 0);
});

test.each(FUNCTIONS)('%s loads with nothing beside it, and has a handler', (name) => {
  const folder = join(elsewhere, name);
  cpSync(bundleOf(name), folder, { recursive: true });
  const script = `const { handler } = await import(${JSON.stringify(join(folder, 'index.mjs'))}); console.log(typeof handler);`;
  const said = execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: {},
    cwd: elsewhere,
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect(said.trim()).toBe('function');
});

test.each(FUNCTIONS)('%s has the desks and its source map, without sources, beside it', (name) => {
  expect(readdirSync(bundleOf(name)).sort()).toEqual([
    'desks.json',
    'index.mjs',
    'index.mjs.map',
    ...(name === 'Serve' ? ['page.json'] : []),
  ]);
  expect(readFileSync(join(bundleOf(name), 'index.mjs.map'), 'utf8')).not.toContain('sourcesContent');
});

test('Serve has the page beside it, as it was built', async () => {
  expect(await readBuiltPage(join(bundleOf('Serve'), 'page.json'))).toEqual(await buildPage());
});

function bundleOf(name: string): string {
  const template = JSON.parse(readFileSync(join(directory, 'Wiredesk.template.json'), 'utf8')) as {
    Resources: Record<string, { Metadata?: Record<string, string> }>;
  };
  const [, resource] = Object.entries(template.Resources).find(([id]) => id.startsWith(`Desk${name}Function`)) ?? [];
  const asset = resource?.Metadata?.['aws:asset:path'];
  if (!asset || !existsSync(join(directory, asset))) throw new Error(`${name} has no bundle in ${directory}`);
  return join(directory, asset);
}
