// webhooks.json: to whom events are sent. docs/events.md tells how to write it.
import { entriesOf, type Member, membersOf, type Node, quoted, type Report, readConfig, textOf } from '../store/config-file.ts';
import { feedNamed } from '../store/feeds.ts';

export interface Webhook {
  readonly name: string;
  /** http or https. */
  readonly url: string;
  /** The variable of the environment that holds its secret: no secret stands in a file. */
  readonly secretFrom: string;
  /** Feeds whose stories it wants; without, all. */
  readonly feeds?: readonly string[];
  /** Whether whole stories are sent, or their cards alone. */
  readonly items: boolean;
}

const MAX_WEBHOOKS = 100;
const KNOWN = ['url', 'secretFrom', 'feeds', 'items'];

/** Reads the text of a file of webhooks; throws a `ConfigError` that names each fault by its line. */
export function readWebhooks(text: string, file: string): Webhook[] {
  return readConfig(text, file, (root, report) => {
    const members = membersOf(root, report);
    const webhooks = members.find(({ name }) => name === 'webhooks');
    for (const { name, key } of members) if (name !== 'webhooks') report(key, `${quoted(name)} is not known here: only "webhooks" is`);
    if (!webhooks) report(root, '"webhooks" is missing: { "webhooks": { "name": { "url": …, "secretFrom": … } } }');
    const read = webhooks ? membersOf(webhooks.value, report).map((member) => readWebhook(member, report)) : [];
    if (webhooks && read.length > MAX_WEBHOOKS) report(webhooks.key, `${read.length} webhooks are more than ${MAX_WEBHOOKS}`);
    return read;
  });
}

function readWebhook({ name, key, value }: Member, report: Report): Webhook {
  if (!/^[a-z0-9][a-z0-9-]{0,39}$/.test(name))
    report(key, `${quoted(name)} is no name of a webhook, which has small letters, digits and hyphens`);
  const members = new Map(membersOf(value, report).map((member) => [member.name, member]));
  for (const each of members.values()) {
    if (!KNOWN.includes(each.name)) report(each.key, `${quoted(each.name)} is not known here: a webhook has ${KNOWN.join(', ')}`);
  }
  for (const needed of ['url', 'secretFrom']) if (!members.has(needed)) report(key, `the webhook ${quoted(name)} has no "${needed}"`);
  const [url, secretFrom, feeds, items] = KNOWN.map((each) => members.get(each)?.value);
  return {
    name,
    url: url ? readUrl(url, report) : '',
    secretFrom: secretFrom ? readVariable(secretFrom, report) : '',
    ...(feeds && { feeds: entriesOf(feeds, report).map((node) => readFeed(node, report)) }),
    items: items ? readBoolean(items, report) : true,
  };
}

function readUrl(node: Node, report: Report): string {
  const text = textOf(node, report);
  const url = URL.parse(text);
  if (text && !(url?.protocol === 'https:' || url?.protocol === 'http:'))
    report(node, 'an address that begins with https:// or http:// is expected here');
  if (url?.username || url?.password) report(node, 'no password may stand in an address: it would be logged on its way');
  return url?.href ?? '';
}

function readVariable(node: Node, report: Report): string {
  const text = textOf(node, report);
  if (text && !/^[A-Z][A-Z0-9_]{0,99}$/.test(text))
    report(
      node,
      'the name of a variable of the environment is expected here, such as "CMS_WEBHOOK_SECRET"; the secret itself stands in that',
    );
  return text;
}

/** As stories name it: for `place/no` nothing would ever be sent. */
function readFeed(node: Node, report: Report): string {
  const feed = textOf(node, report);
  const named = feedNamed(feed);
  if (feed && !named) report(node, `${quoted(feed)} is no feed: all, provider/…, subject/…, language/…, place/… or desk/…`);
  return named ?? '';
}

function readBoolean(node: Node, report: Report): boolean {
  if (node.type !== 'boolean') report(node, 'true or false is expected here: whether whole stories are sent, or their cards alone');
  return node.value === true;
}
