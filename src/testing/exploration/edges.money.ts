import { type Actor, disputesOf, type Money, type ParkedFact, type Payment, type PendingEffect } from '../../core.ts';
import { provider, rowsOf, system } from '../histories/world.seen.ts';
import { isOpenDispute, whatProvidersTell } from '../laws/closing.partners.ts';
import type { EdgeKind, Next, Sight } from './edge.ts';
import type { Scene } from './scene.ts';
import { amountsOf } from './sizes.ts';

type Asked = Extract<PendingEffect, { readonly op: string; readonly payment: string }>;

const later = '2026-01-08T08:00:00.000Z';
const tell = (kind: EdgeKind, draft: ParkedFact, by: Actor = provider): Next => ({ kind, draft, by });

/** What providers and banks tell: every answer to what they are asked, and what they do unasked. */
export function moneyFacts(sight: Sight): Next[] {
  const { scene, order, fresh } = sight;
  const asked = scene.definition
    .pendingEffects(order)
    .filter((effect): effect is Asked => 'op' in effect && 'payment' in effect);
  return [
    ...asked.flatMap((effect) => answersTo(effect, sight)),
    ...whatProvidersTell(order, fresh('dispute_closed')).map((draft) => tell('answer', draft)),
    ...order.payments.flatMap((payment) => unasked(payment, sight)),
    ...disputesThatGoOn(sight),
  ];
}

/** Done in full, done in part, not done, or nobody knows. */
function answersTo(effect: Asked, { scene, order, fresh }: Sight): Next[] {
  const { type, payment, op, amount, of } = effect;
  const to = 'to' in effect ? effect.to : undefined;
  const tender = order.payments.find(({ id }) => id === payment);
  const common = { payment, op };
  const drawn = of === undefined ? {} : { of };
  const unknown = tell('answer', { ...common, type: 'payment.unknown', reference: fresh('unknown') }, system);
  const failed = tell('answer', { ...common, type: 'payment.failed', reference: fresh('failed') });
  const done = (draft: (amount: Money) => ParkedFact) =>
    amountsOf(scene, amount).map((one) => tell('answer', draft(one)));
  switch (type) {
    case 'authorize_payment':
      return [
        ...[
          ...done((one) => ({
            ...common,
            type: 'payment.authorized',
            reference: fresh('authorized'),
            amount: one,
            ...expiryIn(scene),
          })),
          tell('answer', { ...common, type: 'payment.captured', reference: fresh('captured'), amount }),
        ].map((next): Next => ({ ...next, pays: true })),
        tell('answer', { ...common, type: 'payment.action_required', reference: fresh('action_required') }),
        failed,
        unknown,
      ];
    case 'capture_payment':
      return [
        ...done((one) => ({
          ...common,
          ...drawn,
          type: 'payment.captured',
          reference: fresh('captured'),
          amount: one,
        })),
        failed,
        unknown,
      ];
    case 'void_payment':
      return [
        ...done((one) => ({ ...common, ...drawn, type: 'payment.voided', reference: fresh('voided'), amount: one })),
        failed,
        unknown,
      ];
    case 'refund_payment': {
      const capture = of ?? rowsOf(tender, 'captured')[0]?.reference ?? 'captured#1';
      const back = { ...common, of: capture, ...(to !== undefined && { to }) };
      return [
        ...done((one) => ({ ...back, type: 'payment.refunded', reference: fresh('refunded'), amount: one })),
        tell('answer', { ...back, type: 'payment.refund_pending', reference: fresh('refunded'), amount }),
        tell('answer', { ...common, type: 'payment.refund_failed', reference: fresh('refund_failed') }),
        unknown,
      ];
    }
  }
}

function expiryIn({ neverExpires = false }: Scene): { readonly expiresAt?: string } {
  return neverExpires ? {} : { expiresAt: later };
}

/** Money that comes and goes though nobody here asked for it. */
function unasked(tender: Payment, { scene, order: { currency }, fresh }: Sight): Next[] {
  const payment = tender.id;
  const whole = rowsOf(tender, 'added')[0]?.amount ?? { amount: 1, currency };
  const [authorization] = rowsOf(tender, 'authorized');
  const [challenge] = rowsOf(tender, 'action_required');
  const [capture] = rowsOf(tender, 'captured');
  const [refund] = rowsOf(tender, 'refunded');
  const facts: ParkedFact[] = [
    { type: 'payment.authorized', payment, reference: fresh('authorized'), amount: whole, ...expiryIn(scene) },
    ...amountsOf(scene, whole).map(
      (amount): ParkedFact => ({ type: 'payment.captured', payment, reference: fresh('captured'), amount }),
    ),
  ];
  if (challenge && tender.state === 'requires_action')
    facts.push({
      type: 'payment.authorized',
      payment,
      reference: challenge.reference,
      amount: whole,
      ...(challenge.op !== undefined && { op: challenge.op }),
    });
  if (authorization?.amount) {
    const { reference: of, amount } = authorization;
    facts.push({ type: 'payment.expired', payment, reference: fresh('expired'), of, amount });
    facts.push({ type: 'payment.voided', payment, reference: fresh('voided'), of, amount });
  }
  if (capture?.amount) {
    const { reference: of, amount } = capture;
    facts.push({ type: 'payment.refunded', payment, reference: fresh('refunded'), of, amount });
    facts.push({ type: 'payment.failed', payment, reference: fresh('failed'), of });
    for (const kind of ['chargeback', 'inquiry'] as const)
      facts.push({
        type: 'payment.dispute_opened',
        payment,
        reference: fresh('dispute'),
        of,
        amount,
        kind,
        respondBy: later,
      });
  }
  if (refund) facts.push({ type: 'payment.refund_failed', payment, reference: refund.reference });
  return facts.map((draft) => tell('fact', draft));
}

/** Open disputes are lost; that they are won is told where providers answer. */
function disputesThatGoOn({ order, fresh }: Sight): Next[] {
  return disputesOf(order)
    .filter(isOpenDispute)
    .flatMap(({ payment, reference: of }): Next[] => [
      tell('answer', {
        type: 'payment.dispute_closed',
        payment,
        reference: fresh('dispute_closed'),
        of,
        outcome: 'lost',
      }),
    ]);
}
