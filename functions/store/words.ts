// Text as a search compares it, word by word, for where no index is at hand. Finds what FTS5 finds by the tokenizer of sqlite/.

/** Text as words that compare as strings: lower case, without accents, one blank around each. */
export function foldedWords(text: string): string {
  // Most copy is ASCII: what follows comes to the same there, at a fifth of the time.
  if (/^[\0-\x7f]*$/.test(text))
    return ` ${text
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, ' ')
      .trim()} `;
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u0331]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0300-\u0331]/g, '')
    .replaceAll('ς', 'σ');
  return ` ${plain.replace(/[^\p{L}\p{N}\p{M}\p{Co}]+/gu, ' ').trim()} `;
}
