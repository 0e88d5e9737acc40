// Document type declarations (XML 1.0, section 2.8): which of them may be passed over unread.

const LONGEST = 10_000;
const QUOTED = /"[^"]*"|'[^']*'/g;
// NewsML 1 leaves its content's DTD to be brought in, and agencies do: `<!ENTITY % nitf SYSTEM "nitf-3-0.dtd"> %nitf;`.
const BROUGHT_IN = /<!ENTITY\s+%\s+[\w.:-]+\s+(?:SYSTEM|PUBLIC)(?:\s+"")+\s*>|%[\w.:-]+;|<!--(?:[^-]|-(?!-))*-->/g;

/**
 * Whether the internal subset of a declaration (what stands between `<!DOCTYPE` and `>`) declares entities, elements or attributes
 * of its own. References to DTDs that lie elsewhere declare none: nothing here ever fetches them.
 */
export function declaresOfItsOwn(doctype: string): boolean {
  const unquoted = doctype.slice(0, LONGEST).replace(QUOTED, '""');
  const start = unquoted.indexOf('[');
  if (start < 0) return doctype.length > LONGEST && doctype.includes('[', LONGEST);
  const end = unquoted.lastIndexOf(']');
  return (
    end < start ||
    unquoted
      .slice(start + 1, end)
      .replace(BROUGHT_IN, '')
      .trim() !== ''
  );
}
