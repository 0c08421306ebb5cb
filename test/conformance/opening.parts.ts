import type { OpeningFulfillment, OpeningPayment, OpeningReturn, Units } from '../../src/index.ts';
import type { CaseParcel, CasePayment, CaseReturn, CaseUnits } from './format.ts';
import { Untold } from './session.ts';

/** What went back of a payment: of a refunded one all, unless it says how much. */
export function refundedOf({ status, amount, captured = 0, refunded = 0 }: CasePayment): number {
  return status === 'refunded' ? refunded || Math.max(captured, amount) : refunded;
}

export function paymentOf({
  id,
  status,
  amount,
  authorized = 0,
  captured = 0,
  refunded = 0,
}: CasePayment): OpeningPayment {
  const base = { id, method: 'card', amount } as const;
  const money = {
    ...(authorized > 0 && { authorized: Math.max(authorized, captured) }),
    ...(captured > 0 && { captured }),
    ...(refunded > 0 && { refunded }),
  };
  const made: Readonly<Record<string, () => OpeningPayment>> = {
    pending: () => ({ ...base, ...money }),
    requires_action: () => ({ ...base, attempt: 'requires_action' }),
    authorized: () => ({ ...base, ...money }),
    captured: () => ({ ...base, ...money }),
    disputed: () => ({ ...base, ...money }),
    refunded: () => ({ ...base, captured: Math.max(captured, amount), ...(refunded > 0 && { refunded }) }),
    voided: () => ({
      ...base,
      authorized: authorized || amount,
      voided: authorized || amount,
      ...(captured > 0 && { captured }),
    }),
    failed: () => ({ ...base, ...money, attempt: 'failed' }),
  };
  return lookUp(made, status, 'payment')();
}

const returnStates: Readonly<Record<string, OpeningReturn['state']>> = {
  requested: 'requested',
  approved: 'approved',
  received: 'closed',
  canceled: 'canceled',
  declined: 'declined',
  in_transit: 'in_transit',
};

const parcelStates: Readonly<Record<string, OpeningFulfillment['state'] | null>> = {
  planned: 'open',
  backordered: 'open',
  on_hold: 'open',
  created: 'in_progress',
  pending_approval: 'in_progress',
  packed: 'packed',
  shipped: 'shipped',
  delivered: 'delivered',
  canceled: 'canceled',
  returned: 'shipped',
  refunded: 'shipped',
  replaced: null,
};

export function parcelOf({ id, status, lines }: CaseParcel, creating: string): OpeningFulfillment[] {
  const state = lookUp(parcelStates, status, 'fulfillment');
  if (state === null) return [];
  return [{ id, units: unitsOf(lines), state: status === 'created' && creating === 'packs' ? 'packed' : state }];
}

/** A return case; a parcel that came back is one as well. */
export function returnOf({ id, status, lines }: CaseReturn): OpeningReturn {
  return { id, units: unitsOf(lines), state: lookUp(returnStates, status, 'return') };
}

export function unitsOf(lines: readonly CaseUnits[]): Units {
  return lines.map(({ line, qty, damaged = 0 }) => ({ line, quantity: qty + damaged }));
}

function lookUp<Value>(table: Readonly<Record<string, Value>>, word: string, what: string): Value {
  if (!(word in table)) throw new Untold(`no ${what} stands at "${word}"`);
  return table[word] as Value;
}
