// The store on DynamoDB, over dynalite: that it does what every store must.
import { afterAll } from 'vitest';
import { describeStore } from './conformance.ts';
import { describeDesks } from './desk-conformance.ts';
import { clientFor, startDynalite } from './dynalite.ts';
import { describeSchedules } from './schedules.ts';
import { openTable } from './tables.ts';

const dynalite = await startDynalite();
const client = clientFor(dynalite.endpoint);
afterAll(async () => {
  client.destroy();
  await dynalite.close();
});

describeStore('dynamodb', () => openTable(client), { searchesBodies: false });
describeDesks('dynamodb', (desks) => openTable(client, { desks }));
describeSchedules('dynamodb', () => openTable(client), { runs: 4, searchesBodies: false, ordersBatches: false });
