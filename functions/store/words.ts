// Text as a search compares it, word by word, for where no index is at hand. Finds what FTS5 finds by the tokenizer of sqlite/.

/** Text as words that compare as strings: lower case, without accents, one blank around each. */
export function foldedWords(text: string): string {
  const plain = text
    .normalize('NFD')
    .replace(/[\u0300-\u0331]/g, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\u0300-\u0331]/g, '')
    .replaceAll('ς', 'σ');
  return ` ${plain.replace(/[^\p{L}\p{N}\p{M}\p{Co}]+/gu, ' ').trim()} `;
}
