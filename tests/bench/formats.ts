// Reading each format, bytes to story, beside the readers that npm has for it, on the same documents in the same run.
import {
  anpa1312Document,
  articleDocument,
  atomDocument,
  clippingDocument,
  emailDocument,
  iptc7901Document,
  jsonFeedDocument,
  newsItemDocument,
  newsMl1Document,
  ninjsDocument,
  nitfDocument,
  rssDocument,
  zczcDocument,
} from './generate.ts';
import { ATOM_PEERS, EMAIL_PEERS, JSON_FEED_PEERS, NINJS_PEERS, type Peer, RSS_PEERS, XML_PEERS } from './peers.ts';
import { METHOD, type Turn, timeInTurn } from './rounds.ts';
import { printTable } from './table.ts';
import { readWithWiredesk } from './wiredesk.ts';

interface Subject {
  readonly format: string;
  readonly document: (number: number) => string;
  readonly stories: number;
  readonly peers: readonly Peer[];
}

const SUBJECTS: readonly Subject[] = [
  { format: 'newsml-g2', document: newsItemDocument, stories: 1, peers: XML_PEERS },
  { format: 'newsml-1', document: newsMl1Document, stories: 1, peers: XML_PEERS },
  { format: 'nitf', document: nitfDocument, stories: 1, peers: XML_PEERS },
  { format: 'ninjs', document: ninjsDocument, stories: 1, peers: NINJS_PEERS },
  { format: 'schema-org', document: articleDocument, stories: 1, peers: [] },
  { format: 'rss', document: rssDocument, stories: 30, peers: RSS_PEERS },
  { format: 'atom', document: atomDocument, stories: 30, peers: ATOM_PEERS },
  { format: 'json-feed', document: jsonFeedDocument, stories: 30, peers: JSON_FEED_PEERS },
  { format: 'email', document: emailDocument, stories: 1, peers: EMAIL_PEERS },
  { format: 'iptc-7901', document: iptc7901Document, stories: 1, peers: [] },
  { format: 'anpa-1312', document: anpa1312Document, stories: 1, peers: [] },
  { format: 'zczc', document: zczcDocument, stories: 1, peers: [] },
  { format: 'plain-text', document: clippingDocument, stories: 1, peers: [] },
];

const STORIES = 120;

/** The turns: 120 stories of each format for each of its readers. */
export function formatTurns(): readonly Turn[] {
  return SUBJECTS.flatMap((subject) => {
    const documents = documentsOf(subject);
    const turn = (name: string, reader: string, read: (bytes: Uint8Array) => unknown): Turn => ({
      name,
      reader,
      work: async () => {
        for (const bytes of documents) await read(bytes);
      },
    });
    return [
      turn(subject.format, 'Wiredesk', readWithWiredesk),
      ...subject.peers.map(({ name, reader, read }) => turn(`${subject.format} ${name}`, reader, read)),
    ];
  });
}

function documentsOf({ document, stories }: Subject): readonly Uint8Array[] {
  return Array.from({ length: STORIES / stories }, (_, number) => new TextEncoder().encode(document(number)));
}

/** Prints a row for each reader of each format; under `Wiredesk takes` our time in times of that reader's. */
export async function benchFormats() {
  for (const subject of SUBJECTS) await checkWhole(subject.format, documentsOf(subject));
  const times = await timeInTurn('formats', formatTurns());
  const rows = SUBJECTS.flatMap((subject) => {
    const { format, peers } = subject;
    const bytes = documentsOf(subject).reduce((sum, each) => sum + each.length, 0);
    const ours = times.get(format) ?? 0;
    const figures = (micros: number) => [(bytes / STORIES / 1000).toFixed(1), (micros / STORIES).toFixed(0), (bytes / micros).toFixed(1)];
    const rest = peers.map(({ name, without }) => {
      const micros = times.get(`${format} ${name}`) ?? 0;
      return [`  ${name}`, ...figures(micros), `${(ours / micros).toFixed(2)}x`, without];
    });
    return [[`${format}: Wiredesk`, ...figures(ours), '', ''], ...rest];
  });
  printTable(
    `Reading each format (${METHOD})`,
    ['format and reader', 'KB a story', 'CPU µs a story', 'MB/s', 'Wiredesk takes', 'that reader leaves out'],
    rows,
  );
}

/** What is not read whole is not timed. */
async function checkWhole(format: string, documents: readonly Uint8Array[]) {
  let stories = 0;
  for (const bytes of documents) {
    const reading = await readWithWiredesk(bytes);
    if (reading.report.format !== format || reading.faults.length > 0) throw new Error(`${format} was not read.`);
    stories += reading.stories.filter(({ item }) => item.bodies?.[0]).length;
  }
  if (stories !== STORIES) throw new Error(`${format}: ${stories} stories with a body of ${STORIES}.`);
}
