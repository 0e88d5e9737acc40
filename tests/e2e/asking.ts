// The desk over HTTP, through the API before it: closed without a token, and open with one.
import { PutSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { newToken } from '../../functions/desk/tokens.ts';
import type { Store } from '../../functions/store/store.ts';
import type { Outputs } from './deployment.ts';
import type { Expected } from './generate.ts';
import { must, until } from './tally.ts';

export async function askDesk(store: Store, { Url, SecretArn }: Outputs, endpoint: string, expected: readonly Expected[]): Promise<string> {
  // Host names below localhost lead nowhere on most machines: the emulator has a path for each API.
  const [api = ''] = new URL(Url).hostname.split('.');
  const ask = (path: string, token?: string) =>
    fetch(`${endpoint}/_aws/execute-api/${api}/$default${path}`, {
      headers: token ? { authorization: `Bearer ${token}`, connection: 'close' } : { connection: 'close' },
      signal: AbortSignal.timeout(30_000),
    });
  const health = await ask('/health');
  must(health.status === 200, `/health answers ${health.status}: ${(await health.text()).slice(0, 200)}`);
  const closed = await ask('/feeds/all.json');
  must(closed.status === 401, `without a token a feed answers ${closed.status}`);

  const token = await newReader(endpoint, SecretArn);
  const open = async () => {
    const answer = await ask('/feeds/all.json', token);
    return answer.ok ? ((await answer.json()) as { items: { id: string }[] }) : undefined;
  };
  const feed = await until('the new token counts', 90, open);
  must(feed.items.length > 0, 'the feed is empty');

  const killed = expected.find(({ isKilled }) => isKilled);
  const usable = expected.find(({ isKilled }) => !isKilled);
  must(killed && usable, 'there are stories of both kinds');
  const gone = await ask(`/stories/${encodeURIComponent(killed.id)}`, token);
  must(gone.status === 410, `a killed story answers ${gone.status}`);
  const story = await ask(`/stories/${encodeURIComponent(usable.id)}`, token);
  const answer = await store.get(usable.id, new Date().toISOString());
  must(story.ok && answer?.state === 'usable', `a story answers ${story.status}`);
  must((await story.text()).includes(answer.story.revision), 'the story is not at its last revision');
  return `a feed of ${feed.items.length}, a story, a killed one`;
}

async function newReader(endpoint: string, secret: string): Promise<string> {
  const { secret: token, token: line } = newToken('read', 'e2e');
  const client = new SecretsManagerClient({ endpoint, region: 'us-east-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } });
  await client.send(new PutSecretValueCommand({ SecretId: secret, SecretString: JSON.stringify({ tokens: [line] }) }));
  client.destroy();
  return token;
}
