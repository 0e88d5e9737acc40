// How markup is spoilt: tags, attributes, entities, namespaces, sections, and what attackers put in.
import type { Chance } from './chance.ts';
import { bytesOf, insertAnywhere, type Rule, replaceOne } from './places.ts';

const TAG = /<\/?[a-z][^<>]*>/gi;
const NAME = /(?<=<\/?)[a-z][\w:.-]*/gi;
const ATTRIBUTE = /\s[\w:.-]+\s*=\s*(?:"[^"<>]*"|'[^'<>]*')/g;
const VALUE = /(?<==\s*)(?:"[^"<>]*"|'[^'<>]*')/g;
const DECLARATION = /\sxmlns(?::[\w-]+)?\s*=\s*(?:"[^"]*"|'[^']*')/g;

const PIECES = [
  ...[
    '<',
    '>',
    '</',
    '/>',
    '<>',
    '</>',
    '< p>',
    '<p/ >',
    '<1a>',
    '<é>',
    '<a:b:c/>',
    '<:a/>',
    '<a:/>',
    '<xmlns:a/>',
    '<constructor/>',
    '<__proto__/>',
    '&',
    '&amp',
    '&;',
    '&#;',
  ],
  ...[
    '&#0;',
    '&#1;',
    '&#xFFFE;',
    '&#xD800;',
    '&#x110000;',
    '&#99999999999;',
    '&nbsp;',
    '&eacute;',
    '&nosuch;',
    '&a:b;',
    '&toString;',
    '&__proto__;',
    '&amp;lt;script&amp;gt;',
    '&lt;b&gt;',
  ],
  ...[
    '<![CDATA[',
    ']]>',
    '<![CDATA[]]>',
    '<![CDATA[<script>alert(1)</script>]]>',
    '<!--',
    '-->',
    '--',
    '<!-- a -- b -->',
    '<!--->',
    '<?',
    '?>',
    '<?php echo 1 ?>',
    '<?a:b c?>',
    '<?xml version="1.0"?>',
    '<?xml?>',
    '<?XML version="1.0"?>',
  ],
  ...[
    '<!DOCTYPE a>',
    '<!DOCTYPE a [<!ENTITY b "c">]>',
    '<!DOCTYPE a SYSTEM "file:///etc/passwd">',
    '<!ENTITY a "b">',
    '<!',
    '<!>',
    '<![',
    '<![IGNORE[',
  ],
];

const HOSTILE = [
  ...[
    '<script>alert(1)</script>',
    '<SCRIPT SRC=//x.example/a.js>',
    '<scr<script>ipt>alert(1)</scr</script>ipt>',
    '<img src=x onerror=alert(1)>',
    '<svg/onload=alert(1)>',
    '<svg><p><style><!--</style><img src=x onerror=alert(1)>-->',
  ],
  ...[
    '<a href="javascript:alert(1)">a</a>',
    '<a href=" java&#x0A;script:alert(1)">a</a>',
    '<a href="data:text/html,<script>1</script>">a</a>',
    '<a href="vbscript:x">a</a>',
    '<a href=\'x" onclick="alert(1)\'>a</a>',
    '<a href="//x.example">a</a>',
    '<a href="http://[::1">a</a>',
  ],
  ...[
    '<iframe srcdoc="<script>1</script>">',
    '<object data=x>',
    '<form action=x><input name=y>',
    '<base href="http://x.example/">',
    '<meta http-equiv=refresh content="0;url=x">',
    '<link rel=stylesheet href=x>',
    '<style>p{}</style>',
    '<template><p onclick=x></template>',
  ],
  ...[
    '<noscript><p title="</noscript><img src=x onerror=alert(1)>">',
    '<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>',
    '<xmp><p></xmp>',
    '<textarea><p>',
    '<plaintext>',
    '<p style="background:url(x)">',
    '<td colspan="9999999999" rowspan=\'"\'>',
    '<b/onclick=x>',
    '<p\x0bonclick=x>',
    '<!--><img src=x onerror=alert(1)>-->',
  ],
];

