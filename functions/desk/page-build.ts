// Builds the page for serving: one script and one style sheet, named by their content, and what goes with them.
// On this machine it is done when the page is first asked for; for Lambda at bundling, by functions/page-file.ts.
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AGENCIES } from '../wire/vocab/agency-profiles.ts';
import type { BuiltPage } from './built-page.ts';

const SOURCE = join(import.meta.dirname, 'page');

/** Needs esbuild, which takes some 100 ms. */
export async function buildPage(): Promise<BuiltPage> {
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [join(SOURCE, 'app.ts'), join(SOURCE, 'style.css')],
    outdir: SOURCE,
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    logLevel: 'silent',
  });
  const made = outputFiles.map(({ path, text }) => [path.slice(SOURCE.length + 1), text] as const);
  const icon = ['icon.svg', await readFile(join(SOURCE, 'icon.svg'), 'utf8')] as const;
  const named = [...made, icon, ['zones.json', zones()] as const].map(([name, text]) => ({ name, text, hashed: hashed(name, text) }));
  let html = await readFile(join(SOURCE, 'index.html'), 'utf8');
  for (const { name, hashed } of named) html = html.replaceAll(`%${name}%`, `page/${hashed}`);
  return { 'index.html': html, ...Object.fromEntries(named.map(({ hashed, text }) => [hashed, text])) };
}

/** The zone that each agency's own clock shows, by the name that it goes by on the wire. */
function zones(): string {
  return JSON.stringify(Object.fromEntries(AGENCIES.map(({ name, zone }) => [name, zone])));
}

function hashed(name: string, text: string): string {
  const hash = createHash('sha256').update(text).digest('base64url').slice(0, 12);
  return name.replace(/(?=\.\w+$)/, `-${hash}`);
}
