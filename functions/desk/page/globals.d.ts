// What browsers have and TypeScript's DOM library does not know yet.
interface TrustedPolicy {
  createHTML(html: string): unknown;
}
declare var trustedTypes: undefined | { createPolicy(name: string, rules: { createHTML(html: string): string }): TrustedPolicy };
