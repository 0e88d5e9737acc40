import { expect, test } from 'vitest';
import { declaresOfItsOwn } from '../../functions/wire/doctype.ts';

test.each([
  ['NewsML SYSTEM "NewsML_1.2.dtd"', false],
  ['NewsML PUBLIC "urn:x:[y]" "a[b].dtd"', false],
  ['NewsML [ ]', false],
  ['NewsML SYSTEM "a.dtd" [<!ENTITY % nitf SYSTEM "nitf.dtd"> %nitf; ]', false],
  ['NewsML [\n<!-- content -->\n<!ENTITY % nitf PUBLIC "-//IPTC//DTD NITF 3.2//EN" "nitf]>.dtd">\n%nitf;\n]', false],
  ['x [<!ENTITY e "x">]', true],
  ['x [<!ENTITY e SYSTEM "file:///etc/hosts">]', true],
  ['x [<!ENTITY % d "<!ENTITY e \'x\'>"> %d;]', true],
  ['x [<!ENTITY % d SYSTEM "d.dtd"> %d; <!ENTITY e "x">]', true],
  ['x [<!ENTITY % a SYSTEM "a.dtd" NDATA gif>]', true],
  ['x [<!ELEMENT x ANY>]', true],
  ['x [<!ATTLIST x a CDATA "b">]', true],
  ['x [<!-- --> <!ENTITY e "-->">]', true],
  ['x [<!-- <!ENTITY -- e "x"> -->]', true],
  ['x [%d;', true],
  [`x ${'"a" '.repeat(5_000)}[<!ENTITY e "x">]`, true],
])('%s', (doctype, declares) => {
  expect(declaresOfItsOwn(doctype)).toBe(declares);
});

test.each(['[', '<!--', '"', '%a;', '<!ENTITY % a SYSTEM '])('%j without end takes no time', (piece) => {
  expect(declaresOfItsOwn(`x [${piece.repeat(200_000)}`)).toBe(true);
});
