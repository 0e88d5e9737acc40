// News agencies: how they name themselves in headers, datelines and sign-offs, and what their copy leaves unsaid.
import type { Agency } from './agency.ts';
import { AGENCIES } from './vocab/agency-profiles.ts';

const SHORT = 4;

/** The agency of a name as wires print it (`dpa`, `AP`, `Reuters`, `tca/dpa`, `dpa-AFX`); undefined where none is known by it. */
export function agencyOf(name: string | undefined): Agency | undefined {
  const text = name?.trim();
  if (!text || text.length > 60) return undefined;
  return named(text) ?? firstOf(text.split(/\s*[/,;+&]\s*|\s+-\s+/)) ?? firstOf(text.split('-'));
}

/** The agency whose service a header names (`eca`, `bkn`), and the language of that service. */
export function agencyOfService(code: string | undefined): { readonly agency: Agency; readonly language?: string } | undefined {
  return code ? tables().byService.get(code.toLowerCase()) : undefined;
}

function firstOf(parts: readonly string[]): Agency | undefined {
  if (parts.length < 2) return undefined;
  for (const part of parts) {
    const agency = named(part.trim());
    if (agency) return agency;
  }
  return undefined;
}

function named(name: string): Agency | undefined {
  const { byName, byFoldedName } = tables();
  return byName.get(name) ?? (name.length > SHORT ? byFoldedName.get(folded(name)) : undefined);
}

interface Tables {
  readonly byName: ReadonlyMap<string, Agency>;
  readonly byFoldedName: ReadonlyMap<string, Agency>;
  readonly byService: ReadonlyMap<string, { readonly agency: Agency; readonly language?: string }>;
}

let unfolded: Tables | undefined;

function tables(): Tables {
  unfolded ??= unfold(AGENCIES);
  return unfolded;
}

function unfold(agencies: readonly Agency[]): Tables {
  const byName = new Map<string, Agency>();
  const byFoldedName = new Map<string, Agency>();
  const byService = new Map<string, { agency: Agency; language?: string }>();
  for (const agency of agencies) {
    for (const name of [agency.name, agency.title, ...(agency.aliases ?? [])]) {
      if (!byName.has(name)) byName.set(name, agency);
      if (!byFoldedName.has(folded(name))) byFoldedName.set(folded(name), agency);
    }
    for (const [code, language] of Object.entries(agency.services ?? {})) byService.set(code, { agency, ...(language && { language }) });
  }
  return { byName, byFoldedName, byService };
}

function folded(name: string): string {
  return name
    .normalize('NFD')
    .replace(/[\p{Mn}\p{P}\s]/gu, '')
    .toLowerCase();
}
