import type { MoneyFact } from './events.ts';
import { find, inserted, placeOf, replaced } from './lists.ts';
import { answered, settled } from './money.tender.ts';
import type { Authorization, Capture, Operation, Refund, Tender } from './order.ts';

/** The tender with what a fact tells; the same one where it was told before. */
export function tell(tender: Tender, fact: MoneyFact): Tender {
  switch (fact.type) {
    case 'payment.authorized':
      return authorized(tender, fact);
    case 'payment.captured':
      return captured(tender, fact);
    case 'payment.voided':
      return voided(tender, fact);
    case 'payment.refunded':
      return refunded(tender, fact);
    case 'payment.failed':
      return failed(tender, fact);
    case 'payment.refund_failed':
      return refundFailed(tender, fact);
  }
}

type Told<Type extends MoneyFact['type']> = Extract<MoneyFact, { readonly type: Type }>;

function operationOf(tender: Tender, op: string | undefined): Operation | undefined {
  if (op === undefined) return undefined;
  for (const operation of tender.operations) if (operation.id === op) return operation;
  return undefined;
}

function authorized(tender: Tender, { reference, amount: { amount }, op, occurredAt }: Told<'payment.authorized'>) {
  const place = placeOf(tender.authorizations, reference);
  if (place >= 0) return tender;
  let known = 0;
  let spent = 0;
  for (const one of tender.voids) if (one.of === reference) known += one.amount;
  for (const one of tender.captures) if (one.of === reference) spent += one.amount;
  const row: Authorization = { reference, occurredAt, amount, voided: known, captured: spent, left: 0 };
  return settled({
    ...tender,
    authorizations: inserted(tender.authorizations, place, row),
    operations: answered(tender, op, amount, true),
    authorized: tender.authorized + amount,
  });
}

function captured(tender: Tender, fact: Told<'payment.captured' | 'payment.voided'>): Tender {
  const { reference, op, occurredAt } = fact;
  const { amount } = fact.amount;
  const place = placeOf(tender.captures, reference);
  if (place >= 0) return tender;
  const operation = operationOf(tender, op);
  const of = fact.of ?? operation?.of;
  // Refunds that came earlier count from now on.
  let early = 0;
  if (tender.uncounted > 0) {
    for (const one of tender.refunds) if (one.of === reference && stands(tender, one)) early += one.amount;
  }
  const row: Capture = { reference, occurredAt, amount, of, refunded: early };
  return settled({
    ...tender,
    authorizations: drawnFrom(tender, of, amount, 0),
    captures: inserted(tender.captures, place, row),
    operations: answered(tender, op, amount, operation?.kind === 'authorize'),
    looseCaptured: tender.looseCaptured + (of === undefined && operation === undefined ? amount : 0),
    captured: tender.captured + amount,
    refunded: tender.refunded + early,
    uncounted: tender.uncounted - early,
  });
}

function voided(tender: Tender, fact: Told<'payment.captured' | 'payment.voided'>): Tender {
  const { reference, op, occurredAt } = fact;
  const { amount } = fact.amount;
  const place = placeOf(tender.voids, reference);
  if (place >= 0) return tender;
  const operation = operationOf(tender, op);
  const of = fact.of ?? operation?.of;
  return settled({
    ...tender,
    authorizations: drawnFrom(tender, of, 0, amount),
    voids: inserted(tender.voids, place, { reference, occurredAt, amount, of }),
    operations: answered(tender, op, amount, false),
    looseVoided: tender.looseVoided + (of === undefined && operation === undefined ? amount : 0),
  });
}

function drawnFrom({ authorizations }: Tender, of: string | undefined, spent: number, given: number) {
  const place = of === undefined ? -1 : placeOf(authorizations, of);
  const known = authorizations[place];
  if (known === undefined) return authorizations;
  return replaced(authorizations, place, {
    ...known,
    captured: known.captured + spent,
    voided: known.voided + given,
  });
}

function refunded(tender: Tender, fact: Told<'payment.refunded'>): Tender {
  const { reference, op, of, occurredAt } = fact;
  const { amount } = fact.amount;
  const place = placeOf(tender.refunds, reference);
  if (place >= 0) return tender;
  const row: Refund = { reference, occurredAt, amount, of, op };
  const hasFailed = !stands(tender, row);
  const told = {
    ...tender,
    refunds: inserted(tender.refunds, place, row),
    operations: answered(tender, op, amount, hasFailed),
  };
  return settled(hasFailed ? told : paidBack(told, of, amount));
}

/** So much more of a capture went back; less where a refund failed. */
function paidBack(tender: Tender, of: string, amount: number): Tender {
  const place = placeOf(tender.captures, of);
  const capture = tender.captures[place];
  if (capture === undefined) return { ...tender, uncounted: tender.uncounted + amount };
  const captures = replaced(tender.captures, place, { ...capture, refunded: capture.refunded + amount });
  return { ...tender, captures, refunded: tender.refunded + amount };
}

function stands({ refundFailures }: Tender, { reference }: Refund): boolean {
  return find(refundFailures, reference) === undefined;
}

function failed(tender: Tender, { reference, op, occurredAt }: Told<'payment.failed'>): Tender {
  const place = placeOf(tender.failures, reference);
  if (place >= 0) return tender;
  return settled({
    ...tender,
    failures: inserted(tender.failures, place, { reference, occurredAt, op }),
    operations: answered(tender, op, 0, true),
  });
}

function refundFailed(tender: Tender, { reference, op, occurredAt }: Told<'payment.refund_failed'>): Tender {
  const place = placeOf(tender.refundFailures, reference);
  if (place >= 0) return tender;
  const refund = find(tender.refunds, reference);
  const told = {
    ...tender,
    refundFailures: inserted(tender.refundFailures, place, { reference, occurredAt, op }),
    operations: answered(tender, op ?? refund?.op, 0, true),
  };
  return settled(refund ? paidBack(told, refund.of, -refund.amount) : told);
}
