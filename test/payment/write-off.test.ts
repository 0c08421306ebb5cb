/** Money that is owed and will not come: given up in so many words, with the books exact. */
import { describe, expect, it } from 'vitest';
import { overdueOf, refundsOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const disputed = (amount = 50_00): Tell => ({
  type: 'payment.dispute_opened',
  payment: 'card',
  reference: 'd-1',
  of: 'c-1',
  amount,
  kind: 'chargeback',
});
const decided = (outcome: 'won' | 'lost', sequence: number): Tell => ({
  type: 'payment.dispute_closed',
  payment: 'card',
  reference: `end-${sequence}`,
  of: 'd-1',
  outcome,
  sequence,
});
const writeOff = (amount: number, more: object = {}): Tell =>
  ({ type: 'order.write_off', amount, reason: 'the customer is gone', ...more }) as Tell;
const close: Tell = { type: 'order.close' };
const boxed = { parcels: { box: { shirt: 2, mug: 1 } } } as const;
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box' };
const chargedBack = () => given(boxed).when(captured, ship, disputed(), decided('lost', 1));
const billed = () => given({ ...boxed, payments: { bill: 'invoice' } }).when(ship);
const transferred = (amount: number, reference = 'tx-1'): Tell => ({
  type: 'payment.captured',
  payment: 'bill',
  reference,
  amount,
});

describe('money that was charged back and lost', () => {
  it('is written off, so that the order can end', () => {
    chargedBack()
      .when(close)
      .then({ reasons: ['balance_open'] })
      .when(writeOff(50_00))
      .then({
        effects: [],
        money: { owed: 50_00, disputeLost: 50_00, writtenOff: 50_00, outstanding: 0 },
        status: { payment: 'disputed', overall: 'completed' },
      })
      .when(close)
      .then({ lifecycle: 'closed' });
  });

  it('is ours again once the dispute is won after all: nothing is written off any more, and nothing to be paid back', () => {
    const won = chargedBack()
      .when(writeOff(50_00), decided('won', 2))
      .then({ money: { writtenOff: 0, outstanding: 0 }, status: { payment: 'paid' } });
    expect(refundsOf(won.order).promised).toBe(0);
  });

  it('is written off after it was refunded as well, though nothing is owed', () => {
    given()
      .when(captured, { type: 'order.cancel', scope: 'all', id: 'stop' })
      .answered()
      .when(disputed(), decided('lost', 1))
      .then({ discrepancies: ['paid_back_twice'], money: { owed: 0, outstanding: 50_00 } })
      .when(writeOff(50_00))
      .then({ discrepancies: ['paid_back_twice'], money: { outstanding: 0, writtenOff: 50_00 } });
  });
});

describe('an invoice that nobody pays', () => {
  it('is written off in whole or in part, no further than is outstanding', () => {
    billed()
      .when(writeOff(50_01))
      .then({ reasons: ['exceeds_owed'] })
      .when(transferred(30_00), writeOff(15_00))
      .then({ money: { outstanding: 5_00, writtenOff: 15_00 }, status: { payment: 'partially_paid' } })
      .when(writeOff(5_01))
      .then({ reasons: ['exceeds_owed'] })
      .when(writeOff(5_00), close)
      .then({
        money: { outstanding: 0, writtenOff: 20_00 },
        status: { payment: 'partially_paid' },
        lifecycle: 'closed',
      });
  });

  it('is overdue no more', () => {
    const late = billed().when({ type: 'payment.overdue', payment: 'bill', reference: 'dunning-1' });
    expect([overdueOf(late.order).length, overdueOf(late.when(writeOff(50_00)).order).length]).toEqual([1, 0]);
  });

  it('is paid after all: that takes the place of what was written off, though the order is closed', () => {
    const closed = billed().when(writeOff(50_00), close);
    closed.when(transferred(20_00)).then({ money: { writtenOff: 30_00, outstanding: 0 } });
    closed
      .when({ type: 'payment.mark_paid', payment: 'bill', amount: 50_00, reference: 'tx-9' })
      .then({ money: { writtenOff: 0, outstanding: 0 }, status: { payment: 'paid' }, lifecycle: 'closed' });
  });

  it('forgives nothing that is ordered later, paid meanwhile or not', () => {
    const more: Tell = {
      type: 'order.edit',
      changes: [{ kind: 'add_line', line: { id: 'cap', quantity: 1, total: { amount: 12_00, currency: 'EUR' } } }],
    };
    billed()
      .when(writeOff(50_00), more)
      .then({ money: { writtenOff: 50_00, outstanding: 12_00 } });
    billed()
      .when(writeOff(50_00), transferred(50_00), more)
      .then({ money: { writtenOff: 0, outstanding: 12_00 } });
  });

  it('forgives no price that rises later, though part of what was written off came after all', () => {
    const by = { amount: 30_00, currency: 'EUR' } as const;
    const dearer: Tell = { type: 'order.edit', changes: [{ kind: 'change_total', line: 'mug', by }] };
    billed()
      .when(writeOff(50_00), transferred(25_00), dearer)
      .then({ money: { owed: 80_00, writtenOff: 25_00, outstanding: 30_00 } });
  });

  it('is written off again with what was ordered later: neither decision takes the place of the other', () => {
    const more: Tell = {
      type: 'order.edit',
      changes: [{ kind: 'add_line', line: { id: 'cap', quantity: 1, total: { amount: 50_00, currency: 'EUR' } } }],
    };
    billed()
      .when(writeOff(50_00), more, writeOff(50_00))
      .then({ money: { owed: 100_00, writtenOff: 100_00, outstanding: 0 } });
  });

  it('is written off twice, of which neither counts twice when less is owed, whatever the decisions are called', () => {
    const add: Tell = {
      type: 'order.edit',
      changes: [{ kind: 'add_line', line: { id: 'cap', quantity: 3, total: { amount: 30_00, currency: 'EUR' } } }],
    };
    for (const [first, second] of [
      ['a', 'z'],
      ['z', 'a'],
    ] as const)
      billed()
        .when(writeOff(50_00, { id: first }), add, writeOff(30_00, { id: second }))
        .then({ money: { owed: 80_00, writtenOff: 80_00, outstanding: 0 } })
        .when({ type: 'order.cancel_units', units: { cap: 1 } })
        .then({ money: { owed: 70_00, writtenOff: 70_00, outstanding: 0 } });
  });

  it('and comes back as goods owes nothing and is owed nothing', () => {
    billed()
      .when(
        writeOff(50_00),
        { type: 'return.request', return: 'rma', units: { shirt: 2, mug: 1 } },
        { type: 'return.approve', return: 'rma' },
        { type: 'return.receive', return: 'rma', units: { shirt: 2, mug: 1 } },
        { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 2 }, mug: { restock: 1 } } },
      )
      .then({ money: { owed: 0, writtenOff: 0, outstanding: 0 } })
      .when({
        type: 'order.edit',
        changes: [{ kind: 'add_line', line: { id: 'cap', quantity: 1, total: { amount: 12_00, currency: 'EUR' } } }],
      })
      .then({ money: { owed: 12_00, writtenOff: 0, outstanding: 12_00 } });
  });
});

