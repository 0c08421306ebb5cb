/** A page of one order: its words, and a button for each command, disabled with the reason why not. */
import assert from 'node:assert/strict';
import { useSelector } from '@xstate/react';
import { defineOrder, money } from 'order-actor';
import { textOf, wordOf } from 'order-actor/labels';
import { en } from 'order-actor/labels/en';
import { renderToStaticMarkup } from 'react-dom/server';
import { type ActorRefFrom, createActor } from 'xstate';

const shop = defineOrder();
const staff = { kind: 'staff', id: 'ada' } as const;
const now = () => new Date('2026-01-01T12:00:00Z').toISOString();

function OrderPage({ actor }: { readonly actor: ActorRefFrom<typeof shop.logic> }) {
  const order = useSelector(actor, ({ order }) => order);
  const overall = useSelector(actor, ({ words }) => words.overall);
  const close = { type: 'order.close', id: `close-${order.revision}`, at: now(), by: staff } as const;
  const closing = shop.can(order, close);
  return (
    <main lang={en.locale} dir={en.direction}>
      <h1>{wordOf(en, 'overallStatus', overall)}</h1>
      <button type="button" disabled={!closing.allowed} onClick={() => actor.send(close)}>
        Close
      </button>
      {!closing.allowed && <p>{closing.reasons.map((reason) => textOf(en, reason, { currency: 'EUR' })).join(' ')}</p>}
    </main>
  );
}

const actor = createActor(shop.logic, {
  input: {
    place: {
      id: 'order-1',
      at: now(),
      by: { kind: 'customer', id: 'grace' },
      currency: 'EUR',
      lines: [{ id: 'gift-card', quantity: 1, total: money(25_00, 'EUR'), requiresShipping: false }],
      payments: [{ id: 'card', method: 'card', amount: money(25_00, 'EUR') }],
    },
  },
}).start();

const before = renderToStaticMarkup(<OrderPage actor={actor} />);
console.log(before);
const paid = { payment: 'card', reference: 'ch_1', amount: money(25_00, 'EUR') };
actor.send({ type: 'payment.captured', id: 'evt_1', at: now(), by: { kind: 'provider', id: 'gateway' }, ...paid });
const after = renderToStaticMarkup(<OrderPage actor={actor} />);
console.log(after);

assert.match(before, /disabled/);
assert.doesNotMatch(after, /disabled/);
