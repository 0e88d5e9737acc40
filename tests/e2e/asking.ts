// The desk over HTTP, through its function URL: closed without a token, open with one, and every story found by its identifier.
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { newToken } from '../../functions/desk/tokens.ts';
import type { Store } from '../../functions/store/store.ts';
import type { Delivered } from './delivery.ts';
import type { Outputs } from './deployment.ts';
import type { Expected } from './generate.ts';
import { each, must, until } from './tally.ts';

/** Asks the desk for a path, percent-encoded as programs do. */
export type Ask = (path: string) => Promise<Response>;

/** Finds the desk closed, and gets in with a new token. */
export async function enterDesk({ Url, SecretArn }: Outputs, endpoint: string): Promise<Ask> {
  // Host names of AWS lead to AWS: the emulator has a path for each URL. It decodes what it is asked for, which AWS does not, so paths are
  // encoded once more: the function is handed what it would be handed there.
  const [name = ''] = new URL(Url).hostname.split('.');
  const askAs = (authorization: Record<string, string>) => (path: string) => {
    const [encoded = '', query] = path.split('?');
    return fetch(`${endpoint}/_aws/lambda-url/${name}${encoded.replaceAll('%', '%25')}${query === undefined ? '' : `?${query}`}`, {
      headers: { ...authorization, connection: 'close' },
      signal: AbortSignal.timeout(30_000),
    });
  };
  const askAsNobody = askAs({});
  const health = await askAsNobody('/health');
  must(health.status === 200, `/health answers ${health.status}: ${(await health.text()).slice(0, 200)}`);
  const closed = await askAsNobody('/feeds/all.json');
  must(closed.status === 401, `without a token a feed answers ${closed.status}`);
  const ask = askAs({ authorization: `Bearer ${await newAdmin(endpoint, SecretArn)}` });
  await until('the new token counts', 90, async () => (await ask('/intake')).ok || undefined);
  return ask;
}

async function newAdmin(endpoint: string, secret: string): Promise<string> {
  const { secret: token, token: line } = newToken('admin', 'e2e');
  const client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await client.send(new PutSecretValueCommand({ SecretId: secret, SecretString: JSON.stringify({ tokens: [line] }) }));
  client.destroy();
  return token;
}

export async function askForStories(ask: Ask, store: Store, expected: readonly Expected[]): Promise<string> {
  const feed = (await (await ask('/feeds/all.json')).json()) as { items: { id: string }[] };
  must(feed.items.length > 0, 'the feed is empty');
  const killed = expected.find(({ isKilled }) => isKilled);
  const usable = expected.find(({ isKilled }) => !isKilled);
  must(killed && usable, 'there are stories of both kinds');
  const gone = await ask(`/stories/${encodeURIComponent(killed.id)}`);
  must(gone.status === 410, `a killed story answers ${gone.status}`);
  const story = await ask(`/stories/${encodeURIComponent(usable.id)}`);
  const answer = await store.get(usable.id, new Date().toISOString());
  must(story.ok && answer?.state === 'usable', `a story answers ${story.status}`);
  must((await story.text()).includes(answer.story.revision), 'the story is not at its last revision');
  return `a feed of ${feed.items.length}, a story, a killed one`;
}

/** What an address has its own use for, or cannot hold as it is. */
const ODD = /[%/?#+&]|[^!-~]/;

/** Stories by identifiers, and receipts by keys, that addresses cannot hold as they are. */
export async function askByOddNames(ask: Ask, store: Store, ids: Iterable<string>, delivered: readonly Delivered[]): Promise<string> {
  const at = new Date().toISOString();
  const odd = [...ids].filter((id) => ODD.test(id));
  for (const sign of ['%20', '%2F', '/', '?', '#'])
    must(
      odd.some((id) => id.includes(sign)),
      `no identifier holds ${sign}`,
    );
  await each(odd, 4, async (id) => {
    const state = (await store.get(id, at))?.state ?? 'none';
    const answer = await ask(`/stories/${encodeURIComponent(id)}`);
    must(answer.status === { usable: 200, killed: 410, none: 404 }[state], `${id} is ${state} and answers ${answer.status}`);
    if (answer.ok) must(((await answer.json()) as { id: string }).id === id, `${id} answers as another`);
  });
  const objects = delivered.filter(({ key }) => /[^\w./-]/.test(key)).slice(-20);
  must(objects.some(({ key }) => /[^ -~]/.test(key)) && objects.some(({ key }) => key.includes(' ')), 'all keys are plain');
  await each(objects, 4, async ({ bucket, key, versionId }) => {
    const answer = await ask(`/receipts/${[bucket, key, versionId].map(encodeURIComponent).join('/')}`);
    must(answer.ok && ((await answer.json()) as { key: string }).key === key, `the receipt of ${key} answers ${answer.status}`);
  });
  return `${odd.length} stories, ${objects.length} receipts`;
}
