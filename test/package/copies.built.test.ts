/** Two copies of the library and of XState in one program, as a tree of dependencies may have them. */
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { root } from '../support/installed.ts';

const program = `import { createActor } from 'xstate';
import { createActor as createTheirs, library as theirs } from './two/copy.js';
import * as ours from 'order-actor';

const by = { kind: 'staff', id: 'ada' };
const input = {
  id: 'o-1', at: '2026-01-01T00:00:00Z', by, currency: 'EUR',
  lines: [{ id: 'l-1', quantity: 1, total: { amount: 500, currency: 'EUR' } }],
  payments: [{ id: 'card', method: 'card', amount: { amount: 500, currency: 'EUR' } }],
};
const paid = {
  type: 'payment.captured', id: 'e-1', at: '2026-01-01T01:00:00Z', by: { kind: 'provider', id: 'psp' },
  payment: 'card', reference: 'c-1', amount: { amount: 500, currency: 'EUR' },
};

const placed = ours.defineOrder().place(input).order;
const record = ours.defineOrder().encode(placed);
const there = theirs.defineOrder().apply(theirs.defineOrder().decode(record), paid);
const here = ours.defineOrder().apply(placed, paid);
let error;
try { theirs.defineOrder().decode('{'); } catch (thrown) { error = thrown; }

const crossed = [[createActor, theirs], [createTheirs, ours]].map(([create, library]) => {
  const actor = create(library.defineOrder().logic, { input: { order: placed } }).start();
  actor.send(paid);
  return actor.getSnapshot().words;
});
console.log(JSON.stringify({
  copies: ours.defineOrder !== theirs.defineOrder && createActor !== createTheirs,
  records: ours.defineOrder().encode(here.order) === theirs.defineOrder().encode(there.order),
  status: here.status, crossed,
  errors: [ours.isOrderError(error), error instanceof ours.OrderError],
}));
`;

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(root, 'test', '.copies-'));
  writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "type": "module" }');
  for (const place of ['node_modules', 'two/node_modules']) {
    for (const part of ['dist', 'package.json'])
      cpSync(join(root, part), join(folder, place, 'order-actor', part), { recursive: true });
    cpSync(join(root, 'node_modules/xstate'), join(folder, place, 'xstate'), { recursive: true });
  }
  writeFileSync(
    join(folder, 'two/copy.js'),
    "export * as library from 'order-actor';\nexport { createActor } from 'xstate';\n",
  );
  writeFileSync(join(folder, 'main.js'), program);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true }), 60_000);

it('two copies exchange records, actors and errors', async () => {
  const { stdout } = await promisify(execFile)(process.execPath, [join(folder, 'main.js')], { encoding: 'utf8' });
  const { copies, records, status, crossed, errors } = JSON.parse(stdout);
  expect({ copies, records, errors }).toEqual({ copies: true, records: true, errors: [true, false] });
  expect(status).toMatchObject({ payment: 'paid' });
  expect(crossed).toEqual([status, status]);
});
