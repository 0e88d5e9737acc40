// Writes the compact Media Topics table that `wire/topics.ts` reads out of an official IPTC export.
// Export: a NewsCodes "cptall" JSON file of the scheme `medtop`, https://iptc.org/standards/newscodes/.

interface ExportedConcept {
  readonly qcode?: string;
  readonly uri?: string;
  readonly prefLabel?: Readonly<Record<string, string>>;
  readonly broader?: string | readonly string[];
  readonly retired?: string;
  readonly exactMatch?: string | readonly string[];
  readonly closeMatch?: string | readonly string[];
}

/**
 * Turns an export (the text of its JSON) into the source of `wire/vocab/media-topics.ts`: a line a topic,
 * `code|broader|subject codes|r if retired|English name`. Throws an `Error` that says what is missing.
 */
export function mediaTopicsSource(exported: string, release: string): string {
  const concepts: unknown = JSON.parse(exported).conceptSet;
  if (!Array.isArray(concepts) || concepts.length === 0) throw new Error('The file has no conceptSet: it is no NewsCodes JSON export.');
  const lines = concepts.map(lineOf).filter((line) => line !== undefined);
  if (lines.length === 0) throw new Error('The conceptSet holds no Media Topics (qcodes that begin with medtop:).');
  return [
    `// IPTC Media Topics, release ${release}. Copyright IPTC, https://iptc.org, CC BY 4.0; names in one language, reduced to a table.`,
    '// Written by `wiredesk vocabulary`; a line a topic: code|broader|subject codes|r if retired|name.',
    `export const MEDIA_TOPICS = \`\n${lines.sort().join('\n')}\n\`;\n`,
  ].join('\n');
}

function lineOf(concept: ExportedConcept): string | undefined {
  const code = codeOf(concept.qcode ?? concept.uri ?? '');
  if (!code) return undefined;
  const broader = codeOf(listed(concept.broader)[0] ?? '') ?? '';
  const exact = listed(concept.exactMatch).map(subjectCodeOf);
  const close = listed(concept.closeMatch).map(subjectCodeOf);
  const subjects = [...exact, ...close].filter((each) => each !== undefined).join(' ');
  const name = nameOf(concept).replace(/[|`\\$\n]/g, ' ');
  return `${code}|${broader}|${subjects}|${concept.retired ? 'r' : ''}|${name}`;
}

function nameOf({ prefLabel = {} }: ExportedConcept): string {
  return prefLabel['en-US'] ?? prefLabel['en-GB'] ?? prefLabel.en ?? Object.values(prefLabel)[0] ?? '';
}

function codeOf(id: string): string | undefined {
  return /(?:^medtop:|\/mediatopic\/)(\d{8})$/.exec(id)?.[1];
}

function subjectCodeOf(id: string): string | undefined {
  return /(?:^subj:|\/subjectcode\/)(\d{8})$/.exec(id)?.[1];
}

function listed(value: string | readonly string[] | undefined): readonly string[] {
  if (value === undefined) return [];
  return typeof value === 'string' ? [value] : value;
}
