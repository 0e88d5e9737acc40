import { describe, expect, test } from 'vitest';
import { nameNoCopy } from '../../functions/wire/not-copy.ts';
import { readAll } from '../../functions/wire/read.ts';

describe('what is surely no copy is named', () => {
  test.each([
    ['hello\n', 'a single word'],
    ['test_file-12.txt', 'a single word'],
    ['V2ViIGhvb2sgb2YgYSBkZXNr', 'a single word'],
    ['2024-05-02 12:33:11,123 INFO  [main] com.example.Server - started', "lines of a program's log"],
    ['May  2 10:11:12 host sshd[123]: Accepted publickey for desk', "lines of a program's log"],
    ['192.0.2.1 - - [02/May/2024:10:11:12 +0000] "GET /a HTTP/1.1" 200 12', "lines of a program's log"],
    ['[2024-05-02T10:11:12Z] ERROR no answer\n\tat com.example.Db.open(Db.java:12)', "lines of a program's log"],
    ['# desk\nport=8080\nroot = /srv/wires', 'a file of settings'],
    ["import { a } from './a.ts';\n\nexport function b() {\n  return a;\n}", "a program's code"],
  ])('%j', (text, name) => expect(nameNoCopy(text)).toBe(name));
});

describe('short and odd copy is none of it', () => {
  test.each([
    'KING DIES',
    'WAR',
    'König tot',
    '日本',
    'URGENT: Explosion at port',
    'Harbour closed. More soon.',
    '10:11:12 GMT: INFO-TECH shares fall',
    '1. Lowe, Kenya, 2:10:11;\n2. Kim, Korea, 2:10:12;\n3. Holt, Wales, 2:10:13;',
    'Dow 38,225.66 +322.37',
    'Import prices rise, says bank;\nexport prices fall;\nwages follow;',
  ])('%j', (text) => expect(nameNoCopy(text)).toBeUndefined());
});

test('it is refused as what no format is for, and says what was seen', async () => {
  const origin = { bucket: '', key: 'a', versionId: '', sha256: '', receivedAt: '2026-01-15T12:00:00.000Z' };
  const { stories, report } = await readAll(new TextEncoder().encode('# desk\nport=8080\nroot = /srv/wires\n'), origin);
  expect([stories, report.rejected]).toMatchObject([
    [],
    { code: 'UNKNOWN_FORMAT', message: 'The text is a file of settings, no wire copy.' },
  ]);
});
