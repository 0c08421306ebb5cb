/** Whatever times out, is lost, repeated or late: once everything is told, the gateway's books and the order agree. */
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import type { CoreOrderDefinition, Effect, Order, OrderEvent } from '../../src/index.ts';
import { createGateway, type GatewayCall } from '../../src/testing/gateway.ts';
import { definitions, steps } from '../../src/testing/histories/arbitraries.ts';
import { Dice } from '../../src/testing/histories/dice.ts';
import { begin } from '../../src/testing/histories/history.ts';
import { type EventKind, nextEvent } from '../../src/testing/histories/next.ts';
import { instantAt, openings } from '../../src/testing/histories/openings.ts';
import { pluginSamples } from '../../src/testing/histories/payloads.ts';
import { storyOf } from '../../src/testing/histories/story.ts';
import { running } from '../support/running.ts';

const moneyEffects = ['authorize_payment', 'capture_payment', 'void_payment', 'refund_payment'];
const declines = ['payment.failed', 'payment.refund_failed'];

const drawnCall = (dice: Dice): GatewayCall => ({
  decision: dice.pick(['accept', 'accept', 'decline', { part: dice.upTo(5_000) }] as const) ?? 'accept',
  heard: dice.pick(['answer', 'timed_out', 'silent', 'lost'] as const) ?? 'answer',
});

/** A worker that asks, hears or does not hear, hears late and twice, and forgets all but the record. */
function play(shop: CoreOrderDefinition, opening: Parameters<typeof begin>[1], taken: readonly (readonly number[])[]) {
  const gateway = createGateway();
  const sent: OrderEvent[] = [];
  const met = { unknown: 0, declined: 0, repeated: 0, moved: 0 };
  let order: Order = begin(shop, opening);
  let references = 0;
  const send = (event: OrderEvent) => {
    const { outcome, order: next } = shop.apply(order, event);
    order = next;
    sent.push(event);
    if (event.type === 'payment.unknown') met.unknown++;
    if (declines.includes(event.type)) met.declined++;
    if (outcome.kind === 'duplicate') met.repeated++;
  };
  const asked = (): readonly Effect[] => shop.pendingEffects(order).filter(({ type }) => moneyEffects.includes(type));
  const at = (step: number) => instantAt(step * 3_600_000);

  for (const [step, numbers] of taken.entries()) {
    const dice = new Dice(numbers);
    const roll = dice.below(10);
    if (roll < 4) {
      const kind: EventKind = roll < 3 ? 'allowed' : 'honest';
      const event = nextEvent(kind, {
        definition: shop,
        order,
        at: at(step),
        id: `event-${step}`,
        dice,
        fresh: (noun) => `${noun}-${++references}-of-others`,
        sent,
        samples: pluginSamples(shop),
      });
      // The gateway alone tells of money, and no other money comes.
      const isByHand =
        event?.type === 'payment.mark_paid' || (event?.type === 'order.set_status' && event.payment !== undefined);
      const isMoney = isByHand || (roll === 3 && event?.type.startsWith('payment.'));
      if (event && !isMoney) send(event);
    } else if (roll < 8) {
      const effect = dice.pick(asked());
      if (!effect) continue;
      gateway.next(drawnCall(dice));
      for (const fact of gateway.answer(order, effect, at(step))) send(fact);
    } else if (roll < 9) {
      const webhook = dice.pick(gateway.webhooks(order.id, at(step)));
      if (webhook) send(webhook);
    } else order = shop.decode(shop.encode(order));
  }
  const late = at(taken.length);
  for (const webhook of gateway.webhooks(order.id, late).toReversed()) send(webhook);
  for (let round = 0; round < 5; round++)
    for (const effect of asked()) for (const fact of gateway.answer(order, effect, late)) send(fact);
  met.moved = gateway.books(order.id).captured;
  return { order, met, open: asked(), books: gateway.books(order.id), history: { opening, events: sent } };
}

it('once everything is told, the books of the gateway and the order agree, and nothing is left to ask', () => {
  const met = { unknown: 0, declined: 0, repeated: 0, moved: 0 };
  const begun = openings.filter(({ kind }) => kind !== 'adopted');
  fc.assert(
    fc.property(
      definitions(),
      begun,
      fc.noBias(fc.array(steps, { maxLength: 50, size: 'max' })),
      (shop, opening, taken) => {
        const end = play(shop, opening, taken);
        for (const name of ['unknown', 'declined', 'repeated', 'moved'] as const)
          met[name] += Number(end.met[name] > 0);
        const { authorized, captured, refunded } = shop.explain(end.order).payment.figures;
        expect({ authorized, captured, refunded }, storyOf(shop, end.history)).toEqual(end.books);
        expect(end.open).toEqual([]);
      },
    ),
    { ...running(500, 211), endOnFailure: true },
  );
  // It met with what it is about.
  for (const count of Object.values(met)) expect(count).toBeGreaterThan(20);
});
