// Encodings from before the Web in which old archives of Western copy are: MS-DOS's page 850 (437 has the same letters) and the Macintosh's.
import { languageOf } from './language.ts';

/** The characters of the bytes from 0x80 on. */
const PAGES: Readonly<Record<string, string>> = {
  ibm850:
    'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0',
  ibm852:
    'ÇüéâäůćçłëŐőîŹÄĆÉĹĺôöĽľŚśÖÜŤťŁ×čáíóúĄąŽžĘę¬źČş«»░▒▓│┤ÁÂĚŞ╣║╗╝Żż┐└┴┬├─┼Ăă╚╔╩╦╠═╬¤đĐĎËďŇÍÎě┘┌█▄ŢŮ▀ÓßÔŃńňŠšŔÚŕŰýÝţ´\u00ad˝˛ˇ˘§÷¸°¨˙űŘř■\u00a0',
};
const SAMPLE = 20_000;
const LANGUAGES = new Set('de fr es it pt nl sv da no fi en ca gl eu lb is'.split(' '));

type OldPage = 'ibm850' | 'macintosh';

interface Decoder {
  readonly decode: (bytes?: Uint8Array, options?: { stream?: boolean }) => string;
}

/** What turns chunks of bytes into text, as a `TextDecoder` does; WHATWG knows no pages of MS-DOS but the Cyrillic one. */
export function decoderOf(encoding: string, fatal = false): Decoder {
  const page = PAGES[encoding];
  return page ? { decode: (bytes) => (bytes ? decodePage(bytes, page) : '') } : new TextDecoder(encoding, { fatal });
}

function decodePage(bytes: Uint8Array, page: string): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u00ff]/g, (character) => page[character.charCodeAt(0) - 0x80] ?? '');
}

/** The page in which bytes that are neither UTF-8 nor windows-1252 read as Western copy; undefined where they do in none. */
export function guessOldPage(bytes: Uint8Array): OldPage | undefined {
  const sample = bytes.subarray(0, SAMPLE);
  return (['ibm850', 'macintosh'] as const).find((page) => {
    const text = decoderOf(page).decode(sample);
    const high = text.match(/[^\p{ASCII}]/gu)?.length ?? 0;
    const small = text.match(/\p{Ll}[áâàäãåæçéêèëíîìïñóôòöõøœßúûùüýÿ]|[áâàäãåæçéêèëíîìïñóôòöõøœúûùüÄÖÜÉÅØ]\p{Ll}/gu)?.length ?? 0;
    const language = small >= 2 && small >= MOST_OF_HIGH * high ? languageOf(text) : undefined;
    return language !== undefined && LANGUAGES.has(language);
  });
}

/** The rest are marks, and letters beside others. */
const MOST_OF_HIGH = 0.7;
