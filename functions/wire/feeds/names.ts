// The vocabularies of feeds: namespaces to the prefixes that we know them by, whatever a feed calls them.

/** RSS's own elements bear no prefix here, whichever version's namespace they stand in. */
const NAMESPACES: readonly (readonly [prefix: string, ...uris: string[]])[] = [
  [
    '',
    '',
    'http://purl.org/rss/1.0',
    'http://purl.org/net/rss1.1',
    'http://purl.org/rss/2.0',
    'http://my.netscape.com/rdf/simple/0.9',
    'http://my.netscape.com/publish/formats/rss-0.91.dtd',
    'http://channel.netscape.com/rdf/simple/0.9',
    'http://backend.userland.com/rss',
    'http://backend.userland.com/rss091',
    'http://backend.userland.com/rss2',
    'http://backend.userland.com/rss2.1',
    'http://blogs.law.harvard.edu/tech/rss',
    'http://cyber.law.harvard.edu/rss',
    'http://www.rssboard.org/rss-specification',
  ],
  [
    'atom',
    'http://www.w3.org/2005/Atom',
    'http://purl.org/atom/ns',
    'http://purl.org/echo',
    'http://purl.org/pie',
    'http://example.com/newformat',
    'http://example.com/necho',
    'uri/of/echo/namespace',
  ],
  ['rdf', 'http://www.w3.org/1999/02/22-rdf-syntax-ns'],
  ['at', 'http://purl.org/atompub/tombstones/1.0'],
  ['app', 'http://www.w3.org/2007/app', 'http://purl.org/atom/app'],
  ['content', 'http://purl.org/rss/1.0/modules/content'],
  ['xhtml', 'http://www.w3.org/1999/xhtml'],
  ['dc', 'http://purl.org/dc/elements/1.1', 'http://purl.org/dc/elements/1.0'],
  ['dcterms', 'http://purl.org/dc/terms', 'http://purl.org/rss/1.0/modules/dcterms'],
  ['media', 'http://search.yahoo.com/mrss', 'http://tools.search.yahoo.com/mrss', 'http://www.rssboard.org/media-rss'],
  ['itunes', 'http://www.itunes.com/dtds/podcast-1.0.dtd', 'http://example.com/dtds/podcast-1.0.dtd'],
  ['googleplay', 'http://www.google.com/schemas/play-podcasts/1.0'],
  ['podcast', 'http://podcastindex.org/namespace/1.0', 'http://github.com/podcastindex-org/podcast-namespace/blob/main/docs/1.0.md'],
  ['feedburner', 'http://rssnamespace.org/feedburner/ext/1.0'],
  ['pheedo', 'http://www.pheedo.com/namespace/pheedo'],
  ['georss', 'http://www.georss.org/georss'],
  ['geo', 'http://www.w3.org/2003/01/geo/wgs84_pos'],
  ['gml', 'http://www.opengis.net/gml', 'http://www.opengis.net/gml/3.2'],
  ['prism', 'http://prismstandard.org/namespaces/basic', 'http://prismstandard.org/namespaces', 'http://purl.org/rss/1.0/modules/prism'],
  ['cc', 'http://creativecommons.org/ns', 'http://web.resource.org/cc', 'http://backend.userland.com/creativecommonsrssmodule'],
  ['slash', 'http://purl.org/rss/1.0/modules/slash'],
  ['sy', 'http://purl.org/rss/1.0/modules/syndication'],
  ['taxo', 'http://purl.org/rss/1.0/modules/taxonomy'],
  ['admin', 'http://webns.net/mvcb'],
  ['wfw', 'http://wellformedweb.org/commentapi'],
  ['thr', 'http://purl.org/syndication/thread/1.0'],
  ['trackback', 'http://madskills.com/public/xml/rss/module/trackback'],
  ['pingback', 'http://madskills.com/public/xml/rss/module/pingback', 'http://purl.org/net/pingback'],
  ['gd', 'http://schemas.google.com/g/2005'],
  ['sx', 'http://www.microsoft.com/schemas/rss/sse'],
  ['yt', 'http://www.youtube.com/xml/schemas/2015', 'http://gdata.youtube.com/schemas/2007'],
  ['opensearch', 'http://a9.com/-/spec/opensearch/1.1', 'http://a9.com/-/spec/opensearchrss/1.0'],
  ['wp', 'com-wordpress:feed-additions:1', 'http://wordpress.org/export/1.2'],
  ['source', 'http://source.scripting.com'],
  ['psc', 'http://podlove.org/simple-chapters'],
];

const PREFIXES: ReadonlyMap<string, string> = new Map(
  NAMESPACES.flatMap(([prefix, ...uris]) =>
    uris.flatMap((uri) => [uri, `${uri}/`, `${uri}#`, uri.toLowerCase()].map((each) => [each, prefix] as const)),
  ),
);

/** The prefix that we know a namespace by: `''` for RSS and for none, undefined for a namespace that we do not know. */
export function prefixOf(uri: string): string | undefined {
  return PREFIXES.get(uri) ?? prefixOfVariant(uri);
}

/** Feeds spell namespaces in any case, with `https`, with or without the last stroke; PRISM has one for every version of it. */
function prefixOfVariant(uri: string): string | undefined {
  if (/^https?:\/\/prismstandard\.org\/namespaces\//i.test(uri)) return 'prism';
  const plain = uri.toLowerCase().replace(/^https:/, 'http:');
  return PREFIXES.get(plain.replace(/(?<![/#])[/#]+$/, ''));
}

const URIS: ReadonlyMap<string, string> = new Map(NAMESPACES.map(([prefix, uri = '']) => [prefix, uri] as const));

/** The namespace that a prefix of ours stands for: for feeds that use a prefix and forget to declare it. */
export function namespaceOf(prefix: string): string | undefined {
  return prefix === 'xml' ? 'http://www.w3.org/XML/1998/namespace' : URIS.get(prefix);
}
