// Letters that Unicode takes apart into nothing plainer, though people who lack them on their keyboards write others for them.

const PLAIN: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ẞ: 'ss', æ: 'ae', Æ: 'ae', œ: 'oe', Œ: 'oe', ø: 'o', Ø: 'o', ł: 'l', Ł: 'l' },
  ...{ đ: 'd', Đ: 'd', ð: 'd', Ð: 'd', þ: 'th', Þ: 'th', ħ: 'h', Ħ: 'h', ŧ: 't', Ŧ: 't', ı: 'i', ŋ: 'n', Ŋ: 'n' },
};

const LETTERS = new RegExp(`[${Object.keys(PLAIN).join('')}]`, 'g');

/** Text with `ss` for `ß`, `o` for `ø`, `l` for `ł` and so on: a search for STRASSE finds Straße. */
export function plainLetters(text: string): string {
  return text.replace(LETTERS, (letter) => PLAIN[letter] ?? letter);
}
