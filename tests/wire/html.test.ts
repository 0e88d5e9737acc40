import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  bodyOf,
  cleanHtml,
  cleanTree,
  countWords,
  htmlOfParagraphs,
  htmlOfText,
  isMarkup,
  linesOf,
  textOfHtml,
} from '../../functions/wire/html.ts';
import { DEFAULT_LIMITS } from '../../functions/wire/limits.ts';
import { parseXml } from '../../functions/wire/xml.ts';

const INLINE = 'a|abbr|b|br|cite|code|del|em|i|ins|q|s|strong|sub|sup|u';
const BLOCK = 'blockquote|caption|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|tfoot|th|thead|tr|ul';
/** All that may stand between angle brackets in a body. */
const HARMLESS = new RegExp(
  `^(?:</?(?:${INLINE}|${BLOCK})>|<(?:br|hr) />|<a href="(?:https?|mailto|tel):[^"<>]*">|<t[dh](?: (?:colspan|rowspan)="[^"<>]*"){1,2}>)$`,
);

const tags = (html: string) => html.match(/<[^>]*>?/g) ?? [];

describe('cleanHtml', () => {
  test.each([
    ['<p>Keep</p><script>alert(1)</script>', '<p>Keep</p>'],
    ['<p onclick="x()" class="y">Keep</p>', '<p>Keep</p>'],
    ['<p>Keep</p><img src=x onerror=alert(1)>', '<p>Keep</p>'],
    ['<a href=" java\tscript:alert(1)">Keep</a>', '<a>Keep</a>'],
    ['<a href="https://example.com/?a=1&amp;b=2">Keep</a>', '<a href="https://example.com/?a=1&amp;b=2">Keep</a>'],
    ['<a href="//example.com/">Keep</a>', '<a>Keep</a>'],
    ['<section><p>Keep</p></section>', '<div><p>Keep</p></div>'],
    ['<figure><figcaption><p>Keep</p></figcaption></figure>', '<div><p>Keep</p></div>'],
    ['<font><span>Keep</span> &lt;b&gt;</font>', 'Keep &lt;b&gt;'],
    ['<table><tr><td colspan="2">Keep</td></tr></table>', '<table><tr><td colspan="2">Keep</td></tr></table>'],
    ['Keep<br>this', 'Keep<br />this'],
    ['<p>a<p>b', '<p>a</p><p>b</p>'],
    ['5 < 6 & 7 > 2', '5 &lt; 6 &amp; 7 &gt; 2'],
  ])('%s', (html, expected) => {
    expect(cleanHtml(html)).toEqual({ html: expected, reduced: false });
  });

  test('reduces to text what is nested too deep, and says so', () => {
    expect(cleanHtml(`<p>Keep</p>${'<b>'.repeat(500)}this`)).toEqual({ html: '<p>Keep this</p>', reduced: true });
  });

  test('leaves nothing that acts or loads, and cleaning twice is cleaning once', () => {
    fc.assert(
      fc.property(soup(), (html) => {
        const { html: clean } = cleanHtml(html);
        expect(tags(clean).filter((tag) => !HARMLESS.test(tag))).toEqual([]);
        expect(cleanHtml(clean).html).toBe(clean);
      }),
      { numRuns: 3_000 },
    );
  });

  test('loses no word of the copy', () => {
    const words = fc.array(
      fc.constantFrom('word', 'é', '&amp;', '<p>', '</p>', '<span>', '</span>', '<b>', '</i>', '<img>', '<li>', '</ul>', ' '),
    );
    fc.assert(
      fc.property(words, (parts) => {
        const text = (html: string) => textOfHtml(html).replace(/\s/g, '');
        expect(text(cleanHtml(parts.join('')).html)).toBe(text(parts.join('')));
      }),
    );
  });
});

/** Markup as hostile copy has it. */
function soup() {
  const part = fc.constantFrom(
    ...'<p> </p> <b> </b> <script> </script> <style> </style> <!-- --> </a> <svg> </svg> <math> <textarea> </textarea>'.split(' '),
    ...'<title> </title> <noscript> <plaintext> <xmp> &lt; &amp; &#106; &nbsp; " \' > < = / word <table> </td> <br> <li>'.split(' '),
    ...'<ul> </ul> <select> <option> </select> <object> <embed> <font> <![CDATA[x]]> <?php <p\u0000> <figcaption>'.split(' '),
    '<img src=x onerror=alert(1)>',
    '<a href="javascript:alert(1)">',
    '<a href="http://example.com/?x=1&y=2">',
    '<a href=" java\tscript:x">',
    '<iframe srcdoc="<script>">',
    '<details ontoggle=x>',
    '<td colspan=2>',
    '<p onclick="x" style="y">',
    ' ',
    '\n',
  );
  return fc.array(part, { maxLength: 14 }).map((parts) => parts.join(''));
}

test('cleanTree keeps what cleanHtml keeps', () => {
  const root = parseXml('<x><p class="y">A <em>b</em> &amp; c<br/></p><script>no</script><hl2>H</hl2><a href="javascript:x">l</a></x>', {
    limits: DEFAULT_LIMITS,
    report: () => {},
  });
  expect(cleanTree(root.children, { hl2: 'h2' })).toBe('<p>A <em>b</em> &amp; c<br /></p><h2>H</h2><a>l</a>');
});

test.each([
  ['<b>Bold</b> &amp; <i>not</i>', 'Bold & not'],
  ['<p>One</p><p>two</p>', 'One two'],
  ['One<br>two</ br>three', 'One two three'],
  ['AT&T, 3 < 5', 'AT&T, 3 < 5'],
  ['  plain \n text ', 'plain text'],
  ['&lt;b&gt; as text', '<b> as text'],
])('textOfHtml(%j) is %j', (html, text) => {
  expect(textOfHtml(html)).toBe(text);
});

test('linesOf has a line for each block', () => {
  const root = parseXml('<x><p>One  more</p><p>two<br/>three</p></x>', { limits: DEFAULT_LIMITS, report: () => {} });
  expect(linesOf(root.children)).toBe('One more\ntwo\nthree');
});

test('plain text becomes paragraphs at its blank lines', () => {
  expect(htmlOfText('One\nline & <more>\r\n\r\n  Two\n \n\nThree')).toBe('<p>One line &amp; &lt;more&gt;</p>\n<p>Two</p>\n<p>Three</p>');
  expect(htmlOfParagraphs(['a', ' ', 'b'])).toBe('<p>a</p>\n<p>b</p>');
});

test('a body counts its words, and is none without them', () => {
  expect(bodyOf('<p>One two</p><p>th<b>ree</b>&nbsp;four</p>', 'main')).toEqual({
    role: 'main',
    contentType: 'text/html',
    wordCount: 4,
    value: '<p>One two</p><p>th<b>ree</b>&nbsp;four</p>',
  });
  expect(bodyOf('<p> </p>')).toBeUndefined();
});

test.each([
  ['', 0],
  ['  one\ttwo\u00a0three\u3000four ', 4],
  ['well-known don’t', 2],
])('countWords(%j) is %i', (text, count) => {
  expect(countWords(text)).toBe(count);
});

test.each([
  ['<b>x', true],
  ['a &amp; b', true],
  ['a & b < c', false],
  ['3 <4> 5', false],
])('isMarkup(%j) is %s', (text, expected) => {
  expect(isMarkup(text)).toBe(expected);
});
