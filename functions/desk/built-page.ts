// The page as it is served: built by page-build.ts, on this machine as it is first asked for, for Lambda at bundling.
import { readFile } from 'node:fs/promises';

/** Its files by name, text all of them; `index.html` is the page itself, the others carry their hash in their name. */
export type BuiltPage = Readonly<Record<string, string>>;

/** Reads a page that was built into a file; undefined where there is none. */
export async function readBuiltPage(file: string): Promise<BuiltPage | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as BuiltPage;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
