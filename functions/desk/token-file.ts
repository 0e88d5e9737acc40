// Tokens out of a file of this machine. Spec of the file: tokens.ts.
import { readFile, stat } from 'node:fs/promises';
import { type Access, readTokens, type Token } from './tokens.ts';

/** Reads the file now, and again whenever it has changed. Throws where it cannot be read, or holds no tokens. */
export async function tokensOfFile(path: string): Promise<Access> {
  let known = await load(path);
  return {
    async tokens() {
      if ((await versionOf(path)) !== known.version) known = await load(path);
      return known.tokens;
    },
  };
}

async function load(path: string): Promise<{ readonly version: string; readonly tokens: readonly Token[] }> {
  // The version first: what is written between the two is seen by the next look.
  const version = await versionOf(path);
  return { version, tokens: readTokens(await readFile(path, 'utf8')) };
}

async function versionOf(path: string): Promise<string> {
  const { mtimeNs, size, ino } = await stat(path, { bigint: true });
  return `${mtimeNs} ${size} ${ino}`;
}
