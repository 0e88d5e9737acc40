import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentsIn } from '../../functions/wire/documents.ts';

async function* inPieces(text: string, size: number) {
  for (let at = 0; at < text.length; at += size) yield text.slice(at, at + size);
}

async function documentsOf(text: string, size: number): Promise<string[]> {
  const documents: string[] = [];
  for await (const document of documentsIn(inPieces(text, size), 'nitf')) {
    let whole = '';
    for await (const piece of document) whole += piece;
    documents.push(whole);
  }
  return documents;
}

test.each([
  ['one document', ['<nitf><p/></nitf>\n']],
  ['two with declarations', ['<?xml version="1.0"?><nitf/></nitf>\n', '<?xml version="1.0"?><nitf/>']],
  ['two with document types', ['<nitf></nitf>', '<!DOCTYPE nitf SYSTEM "x.dtd"><nitf></nitf>']],
  ['three bare', ['<nitf></nitf>', '<nitf></nitf>   ', '<nitf a="1"></nitf>']],
  ['prefixed', ['<n:nitf></n:nitf>\n\n', '<n:nitf></n:nitf>']],
  ['the last one cut', ['<nitf></nitf>', '<nitf><p>']],
  ['nitf within an envelope', ['<a><nitf></nitf></a>']],
  ['text that speaks of nitf', ['<nitf><![CDATA[</nitf> ends it]]></nitf>']],
])('%s, in pieces of any size', async (_, documents) => {
  for (const size of [1, 2, 3, 7, 1000]) expect(await documentsOf(documents.join(''), size)).toEqual(documents);
});

test('no character is lost or doubled, wherever the text is cut', async () => {
  const parts = fc.array(fc.constantFrom('<nitf>', '</nitf>', '<?xml ', ' ', '\n', 'x', '</', '<', 'nitf', '<!DOCTYPE '), {
    maxLength: 40,
  });
  await fc.assert(
    fc.asyncProperty(parts, fc.integer({ min: 1, max: 9 }), async (all, size) => {
      const text = all.join('');
      const documents = await documentsOf(text, size);
      expect(documents.join('').trimEnd()).toBe(text.trimEnd());
      expect(documents).toEqual(await documentsOf(text, 10_000));
    }),
  );
});

test('a reader that gives up on one document finds the next', async () => {
  const starts: string[] = [];
  for await (const document of documentsIn(inPieces('<nitf>a</nitf><nitf>b</nitf>', 4), 'nitf')) {
    for await (const piece of document) {
      starts.push(piece);
      break;
    }
  }
  expect(starts.map((start) => start.slice(0, 4))).toEqual(['<nit', '<nit']);
});
