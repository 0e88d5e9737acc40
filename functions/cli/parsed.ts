// What printers of `wiredesk parse` are handed.
import type { RejectionCode } from '../wire/codes.ts';
import type { Reading } from '../wire/read.ts';

/** A reading of one file, or why there is no more. */
export type ParsedReading = Reading | { readonly kind: 'broken'; readonly code: RejectionCode; readonly message: string };
