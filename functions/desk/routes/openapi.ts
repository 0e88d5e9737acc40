// The description of all that the desk answers.
import { answerJson } from '../answer.ts';
import type { App } from '../desk.ts';
import { OPENAPI } from '../openapi/document.ts';
import { parametersOf } from '../request.ts';

export function addOpenApi(app: App): void {
  app.get('/openapi.json', async (c) => {
    parametersOf(c.req.url, []);
    return await answerJson(c, OPENAPI);
  });
}
