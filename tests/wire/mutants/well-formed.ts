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

/** The text of an object without wrappers, as it is read. Throws `WireError` where it cannot be decoded safely. */
async function textOf(bytes: Uint8Array): Promise<string> {
  const ignore = () => {};
  const { all } = withoutParity(bytes, one(bytes), ignore);
  const { pieces } = await decode(all, ignore);
  return (await Array.fromAsync(pieces)).join('').replace(/^[\s\ufeff\0]+/, '');
}

async function* one<T>(only: T) {
  yield only;
}

/** What saxes holds against an object, HTML's entities and unknown ones allowed, illegal characters taken out; '' for nothing. */
export function faultOfXml(bytes: Uint8Array, format: string): Promise<string> {
  return faultIn(async () => {
    const legal = (await textOf(bytes)).replace(ILLEGAL, '');
    const root = CHAINED[format];
    const documents = root ? documentsIn(one(legal), root) : [one(legal)];
    for await (const document of documents) parseWithSaxes((await Array.fromAsync(document)).join(''), true);
  });
}

async function faultIn(work: () => Promise<unknown>): Promise<string> {
  try {
    await work();
    return '';
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function parseWithSaxes(text: string, xmlns: boolean) {
  const parser = new SaxesParser({ xmlns });
  parser.ENTITIES = entities(() => {});
  try {
    parser.write(text).close();
  } catch (error) {
    // Namespaces forbid colons in the names of processing instructions, which is of no consequence; XML alone does not.
    if (!xmlns || !String(error).includes('in processing instruction name')) throw error;
    parseWithSaxes(text, false);
  }
}

/** What JSON.parse holds against an object, which may be a document a line where its format `hasLines`; '' for nothing. */
export function faultOfJson(bytes: Uint8Array, hasLines: boolean): Promise<string> {
  return faultIn(async () => {
    const text = await textOf(bytes);
    const lines = hasLines ? text.split('\n').filter((line) => line.trim() !== '') : [];
    if (lines.length < 2 || !lines.every(isJson)) JSON.parse(text);
  });
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