it('what a payment lacks keeps no goods back once it is written off', () => {
  given(boxed)
    .when({ ...captured, amount: 49_70 } as Tell, ship)
    .then({ reasons: ['unpaid'] })
    .when(writeOff(30), ship)
    .then({ status: { fulfillment: 'fulfilled', overall: 'completed', payment: 'partially_paid' } });
});

it('what is being captured is not written off', () => {
  given()
    .when({ type: 'payment.capture', payment: 'card', amount: 30_00 }, writeOff(20_01))
    .then({ reasons: ['exceeds_owed'] })
    .when(writeOff(20_00))
    .then({ money: { writtenOff: 20_00, outstanding: 30_00 } });
});

it('a write-off has a reason, is made in the currency of the order, and by the shop', () => {
  const story = billed();
  story.when(writeOff(1, { reason: '' })).then({ reasons: ['invalid_event'] });
  story.when(writeOff(1, { amount: { amount: 1, currency: 'USD' } })).then({ reasons: ['currency_mismatch'] });
  story.when(writeOff(1, { by: { kind: 'customer', id: 'carla' } })).then({ reasons: ['not_authorized'] });
  story
    .when(writeOff(1, { id: 'once', at: days(1) }))
    .when(writeOff(1, { id: 'once', at: days(2) }))
    .then({ outcome: 'duplicate' });
});
