/** An order kept in a JSON file: read, apply, write beside it, rename. After a crash the file holds the order before or after, never half of it. */
import assert from 'node:assert/strict';
import { mkdtemp, open, readFile, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Applied, defineOrder, isOrderError, money, type Order } from 'order-actor';

const shop = defineOrder();
const folder = await mkdtemp(join(tmpdir(), 'orders-'));
const fileOf = (id: string) => join(folder, `${id}.json`);

/** Another name in the same folder, the disk's word that it is there, and a rename, which happens whole or not at all. */
async function keep(order: Order): Promise<void> {
  const beside = `${fileOf(order.id)}.next`;
  const file = await open(beside, 'w');
  await file.writeFile(shop.encode(order));
  await file.sync();
  await file.close();
  await rename(beside, fileOf(order.id));
}

/** One event for one order. What changed nothing is not written. */
async function handle(id: string, event: unknown): Promise<Applied> {
  const order = shop.decode(await readFile(fileOf(id), 'utf8'));
  const result = shop.receive(order, event);
  if (result.order !== order) await keep(result.order);
  return result;
}

const placed = shop.place({
  id: 'order-1',
  at: '2026-01-01T12:00:00Z',
  by: { kind: 'customer', id: 'grace' },
  currency: 'EUR',
  lines: [{ id: 'shirt', quantity: 2, total: money(3998, 'EUR') }],
  payments: [{ id: 'card', method: 'card', amount: money(3998, 'EUR') }],
});
await keep(placed.order);

const webhook = {
  ...{ type: 'payment.captured', id: 'evt_1', at: '2026-01-01T12:00:05Z', by: { kind: 'provider', id: 'gateway' } },
  ...{ payment: 'card', reference: 'ch_1', amount: { amount: 3998, currency: 'EUR' } },
};
for (const delivery of ['first', 'second']) {
  const { outcome, status } = await handle('order-1', webhook);
  console.log(`${delivery} delivery: ${outcome.kind}, ${status.payment}`);
}

const text = await readFile(fileOf('order-1'), 'utf8');
console.log(text);
const cut = () => shop.decode(text.slice(0, -20));
assert.throws(cut, (error) => isOrderError(error) && error.code === 'invalid_record');
await rm(folder, { recursive: true });
