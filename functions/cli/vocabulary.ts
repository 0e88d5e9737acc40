// `wiredesk vocabulary`: writes the table of Media Topics out of an official IPTC export.
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mediaTopicsSource } from '../vocabulary.ts';
import type { Context } from './context.ts';
import { EXIT, type ExitCode, NotFoundError, UsageError } from './exit.ts';

export interface VocabularyOptions {
  readonly release?: string;
  readonly out?: string;
}

const TABLE = join(import.meta.dirname, '../wire/vocab/media-topics.ts');

export async function vocabulary({ out }: Context, file: string, { release, out: written = TABLE }: VocabularyOptions): Promise<ExitCode> {
  const exported = await readFile(file, 'utf8').catch((error: Error) => {
    throw new NotFoundError(`${file} cannot be read: ${error.message}`);
  });
  const source = sourceOf(exported, file, release);
  await writeFile(written, source);
  await out.line(`${written}: ${source.split('\n').filter((line) => /^\d{8}\|/.test(line)).length} topics`);
  return EXIT.ok;
}

function sourceOf(exported: string, file: string, release: string | undefined): string {
  try {
    return mediaTopicsSource(exported, release ?? releaseOf(exported));
  } catch (error) {
    throw new UsageError(`${file}: ${error instanceof Error ? error.message : error}`);
  }
}

function releaseOf(exported: string): string {
  const day = /^\d{4}-\d\d-\d\d/.exec(String(JSON.parse(exported).dateReleased ?? ''))?.[0];
  if (!day) throw new Error('The export does not state its release: name it with --release 2023-03-31.');
  return day;
}
