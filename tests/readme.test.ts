// The README's table of formats comes from the table that reading uses. UPDATE=1 rewrites it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { FORMATS } from '../functions/wire/formats.ts';

const ROOT = join(import.meta.dirname, '..');
const README = join(ROOT, 'README.md');
const SECTION = /(?<=<!-- formats -->\n)[\s\S]*?(?=<!-- \/formats -->)/;

function table(): string {
  const rows = FORMATS.map(({ name, spec, recognisedBy }) => `| [${name}](samples/${name}) | ${spec} | ${cell(recognisedBy)} |`);
  return ['', '| format, with its samples | standard | recognised by |', '|---|---|---|', ...rows, '', ''].join('\n');
}

function cell(text: string): string {
  return text.replaceAll('|', '\\|').replaceAll('<', '&lt;');
}

test("the README's table of formats is that of the code", () => {
  const readme = readFileSync(README, 'utf8');
  if (process.env.UPDATE) writeFileSync(README, readme.replace(SECTION, table()));
  expect(readFileSync(README, 'utf8').match(SECTION)?.[0]).toBe(table());
});

test.each(FORMATS.map(({ name }) => name))('%s has samples', (name) => {
  const folder = join(ROOT, 'samples', name);
  expect(existsSync(folder) && readdirSync(folder).length > 0).toBe(true);
});
