// What there is to know of a news agency.

export interface Agency {
  /** The name that it goes by on the wire; identifiers and feeds are named after it. */
  readonly name: string;
  readonly title: string;
  /** Other names, as printed. Short ones count in this spelling only: `AP` is an agency, `ap` may be anything. */
  readonly aliases?: readonly string[];
  /** Service codes of its headers (IPTC 7901, ZCZC), and the language of each; empty where it has several. */
  readonly services?: Readonly<Record<string, string>>;
  /** IANA zone of times that state none. */
  readonly zone: string;
  /** Order of day, month and year where all are numbers. */
  readonly dates: DateOrder;
  /** BCP 47 tags, the commonest first. */
  readonly languages: readonly string[];
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** Its own category codes, lower case, as the first two digits of a Media Topic. */
  readonly categories?: Readonly<Record<string, string>>;
  /** Names of zones that mean another than elsewhere, lower case, as IANA zones. */
  readonly zoneNames?: Readonly<Record<string, string>>;
}

export type DateOrder = 'DMY' | 'MDY' | 'YMD';
