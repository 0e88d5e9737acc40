// Control characters of wire copy (ISO 646), and copy without them.

export const SOH = '\u0001';
export const STX = '\u0002';
export const ETX = '\u0003';
export const EOT = '\u0004';
export const ENQ = '\u0005';
/** In tables of ANPA 1312: the line is tabular (TLI). */
export const BS = '\u0008';
/** In ANPA 1312: upper rail, emphasis begins. */
export const SO = '\u000e';
/** In ANPA 1312: lower rail, emphasis ends. */
export const SI = '\u000f';
/** In tables of ANPA 1312: a space of fixed width. */
export const DLE = '\u0010';
export const DC1 = '\u0011';
export const DC2 = '\u0012';
export const DC3 = '\u0013';
export const DC4 = '\u0014';
/** In ANPA 1312: kill word, the word before it is void. */
export const CAN = '\u0018';
export const RS = '\u001e';
export const US = '\u001f';

// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is taken off
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f]+/g;

/** The text without control characters; tabs and line feeds stay. */
export function withoutControls(text: string): string {
  return text.replace(CONTROLS, '');
}

/** Whether anything in the text can be seen. */
export function isVisible(text: string): boolean {
  return withoutControls(text).trim() !== '';
}
