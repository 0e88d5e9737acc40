#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=8 --heap-growing-percent=10
// The `wiredesk` command. What it can do stands in cli/program.ts.
// The flags hold memory low while a message of any size streams through, at a tenth more CPU time (measured by `npm run bench`).
import { enableCompileCache } from 'node:module';

// Before anything else is loaded, so that the next start is quicker.
enableCompileCache();
const { run } = await import('./cli/program.ts');
process.exitCode = await run(process.argv.slice(2));
