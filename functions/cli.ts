#!/usr/bin/env -S node --disable-warning=ExperimentalWarning
// The `wiredesk` command: decodes its arguments, makes one call a subcommand, prints.
import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { Command } from 'commander';
import { readAll } from './wire/read.ts';

const program = new Command('wiredesk');
program
  .command('parse')
  .argument('[files...]')
  .option('--jsonl')
  .option('--files-from <file>')
  .action(async (files: string[], options: { filesFrom?: string }) => {
    const listed = options.filesFrom
      ? readFileSync(options.filesFrom === '-' ? 0 : options.filesFrom, 'utf8')
          .split('\n')
          .filter(Boolean)
      : [];
    for (const file of [...files, ...listed]) {
      const bytes = readFileSync(file);
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const origin = { bucket: '', key: file, versionId: '', sha256, receivedAt: statSync(file).mtime.toISOString() };
      const { stories, faults, report } = await readAll(bytes, origin);
      const line = report.rejected
        ? { file, rejected: report.rejected }
        : { file, format: report.format, encoding: report.encoding, stories, issues: [...report.issues, ...faults] };
      process.stdout.write(`${JSON.stringify(line)}\n`);
    }
  });
await program.parseAsync();
