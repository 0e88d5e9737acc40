// Receipts: what became of each object. For admins, since names of files and senders tell more than copy does.
import { REJECTIONS, type RejectionCode } from '../../wire/codes.ts';
import { needAdmin } from '../access.ts';
import { answerJson } from '../answer.ts';
import { OUTCOMES } from '../choices.ts';
import type { App, Desk } from '../desk.ts';
import { Problem } from '../problem.ts';
import { baseOf, choiceOf, limitOf, parametersOf, queryString } from '../request.ts';
import { TIME_FORMS, timeOf } from '../times.ts';

const LIMIT = 50;

export function addReceipts(app: App, { store, baseUrl }: Desk): void {
  app.get('/receipts', async (c) => {
    needAdmin(c);
    const parameters = parametersOf(c.req.url, ['outcome', 'code', 'prefix', 'since', 'limit', 'cursor']);
    const { cursor, ...asked } = parameters;
    const outcome = choiceOf(parameters, 'outcome', OUTCOMES);
    const code = choiceOf(parameters, 'code', Object.keys(REJECTIONS) as RejectionCode[]);
    const since = parameters.since === undefined ? undefined : timeOf(parameters.since, c.get('at'));
    if (parameters.since !== undefined && since === undefined) throw new Problem(400, `since: must be ${TIME_FORMS}`);
    const query = {
      ...(outcome && { outcome }),
      ...(code && { code }),
      ...(parameters.prefix !== undefined && { prefix: parameters.prefix }),
      ...(since && { since }),
    };
    const request = { at: c.get('at'), limit: limitOf(parameters, LIMIT), ...(cursor !== undefined && { cursor }) };
    const page = await store.receipts(query, request);
    const next = page.cursor && `${baseOf(c.req.url, baseUrl)}/receipts${queryString({ ...asked, cursor: page.cursor })}`;
    return await answerJson(c, { receipts: page.entries, ...(page.cursor && { cursor: page.cursor, next }) });
  });

  app.get('/receipts/:bucket/:key/:versionId', async (c) => {
    needAdmin(c);
    parametersOf(c.req.url, []);
    const { bucket, key, versionId } = c.req.param();
    const receipt = await store.receipt({ bucket, key, versionId });
    if (!receipt) throw new Problem(404, 'There is no receipt of that object.');
    return await answerJson(c, receipt);
  });
}
