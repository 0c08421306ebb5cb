/** When an order counts as completed, and when it must not. */
import { describe, it } from 'vitest';
import type { CompletionMoment } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const shipped: Tell = { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' };
const delivered: Tell = { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-1' };
const confirm: Tell = { type: 'order.confirm_receipt' };
const cancel: Tell = { type: 'order.cancel', scope: 'all', id: 'stop' };
const plan: Tell = { type: 'fulfillment.plan', fulfillment: 'mail', units: { ebook: 1 }, handover: 'digital' };
const sent: Tell = { type: 'fulfillment.delivered', fulfillment: 'mail', reference: 'link-1' };

const sock = { id: 'sock', quantity: 1, total: { amount: 5_00, currency: 'EUR' } };

const boxed = (completedWhen: CompletionMoment) =>
  given({ parcels: { box: { shirt: 2, mug: 1 } }, policy: { completedWhen } });
const mixed = (completedWhen: CompletionMoment) =>
  given({
    lines: { mug: { total: 41_00 }, ebook: { total: 9_00, ships: false } },
    parcels: { box: { mug: 1 } },
    policy: { completedWhen },
  }).when(captured, plan, shipped, delivered);
const download = (completedWhen: CompletionMoment) =>
  given({ lines: { ebook: { total: 50_00, ships: false } }, policy: { completedWhen } });

describe('an order that is completed when everything was delivered', () => {
  it('waits for what is delivered digitally as well', () => {
    mixed('delivered')
      .then({ status: { overall: 'shipped' } })
      .when(sent)
      .then({ status: { overall: 'completed' } });
  });

  it('waits for its money where nothing is shipped', () => {
    download('delivered')
      .then({ status: { overall: 'pending' } })
      .when(captured)
      .then({ status: { overall: 'completed' } });
  });
});

describe('an order that is completed when its receipt is confirmed', () => {
  it('waits for what is delivered digitally as well', () => {
    mixed('receipt_confirmed')
      .when(confirm)
      .then({ status: { overall: 'shipped' } })
      .when(sent, confirm)
      .then({ status: { overall: 'completed' } });
  });

  it('waits for its money where nothing is shipped', () => {
    download('receipt_confirmed')
      .then({ status: { overall: 'pending' } })
      .when(captured)
      .then({ status: { overall: 'completed' } });
  });

  it('is open again for what is added after the receipt', () => {
    boxed('receipt_confirmed')
      .when(captured, shipped, delivered, confirm)
      .then({ status: { overall: 'completed' } })
      .when({ type: 'order.edit', changes: [{ kind: 'add_line', line: sock }] })
      .then({ status: { overall: 'processing' } });
  });
});

describe('an order that is completed when somebody closes it', () => {
  it('and was canceled while its goods left needs nobody once its money is settled', () => {
    const tooLate = ['shipped_after_cancel', 'shipped_after_cancel'] as const;
    boxed('closed')
      .when(cancel, shipped)
      .then({ status: { overall: 'shipped' }, discrepancies: ['no_approval', ...tooLate] })
      .when(captured)
      .then({ status: { overall: 'completed' }, discrepancies: tooLate });
  });
});

describe('an order whose money is settled by its figures', () => {
  const done = boxed('paid_and_fulfilled').when(shipped, delivered);

  it('waits for a refund that a provider reports as pending', () => {
    done
      .when(captured, {
        type: 'payment.refund_pending',
        payment: 'card',
        reference: 'r-1',
        of: 'c-1',
        amount: 10_00,
      })
      .then({ money: { outstanding: 0 }, status: { overall: 'shipped' } });
  });

  it('waits for what a gateway was asked for and did not answer', () => {
    done
      .when({ type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'try-1' }, captured)
      .then({ money: { outstanding: 0 }, status: { overall: 'shipped' } })
      .when({ type: 'payment.failed', payment: 'card', reference: 'f-1', op: 'try-1' })
      .then({ status: { overall: 'completed' } });
  });
});

describe('an order that was canceled', () => {
  it('stays canceled though its download was delivered after all', () => {
    download('paid_and_fulfilled')
      .when(captured, plan, cancel, sent)
      .then({ status: { overall: 'canceled' }, discrepancies: ['shipped_after_cancel'] });
  });
});

describe('work that began before any money came', () => {
  const unpaid = given({ parcels: { box: { shirt: 2 } } });

  it('shows as soon as something is picked', () => {
    unpaid
      .when({ type: 'fulfillment.picked', fulfillment: 'box', reference: 'p-1', units: { shirt: 1 } })
      .then({ status: { overall: 'processing' } });
  });

  it('shows while part of the order is on its way', () => {
    unpaid.when(shipped).then({ status: { overall: 'processing' }, discrepancies: ['no_approval'] });
  });

  it('shows when one of several tenders brought something', () => {
    given({ payments: { card: ['card', 30_00], points: ['voucher', 20_00] } })
      .when({ ...captured, amount: 30_00 } as Tell)
      .then({ status: { overall: 'processing' } });
  });
});

describe('a shop that shows an order as held when some of it is', () => {
  const shows = { policy: { holdShownWhen: 'some' } } as const;

  it('shows no hold where there is none', () => {
    given(shows)
      .when(captured)
      .then({ status: { overall: 'processing' } });
  });

  it('shows a hold on what is delivered digitally', () => {
    given({ ...shows, lines: { mug: { total: 41_00 }, ebook: { total: 9_00, ships: false } } })
      .when(captured, plan, {
        type: 'hold.place',
        hold: 'h-1',
        on: { units: [{ line: 'ebook', quantity: 1 }] },
        cause: 'other',
      } as unknown as Tell)
      .then({ status: { overall: 'on_hold' } });
  });
});

describe('a shop that expects no money before cash is collected', () => {
  const tenders = (other: 'card' | 'cash_on_delivery') =>
    given({
      payments: { cash: ['cash_on_delivery', 20_00], other: [other, 30_00] },
      policy: { cashOnDelivery: 'skipped' },
    });
  const failed: Tell = { type: 'payment.failed', payment: 'other', reference: 'f-1' };
  const asked: Tell = { type: 'payment.action_required', payment: 'other', reference: 'f-1' };

  it('waits for nothing where all is to be collected, or the rest failed', () => {
    tenders('cash_on_delivery').then({ status: { payment: 'not_required' } });
    tenders('card')
      .when(failed)
      .then({ status: { payment: 'not_required' }, discrepancies: ['sum_differs'] });
  });

  it('waits for a card beside the cash, also while its customer is asked for something', () => {
    for (const story of [tenders('card'), tenders('card').when(asked)]) story.then({ status: { payment: 'pending' } });
  });

  it('says that an attempt failed where no cash is awaited', () => {
    given({ payments: { other: 'card' }, policy: { cashOnDelivery: 'skipped' } })
      .when(failed)
      .then({ status: { payment: 'failed' } });
  });
});