const ATTRIBUTES = [
  ...[
    ' a="b"',
    ' a="b" a="c"',
    ' a',
    ' a=b',
    ' a="',
    " a='",
    ' a="<"',
    ' a="&"',
    ' xsi:type="b"',
    ' nosuch:a="b"',
    ' :a="b"',
    ' a:="b"',
    ' xmlns=""',
    ' xmlns="urn:x"',
    ' xmlns:x=""',
    ' xmlns:x="urn:x"',
    ' xmlns:="urn:x"',
    ' xmlns:xml="urn:x"',
    ' xmlns:xmlns="urn:x"',
  ],
  ...[
    ' xmlns:x="http://www.w3.org/XML/1998/namespace"',
    ' xmlns:x="urn:x" xmlns:y="urn:x" x:a="1" y:a="2"',
    ' __proto__="x"',
    ' constructor="x"',
    ' xml:lang="x-!"',
    ' xml:base="javascript:x"',
    ' onclick="x"',
    ' \u00e9="x"',
    '\x00',
    '/',
    ' ="x"',
    "a='b'",
  ],
];

const NAMES = [
  'a',
  'p',
  'item',
  'entry',
  'channel',
  'nitf',
  'newsItem',
  'NewsML',
  'NewsItem',
  'body',
  'title',
  'link',
  'guid',
  'br',
  'table',
  'x:y',
  'xml',
  'HTML',
  'constructor',
  '__proto__',
  'toString',
  'hasOwnProperty',
];

export const MARKUP_RULES: Readonly<Record<string, Rule>> = {
  piece: (text, chance) => insertAnywhere(text, chance, chance.of(PIECES)),
  hostile: (text, chance) => insertBehindTag(text, chance, chance.of(HOSTILE)),
  hostileEscaped: (text, chance) =>
    insertBehindTag(text, chance, chance.of(HOSTILE).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')),
  hostileInSection: (text, chance) => insertBehindTag(text, chance, `<![CDATA[${chance.of(HOSTILE)}]]>`),
  attribute: (text, chance) => replaceOne(text, chance, /(?<=<[a-z][\w:.-]*)(?=[\s/>])/gi, () => bytesOf(chance.of(ATTRIBUTES))),
  dropTag: (text, chance) => replaceOne(text, chance, TAG, () => ''),
  doubleTag: (text, chance) => replaceOne(text, chance, TAG, (tag) => tag + tag),
  turnTag: (text, chance) => replaceOne(text, chance, TAG, (tag) => (tag.startsWith('</') ? tag.replace('/', '') : tag.replace('<', '</'))),
  closeTag: (text, chance) => replaceOne(text, chance, TAG, (tag) => tag.replace(/\/?>$/, chance.of(['/>', '', ' ', '>>']))),
  renameTag: (text, chance) => replaceOne(text, chance, NAME, () => chance.of(NAMES)),
  renameAll: (text, chance) => {
    const names = text.match(NAME) ?? [];
    const name = names[chance.below(names.length)];
    return name ? text.replace(new RegExp(`(?<=</?)${name.replace(/\./g, '\\.')}(?=[\\s/>])`, 'g'), chance.of(NAMES)) : text;
  },
  dropElement: (text, chance) => replaceOne(text, chance, /<([a-z][\w:.-]*)(?:\s[^<>]*)?>[^<>]*<\/\1>/gi, () => ''),
  emptyElement: (text, chance) => replaceOne(text, chance, /(?<=>)[^<>]+(?=<)/g, () => chance.of(['', ' ', '\n', '<![CDATA[]]>', '<b/>'])),
  dropAttribute: (text, chance) => replaceOne(text, chance, ATTRIBUTE, () => ''),
  doubleAttribute: (text, chance) => replaceOne(text, chance, ATTRIBUTE, (attribute) => attribute + attribute),
  emptyValue: (text, chance) => replaceOne(text, chance, VALUE, () => chance.of(['""', '" "', '"', "'", '', '"&lt;b&gt;"', '"\u00e9"'])),
  namespace: (text, chance) => replaceOne(text, chance, DECLARATION, () => chance.of(['', ' xmlns="urn:other"', ' xmlns:a="urn:a"'])),
  quotes: (text, chance) => replaceOne(text, chance, /["']/g, (quote) => (quote === '"' ? "'" : '"')),
  version: (text) => text.replace(/(?<=<\?xml version=["'])1\.0/, '1.1'),
  nest: (text, chance) => {
    const depth = chance.of([150, 190, 210, 3_000]);
    const name = chance.of(['b', 'p', 'div', 'a', 'table', 'li', 'x:y']);
    return insertBehindTag(text, chance, `<${name}>`.repeat(depth) + (chance.below(2) ? `</${name}>`.repeat(depth) : ''));
  },
};

/** Where elements are, that is: within the copy. */
function insertBehindTag(text: string, chance: Chance, what: string): string {
  return replaceOne(text, chance, TAG, (tag) => tag + what);
}
