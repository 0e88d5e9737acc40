// Files that are no copy at all, told by their first bytes.

const SIGNATURES: readonly (readonly [name: string, bytes: string])[] = [
  ['a PDF document', '%PDF-'],
  ['a GIF image', 'GIF8'],
  ['a PNG image', '\u0089PNG'],
  ['a JPEG image', '\u00ff\u00d8\u00ff'],
  ['a TIFF image', 'II*\0'],
  ['a TIFF image', 'MM\0*'],
  ['a RIFF file (image, sound or video)', 'RIFF'],
  ['an MP3 sound', 'ID3'],
  ['an Ogg file', 'OggS'],
  ['a Windows program', 'MZ'],
  ['a Linux program', '\u007fELF'],
  ['an old Office document', '\u00d0\u00cf\u0011\u00e0'],
  ['an RTF document', '{\\rtf'],
  ['a RAR archive', 'Rar!'],
  ['a 7-Zip archive', '7z\u00bc\u00af'],
  ['a bzip2 file', 'BZh9'],
  ['an XZ file', '\u00fd7zXZ'],
  ['a Zstandard file', '(\u00b5/\u00fd'],
  ['an SQLite database', 'SQLite format 3'],
];

/** What kind of file begins with these bytes, in words; undefined for what may be text. */
export function nameBinary(bytes: Uint8Array): string | undefined {
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  const known = SIGNATURES.find(([, signature]) => start.startsWith(signature));
  if (known && !(known[1] === 'MZ' && !hasControls(bytes))) return known[0];
  if (start.slice(4, 8) === 'ftyp') return 'an MPEG-4 file';
  return bytes.subarray(0, 4096).every((byte) => byte === 0) ? 'nothing but zero bytes' : undefined;
}

// "MZ" may begin a word; a program has zeros and control characters close behind it.
function hasControls(bytes: Uint8Array): boolean {
  return bytes.subarray(0, 64).some((byte) => byte < 9);
}
