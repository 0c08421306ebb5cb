/** What the gateway in memory does, and that an order agrees with its books. */
import { describe, expect, it } from 'vitest';
import { type Effect, type Fact, operationsOf } from '../../src/index.ts';
import { createGateway, type Gateway, type GatewayCall } from '../../src/testing/gateway.ts';
import { days, hours } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const at = hours(1);
const pending = ({ definition, order }: Story): readonly Effect[] => definition.pendingEffects(order);

/** Asks the gateway for everything that is pending, once, and tells what is heard. */
function ask(story: Story, gateway: Gateway, ...calls: readonly GatewayCall[]): Story {
  gateway.next(...calls);
  const heard = pending(story).flatMap((effect) => gateway.answer(story.order, effect, at));
  return heard.length > 0 ? story.when(...heard) : story;
}

const capture = { type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' } as const;
const paid = (gateway: Gateway) => ask(given().when(capture), gateway);

describe('a gateway in memory', () => {
  it('sets money aside, takes it and gives it back', () => {
    const gateway = createGateway();
    const authorized = ask(given().when({ type: 'payment.authorize', payment: 'card', amount: 50_00 }), gateway);
    authorized.then({ payments: { card: 'authorized' }, pending: [] });
    expect(gateway.books('order-1')).toEqual({ authorized: 50_00, captured: 0, refunded: 0 });

    const captured = ask(authorized.when({ ...capture, amount: 30_00, of: 'authorization-1' }), gateway);
    const voided = ask(captured.when({ type: 'payment.void', payment: 'card', amount: 20_00 }), gateway);
    const refunded = ask(
      voided.when({ type: 'payment.refund', payment: 'card', amount: 10_00, goodwill: true }),
      gateway,
    );
    refunded.then({ pending: [], money: { captured: 30_00, refunded: 10_00, authorized: 0 } });
    expect(gateway.books('order-1')).toEqual({ authorized: 0, captured: 30_00, refunded: 10_00 });
    expect(gateway.books('order-1', 'voucher')).toEqual({ authorized: 0, captured: 0, refunded: 0 });
  });

  it('moves money once for each key, and says the same again', () => {
    const gateway = createGateway();
    const story = given().when(capture);
    const [effect] = pending(story) as [Effect];
    const [first] = gateway.answer(story.order, effect, at);
    const [second] = gateway.answer(story.order, effect, hours(9));

    expect({ ...second, id: '', at }).toEqual({ ...first, id: '' });
    expect(gateway.books('order-1').captured).toBe(50_00);
  });

  it('declines a request for good: the same key is declined again, a new one is not', () => {
    const gateway = createGateway();
    const story = given().when(capture);
    const [effect] = pending(story) as [Effect];
    const declined = ask(story, gateway, { decision: 'decline' }).then({ payments: { card: 'failed' }, pending: [] });

    expect(gateway.answer(declined.order, effect, at)).toMatchObject([{ type: 'payment.failed', op: 'take' }]);
    expect(gateway.books('order-1').captured).toBe(0);
    ask(declined.when({ ...capture, id: 'take-again' }), gateway).then({ status: { payment: 'paid' } });
  });

  it('does a part of what is asked, and says that the rest will not come', () => {
    const gateway = createGateway();
    const part = ask(given().when(capture), gateway, { decision: { part: 20_00 } });
    part.then({ pending: [], money: { captured: 20_00 }, status: { payment: 'partially_paid' } });

    const rest = ask(part.when({ ...capture, amount: 30_00, id: 'rest' }), gateway);
    const back = rest.when({ type: 'payment.refund', payment: 'card', amount: 50_00, goodwill: true, id: 'back' });
    ask(back, gateway, { decision: { part: 25_00 } }).then({
      pending: [],
      money: { captured: 50_00, refunded: 25_00 },
    });
    expect(gateway.books('order-1')).toEqual({ authorized: 0, captured: 50_00, refunded: 25_00 });
  });

  it('times out while the money moves: asked again under the same key it tells the truth', () => {
    const gateway = createGateway();
    const unknown = ask(given().when(capture), gateway, { heard: 'timed_out' });
    expect(operationsOf(unknown.order)).toMatchObject([{ op: 'take', unknown: true }]);
    expect(gateway.books('order-1').captured).toBe(50_00);

    ask(unknown, gateway).then({ status: { payment: 'paid' }, pending: [] });
    expect(gateway.books('order-1').captured).toBe(50_00);
  });

  it('is asked what became of a call, where nothing was heard', () => {
    const gateway = createGateway();
    const story = given().when(capture);
    const [{ key }] = pending(story) as [Effect];
    const silent = ask(story, gateway, { heard: 'silent' });
    expect(silent).toBe(story);

    silent.when(...gateway.query(key, days(1))).then({ status: { payment: 'paid' }, pending: [] });
  });

  it('knows nothing of a request that was lost, and does it when it is asked again', () => {
    const gateway = createGateway();
    const story = given().when(capture);
    const [{ key }] = pending(story) as [Effect];
    const lost = ask(story, gateway, { heard: 'lost' });
    expect(gateway.query(key, at)).toEqual([]);
    expect(gateway.books('order-1').captured).toBe(0);

    ask(lost, gateway).then({ status: { payment: 'paid' }, pending: [] });
  });

  it('tells by webhook what it did, late and as often as it likes', () => {
    const gateway = createGateway();
    const silent = ask(given().when(capture), gateway, { heard: 'silent' });
    const [webhook] = gateway.webhooks('order-1', days(3)) as readonly [Fact];
    expect(webhook).toMatchObject({ type: 'payment.captured', at: days(3), occurredAt: at });

    const told = silent.when(webhook).then({ status: { payment: 'paid' } });
    told.when(...gateway.webhooks('order-1', days(4))).then({ outcomes: ['duplicate'] });
    expect(gateway.webhooks('order-2', days(4))).toEqual([]);
  });

  it('pays back no more than it took, whoever asks', () => {
    const gateway = createGateway();
    const elsewhere = given().when(
      { type: 'payment.captured', payment: 'card', reference: 'elsewhere', amount: 50_00 },
      { type: 'payment.refund', payment: 'card', amount: 50_00, of: 'elsewhere', goodwill: true },
    );
    ask(elsewhere, gateway).then({ pending: [], money: { refunded: 0 } });
    expect(gateway.books('order-1').refunded).toBe(0);
  });

  it('leaves alone what is not its own: stock, and money that no gateway moves', () => {
    const gateway = createGateway();
    const transfer = given({ payments: { transfer: 'bank_transfer' } }).when(
      { type: 'payment.mark_paid', payment: 'transfer', amount: 50_00 },
      { type: 'order.cancel', scope: 'all' },
    );
    expect(pending(transfer).some(({ type }) => type === 'refund_payment')).toBe(true);
    expect(pending(transfer).flatMap((effect) => gateway.answer(transfer.order, effect, at))).toEqual([]);
  });

  it('answers as whom it is told to', () => {
    const gateway = createGateway({ by: { kind: 'provider', id: 'psp-9' } });
    expect(paid(gateway).latest.map(({ event }) => event.by)).toEqual([{ kind: 'provider', id: 'psp-9' }]);
  });
});
