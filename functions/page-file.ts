// Builds the page into `page.json` of a folder, beside the bundle of the function that serves it. Run by infra/ at bundling.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage } from './desk/page-build.ts';

const [folder] = process.argv.slice(2);
if (!folder) throw new Error('usage: page-file.ts FOLDER');
await writeFile(join(folder, 'page.json'), JSON.stringify(await buildPage()));
