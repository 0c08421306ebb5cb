/** A gateway that dedupes by key moves exactly what was meant, whatever times out, crashes or is refused. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  defineOrder,
  type Effect,
  type Fact,
  money,
  type Order,
  type OrderEvent,
  operationsOf,
} from '../../src/index.ts';
import { createGateway } from '../../src/testing/gateway.ts';
import { Dice } from '../../src/testing/histories/dice.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { dayOne } from '../../src/testing/scenario.tell.ts';
import { running } from '../support/running.ts';

type Asked = Extract<Effect, { readonly type: 'capture_payment' | 'refund_payment' }>;
type Report = { readonly type: string; readonly [field: string]: unknown };

const shop = defineOrder();
const toCapture = 50_00;
const toRefund = 20_00;

function isAsked(effect: Effect): effect is Asked {
  return effect.type === 'capture_payment' || effect.type === 'refund_payment';
}

/** One worker that asks, hears or does not hear, forgets everything but the record, and asks again. */
function play(steps: readonly (readonly number[])[]) {
  const gateway = createGateway();
  let order: Order = shop.place(inputOf()).order;
  let count = 0;
  const send = (told: Report) => {
    const event = { id: `e-${++count}`, at: dayOne, by: { kind: 'system', id: 'worker' }, ...told } as unknown;
    const applied = shop.receive(order, event as OrderEvent);
    order = applied.order;
    return applied.outcome.kind;
  };
  const tell = (fact: Fact) => {
    order = shop.apply(order, fact).order;
  };
  const webhooks = () => gateway.webhooks(order.id, dayOne);
  const figures = () => shop.explain(order).payment.figures;
  const captures = () =>
    order.payments.flatMap(({ context }) => context.rows.filter(({ kind }) => kind === 'captured'));
  /** What is meant and neither done nor asked for: a new command, with a new id. */
  const intend = () => {
    const { captured, refunded, refundPending } = figures();
    const asked = shop.pendingEffects(order).filter(isAsked);
    if (asked.length > 0) return;
    if (captured < toCapture)
      send({ type: 'payment.capture', payment: 'card', amount: money(toCapture - captured, 'EUR') });
    else if (refunded + refundPending < toRefund)
      send({
        type: 'payment.refund',
        payment: 'card',
        of: captures()[0]?.reference,
        amount: money(toRefund - refunded, 'EUR'),
      });
  };
  const call = (effect: Asked | undefined, dice: Dice) => {
    if (!effect) return;
    const heard = dice.pick(['answer', 'lost', 'timed_out', 'silent'] as const) ?? 'answer';
    gateway.next({ heard, decision: dice.chance(30) ? 'decline' : 'accept' });
    for (const fact of gateway.answer(order, effect, dayOne)) tell(fact);
  };
  const check = () => {
    const { captured, refunded } = gateway.books(order.id);
    expect(captured).toBeLessThanOrEqual(toCapture);
    expect(refunded).toBeLessThanOrEqual(toRefund);
  };
  let unknown = 0;
  for (const draws of steps) {
    const dice = new Dice(draws);
    const roll = dice.below(10);
    if (roll < 3) intend();
    else if (roll < 7) call(dice.pick(shop.pendingEffects(order).filter(isAsked)), dice);
    else if (roll < 9) {
      const webhook = dice.pick(webhooks());
      if (webhook) tell(webhook);
    } else order = shop.decode(shop.encode(order));
    unknown += operationsOf(order).filter((operation) => operation.unknown).length;
    check();
  }
  for (let rest = 0; rest < 8; rest++) {
    intend();
    for (const effect of shop.pendingEffects(order).filter(isAsked))
      for (const fact of gateway.answer(order, effect, dayOne)) tell(fact);
    check();
  }
  for (const webhook of webhooks()) tell(webhook);
  const { captured, refunded, refundPending } = figures();
  const { authorized: _, ...moved } = gateway.books(order.id);
  return { moved, known: { captured, refunded, refundPending }, order, unknown };
}

const draw = fc.nat({ max: 0xffff });

it('any mix of timeouts, crashes, retries and refusals moves exactly what was meant and blocks nothing for good', () => {
  let unknown = 0;
  fc.assert(
    fc.property(fc.array(fc.array(draw, { minLength: 6, maxLength: 6 }), { maxLength: 40, size: 'max' }), (steps) => {
      const end = play(steps);
      unknown += end.unknown;

      expect(end.moved).toEqual({ captured: toCapture, refunded: toRefund });
      expect(end.known).toEqual({ captured: toCapture, refunded: toRefund, refundPending: 0 });
      expect(shop.pendingEffects(end.order)).toEqual([]);
      expect(shop.discrepanciesOf(end.order)).toEqual([]);
    }),
    running(500, 201),
  );
  expect(unknown).toBeGreaterThan(100);
});
