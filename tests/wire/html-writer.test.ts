// Cleaned HTML, read again as browsers read it: whatever went in, only what is allowed stands in the tree.
import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { type DefaultTreeAdapterTypes, parseFragment } from 'parse5';
import { expect, test } from 'vitest';
import { cleanHtml } from '../../functions/wire/html.ts';
import { ALLOWED, CELL_ATTRIBUTES, SCHEMES } from '../../functions/wire/html-elements.ts';
import { writeClean } from '../../functions/wire/html-writer.ts';

interface Element {
  readonly name: string;
  readonly attributes: readonly (readonly [name: string, value: string])[];
}

/** The elements that a browser finds, in the contexts that bodies are put into. */
function elementsOfBrowser(html: string): Element[] {
  const collect = (nodes: readonly DefaultTreeAdapterTypes.ChildNode[]): Element[] =>
    nodes.flatMap((node) => {
      if (!('tagName' in node)) return node.nodeName === '#text' ? [] : [{ name: node.nodeName, attributes: [] }];
      const attributes = node.attrs.map(({ name, value }) => [name, value] as const);
      return [{ name: node.namespaceURI.endsWith('/xhtml') ? node.tagName : 'foreign', attributes }, ...collect(node.childNodes)];
    });
  return collect(parseFragment(html).childNodes);
}

function elementsOfHtmlparser2(html: string): Element[] {
  const found: Element[] = [];
  const strange = (name: string) => () => {
    found.push({ name, attributes: [] });
  };
  const parser = new Parser({
    onopentag: (name, attributes) => {
      found.push({ name, attributes: Object.entries(attributes) });
    },
    oncomment: strange('#comment'),
    onprocessinginstruction: strange('#instruction'),
  });
  parser.end(html);
  return found;
}

function isHarmless({ name, attributes }: Element): boolean {
  return ALLOWED.has(name) && attributes.every(([attribute, value]) => isHarmlessAttribute(name, attribute, value));
}

function isHarmlessAttribute(name: string, attribute: string, value: string): boolean {
  if (name === 'td' || name === 'th') return CELL_ATTRIBUTES.includes(attribute) && /^\d+$/.test(value);
  if (name !== 'a' || attribute !== 'href') return false;
  const { protocol, host } = new URL(value, 'https://here.example/');
  const statesHost = host !== 'here.example' && protocol.startsWith('http');
  return SCHEMES.includes(protocol.slice(0, -1)) && (!statesHost || /^\s*https?:/i.test(value));
}

/** Pieces that have carried active markup past cleaners: raw text, foreign content, broken tags, comments, odd bytes. */
const NASTY = [
  ...'<svg> </svg> <math> </math> <mtext> <mglyph> <annotation-xml> <foreignObject> <desc> <title> </title> <style> </style> <script>'.split(
    ' ',
  ),
  ...'</script> <noscript> </noscript> <textarea> </textarea> <xmp> </xmp> <plaintext> <iframe> </iframe> <template> </template>'.split(
    ' ',
  ),
  ...'<select> </select> <option> <form> </form> <table> <tr> <td> </td> </table> <caption> <a> </a> <p> </p> <b> </b> <li> <br>'.split(
    ' ',
  ),
  ...'<!-- --> --!> <!--> <![CDATA[ ]]> <? ?> <! </ < > <// = " \' ` & &lt; &#60; &#x3c; &lt &quot; &#0; &#x80;'.split(' '),
  '<img src=x onerror=alert(1)>',
  '<a href="javascript:alert(1)">',
  '<a href="java&#10;script:alert(1)">',
  '<a href="&#1;javascript&colon;alert(1)">',
  '<a href="\\\\evil.example">',
  '<a href=" /\t/evil.example">',
  '<a href="data:text/html,x">',
  '<a href="VBScript:x">',
  '<a href="https://safe.example/?a=1&b=&quot;2">',
  '<a href=\'x" onmouseover="alert(1)\'>',
  '<td colspan="2&quot; onclick=&quot;x" rowspan="3">',
  '<p title="</p><img src=x onerror=alert(1)>">',
  '<img/src="x"/onerror=alert(1)//',
  '<script/x>',
  '</style/x>',
  '<p\u0000>',
  '<scr\u0000ipt>',
  'javascript:alert(1)',
  '\u0000',
  '\ufeff',
  '\ud800',
  ' ',
  '\n',
  'word',
];

const nastyMarkup = fc.array(fc.oneof({ weight: 6, arbitrary: fc.constantFrom(...NASTY) }, fc.string({ maxLength: 4, unit: 'binary' })), {
  maxLength: 16,
});

test('no markup that acts comes out, however the outcome is read', () => {
  fc.assert(
    fc.property(nastyMarkup, (pieces) => {
      const { html } = cleanHtml(pieces.join(''));
      const found = [...elementsOfBrowser(html), ...elementsOfHtmlparser2(html)];
      expect(found.filter((element) => !isHarmless(element))).toEqual([]);
    }),
    { numRuns: 5_000 },
  );
});

test('cleaning twice is cleaning once', () => {
  fc.assert(
    fc.property(nastyMarkup, (pieces) => {
      const { html } = cleanHtml(pieces.join(''));
      expect(cleanHtml(html).html).toBe(html);
    }),
    { numRuns: 3_000 },
  );
});

test('what is open is closed, in order', () => {
  fc.assert(
    fc.property(nastyMarkup, (pieces) => {
      const open: string[] = [];
      for (const [, slash, name] of cleanHtml(pieces.join('')).html.matchAll(/<(\/?)([a-z][a-z0-9]*)(?![^>]* \/>)[^>]*>/g)) {
        if (slash) expect(open.pop()).toBe(name);
        else open.push(name ?? '');
      }
      expect(open).toEqual([]);
    }),
  );
});

test.each([
  ['<p><span>One<p>two</p></span>', '<p>One</p><p>two</p>'],
  ['<p><span><p>One</p></span></p>', '<p>One</p>'],
  ['<ul><li><font><li>One</font></ul>', '<ul><li></li><li>One</li></ul>'],
  ['<a href="/a"><span><a href="/b">One</a></span></a>', '<a href="/a"></a><a href="/b">One</a>'],
  ['<svg><desc><p>no</p></desc></svg>One', 'One'],
  [
    '<a href="mailto:desk@north.example?subject=a&amp;body=%3Cb%3E">One</a>',
    '<a href="mailto:desk@north.example?subject=a&amp;body=%3Cb%3E">One</a>',
  ],
  ['<td rowspan="2" colspan="100%">One</td>', '<td rowspan="2">One</td>'],
  ['One</p>two</br>', 'One<p></p>two<br />'],
])('%s', (html, expected) => {
  expect(writeClean(html)).toBe(expected);
});

test.each([
  ['nested deep', '<b>'.repeat(100_000)],
  ['nested deep in what is dropped', `${'<svg>'.repeat(100_000)}${'</svg>'.repeat(100_000)}`],
  ['paragraphs and list items in turn', '<p><li>'.repeat(50_000)],
  ['tags without end', '<br>'.repeat(300_000)],
])('%s: too much, and found to be so at once', (_, html) => {
  const started = process.cpuUsage();
  expect(writeClean(html)).toBeUndefined();
  expect(process.cpuUsage(started).user).toBeLessThan(2_000_000);
});
