#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The `wiredesk` command. What it can do stands in cli/program.ts.
import { enableCompileCache } from 'node:module';

// Before anything else is loaded, so that the next start is quicker.
enableCompileCache();
const { run } = await import('./cli/program.ts');
process.exitCode = await run(process.argv.slice(2));
