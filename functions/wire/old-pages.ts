// Encodings from before the Web in which old archives of Western copy are: MS-DOS's page 850 (437 has the same letters) and the Macintosh's.
import { languageOf } from './language.ts';

/** The characters of the bytes from 0x80 on, in page 850. */
const PAGE_850 =
  'ÇüéâäàåçêëèïîìÄÅÉæÆôöòûùÿÖÜø£Ø×ƒáíóúñÑªº¿®¬½¼¡«»░▒▓│┤ÁÂÀ©╣║╗╝¢¥┐└┴┬├─┼ãÃ╚╔╩╦╠═╬¤ðÐÊËÈıÍÎÏ┘┌█▄¦Ì▀ÓßÔÒõÕµþÞÚÛÙýÝ¯´\u00ad±‗¾¶§÷¸°¨·¹³²■\u00a0';
const SAMPLE = 20_000;
const LANGUAGES = new Set('de fr es it pt nl sv da no fi en ca gl eu lb is'.split(' '));

type OldPage = 'ibm850' | 'macintosh';

interface Decoder {
  readonly decode: (bytes?: Uint8Array, options?: { stream?: boolean }) => string;
}

/** What turns chunks of bytes into text, as a `TextDecoder` does; WHATWG knows no page 850. */
export function decoderOf(encoding: string): Decoder {
  if (encoding !== 'ibm850') return new TextDecoder(encoding);
  return { decode: (bytes) => (bytes ? decode850(bytes) : '') };
}

function decode850(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin.replace(/[\u0080-\u00ff]/g, (character) => PAGE_850[character.charCodeAt(0) - 0x80] ?? '');
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
