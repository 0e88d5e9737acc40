// Phrases that most stories have in their JSON, each written as one control character, which JSON never holds raw. It takes a
// twentieth off what Brotli leaves of a story: mostly, a write unit. Rows hold these characters for good: phrases may be added at
// the end, and never changed.

/** In the order of their characters, from U+0001. Where one begins with another, the longer comes first. */
const PHRASES = [
  '":{"how":"stated","from":"itemMeta/',
  '":{"how":"stated","from":"contentMeta/',
  '":{"how":"stated","from":"',
  '":{"how":"derived","from":"',
  '":{"how":"inferred","from":"',
  '"},"versionCreated',
  '"},"headlines',
  '"},"wire.provider',
  '"},"infoSources',
  '"},"subjects[',
  '"},"',
  '"}},"source":{"bucket":"',
  '","versionId":"',
  '","sha256":"',
  '","encoding":"utf-8","index":0,"receivedAt":"',
  '"},"issues":[',
  '},"provenance":{"type',
  '},"wire":{"format":"newsml-g2","provider":"',
  '},"wire":{"format":"',
  '{"id":"urn:newsml:',
  '","revision":"00000000',
  '","item":{"uri":"urn:newsml:',
  '","type":"text","version":"',
  '","versionCreated":"',
  ',"pubStatus":"usable","',
  '","uri":"http://cv.iptc.org/newscodes/mediatopic/',
  '"headlines":[{"contentType":"text/plain","value":"',
  '"bodies":[{"contentType":"text/html","value":"<p>',
  '"infoSources":[{"name":"',
  '","wordCount":',
  '</p>\\n<p>',
] as const;

const CODES = new Map<string, string>(PHRASES.map((phrase, index) => [phrase, String.fromCharCode(index + 1)]));
const ANY_PHRASE = new RegExp(PHRASES.map((phrase) => phrase.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&')).join('|'), 'g');

/** JSON with its phrases as characters. */
export function shorten(json: string): string {
  return json.replace(ANY_PHRASE, (phrase) => CODES.get(phrase) ?? phrase);
}

/** The JSON that was shortened. */
export function lengthen(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what stands for phrases
  return text.replace(/[\u0001-\u001f]/g, (code) => PHRASES[code.charCodeAt(0) - 1] ?? code);
}
