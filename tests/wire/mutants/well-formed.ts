// The reference for what is well formed: saxes with its own namespaces for XML, JSON.parse for JSON.
import { SaxesParser } from 'saxes';
import { decode } from '../../../functions/wire/decode.ts';
import { documentsIn } from '../../../functions/wire/documents.ts';
import { withoutParity } from '../../../functions/wire/parity.ts';
import { entities } from '../../../functions/wire/xml-entities.ts';

/** Documents of these formats may stand one behind the other in an object. */
const CHAINED: Readonly<Record<string, string>> = { nitf: 'nitf', 'newsml-1': 'NewsML' };

const ILLEGAL =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the characters that XML 1.0 forbids (section 2.2)
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|&#(?:0*(?:[0-8]|1[124-9]|2[0-9]|3[01])|x0*(?:[0-8bcef]|1[0-9a-f]|fff[ef]));/gi;

/** The text of an object without wrappers, as it is read. */
export async function textOf(bytes: Uint8Array): Promise<string> {
  const ignore = () => {};
  const { all } = withoutParity(bytes, one(bytes), ignore);
  const { pieces } = await decode(all, ignore);
  return (await Array.fromAsync(pieces)).join('').replace(/^[\s\ufeff\0]+/, '');
}

async function* one<T>(only: T) {
  yield only;
}

/** What saxes holds against a text, HTML's entities and unknown ones allowed, illegal characters taken out; '' for nothing. */
export async function faultOfXml(text: string, format: string): Promise<string> {
  const legal = text.replace(ILLEGAL, '');
  const root = CHAINED[format];
  if (!root) return faultOfDocument(legal);
  for await (const document of documentsIn(one(legal), root)) {
    const fault = faultOfDocument((await Array.fromAsync(document)).join(''));
    if (fault) return fault;
  }
  return '';
}

function faultOfDocument(text: string, xmlns = true): string {
  const parser = new SaxesParser({ xmlns });
  parser.ENTITIES = entities(() => {});
  try {
    parser.write(text).close();
    return '';
  } catch (error) {
    const fault = error instanceof Error ? error.message : String(error);
    // Namespaces forbid colons in the names of processing instructions, which is of no consequence; XML alone does not.
    return xmlns && fault.includes('in processing instruction name') ? faultOfDocument(text, false) : fault;
  }
}

/** What JSON.parse holds against a text, which may be a document a line where a format `hasLines`; '' for nothing. */
export function faultOfJson(text: string, hasLines: boolean): string {
  const fault = faultOfJsonDocument(text);
  if (!fault || !hasLines) return fault;
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 1 && lines.every((line) => !faultOfJsonDocument(line)) ? '' : fault;
}

function faultOfJsonDocument(text: string): string {
  try {
    JSON.parse(text);
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
