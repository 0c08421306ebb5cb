import { describe, expect, it } from 'vitest';
import { addressOf, applyToAll, billingAddressOf, customerView, defineOrder, invoicesOf } from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { dayOne, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const boxed = { parcels: { box: { shirt: 2 }, bag: { mug: 1 } } };
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship = (fulfillment: string): Tell => ({
  type: 'fulfillment.ship',
  fulfillment,
  reference: `way-${fulfillment}`,
});
const move = (address: string, fulfillment?: string): Tell => ({
  type: 'order.change_address',
  address,
  ...(fulfillment !== undefined && { fulfillment }),
});
const customer = { kind: 'customer', id: 'carla' } as const;

describe('the address that bills go to', () => {
  const bill = (address: string): Tell => ({ ...move(address), billing: true }) as Tell;

  it('is where the order goes, unless somebody says another', () => {
    const { place, definition } = { ...defineOrder(), definition: defineOrder() };
    const apart = place({ ...inputOf(boxed), address: 'home', billingAddress: 'office' }).order;

    expect(billingAddressOf(place({ ...inputOf(boxed), address: 'home' }).order)).toBe('home');
    expect([addressOf(apart), billingAddressOf(apart)]).toEqual(['home', 'office']);
    expect(customerView(apart, definition)).toMatchObject({ address: 'home', billingAddress: 'office' });
    given(boxed)
      .when(move('home'))
      .when(bill('office'), bill('office'))
      .then({ reasons: ['address_unchanged'] });
  });

  it('is no parcel’s, and changes also where the goods have left', () => {
    const sent = given(boxed).when(move('home'), {
      type: 'payment.captured',
      payment: 'card',
      reference: 'c-1',
      amount: 50_00,
    });
    const gone = sent.when({ type: 'fulfillment.ship', fulfillment: 'box' }, bill('office'));

    expect([addressOf(gone.order), billingAddressOf(gone.order)]).toEqual(['home', 'office']);
    sent.when({ ...bill('office'), fulfillment: 'box' } as Tell).then({ reasons: ['invalid_event'] });
  });
});

describe('the address of an order', () => {
  it('is told at placement, changed, and the last change stands', () => {
    const { place } = defineOrder();
    const { order } = place({ ...inputOf(boxed), address: 'home' });
    expect(addressOf(order)).toBe('home');

    const moved = given(boxed).when(move('home'), { ...move('office'), id: 'a-first-by-name' } as Tell, move('mum'));
    expect(addressOf(moved.order)).toBe('mum');
  });

  it('is that of the order for every parcel that has none of its own', () => {
    const { order } = given(boxed).when(move('home'), move('office', 'bag'));

    expect([addressOf(order), addressOf(order, 'box'), addressOf(order, 'bag')]).toEqual(['home', 'home', 'office']);
  });

  it('is locked while anything is shipped, and unlocked by taking the shipment back', () => {
    given(boxed)
      .when(captured, move('home'), ship('box'), { ...move('office'), id: 'late' } as Tell)
      .then({ reasons: ['address_locked'] })
      .when({ type: 'fulfillment.unship', fulfillment: 'box', of: 'way-box', reason: 'not collected' }, {
        ...move('office'),
        id: 'now',
      } as Tell)
      .then({ lifecycle: 'open' });
  });

  it('of a parcel that is here can be changed while another one is shipped', () => {
    const { order } = given(boxed).when(captured, move('home'), ship('box'), move('office', 'bag')).then({});
    expect(addressOf(order, 'bag')).toBe('office');
  });

  it('of the order stays free while only parcels with an address of their own are under way', () => {
    given(boxed).when(captured, move('office', 'bag'), ship('bag'), move('mum')).then({ lifecycle: 'open' });
  });

  it('is not changed to what it is, and not by an id that was used', () => {
    given(boxed)
      .when(move('home'), move('home'))
      .then({ reasons: ['address_unchanged'] });
    const { place, apply } = defineOrder();
    const { order } = place({ ...inputOf(boxed), address: 'home' });
    const taken = apply(order, {
      type: 'order.change_address',
      id: 'place',
      at: dayOne,
      by: customer,
      address: 'office',
    });
    expect(taken.outcome).toMatchObject({
      kind: 'rejected',
      reasons: [{ code: 'reference_used', data: { reference: 'place' } }],
    });
    expect(addressOf(taken.order)).toBe('home');
  });

  it('can be changed by customers until packing begins', () => {
    given(boxed)
      .when({ ...move('office'), by: customer } as Tell)
      .then({})
      .when({ type: 'fulfillment.pack', fulfillment: 'box' }, { ...move('mum'), by: customer, id: 'late' } as Tell)
      .then({ reasons: ['work_begun'] });
  });

  it('is shown to its customer', () => {
    const { order, definition } = given(boxed).when(move('home'));
    expect(customerView(order, definition).address).toBe('home');
  });
});

describe('an invoice', () => {
  it('is asked for under a key, as often as somebody asks', () => {
    const asked = given().when({ type: 'order.invoice', id: 'i1' }, { type: 'order.invoice', id: 'i2' });
    asked.then({ effects: ['create_invoice order-1/invoice/i1', 'create_invoice order-1/invoice/i2'] });
    const { order } = asked
      .when({ type: 'order.invoiced', reference: 'INV-7', op: 'i1' })
      .then({ pending: ['create_invoice order-1/invoice/i2'] });

    expect(invoicesOf(order)).toEqual([{ reference: 'INV-7', op: 'i1' }, { op: 'i2' }]);
  });

  it('that was made unasked is known, too', () => {
    const { order } = given().when({ type: 'order.invoiced', reference: 'INV-8' }).then({ pending: [] });
    expect(invoicesOf(order)).toEqual([{ reference: 'INV-8' }]);
  });
});

describe('confirming receipt', () => {
  const policy = { completedWhen: 'receipt_confirmed' } as const;
  const confirm: Tell = { type: 'order.confirm_receipt', by: customer };

  it('completes an order where the shop waits for the customer to say that all came', () => {
    given({ ...boxed, policy })
      .when(captured, ship('box'), ship('bag'))
      .then({ status: { overall: 'shipped' } })
      .when(confirm)
      .then({ status: { overall: 'completed', fulfillment: 'fulfilled' } })
      .when({ ...confirm, id: 'again' } as Tell)
      .then({ reasons: ['already_received'] });
  });

  it('completes what was shipped of an order that was canceled outside, and of which nothing else is left', () => {
    const canceled = given({ ...boxed, policy })
      .when({ ...captured, amount: 50_00 } as Tell, ship('box'), { type: 'order.canceled', reference: 'erp-1' })
      .then({
        lifecycle: 'canceled',
        status: { overall: 'shipped' },
        discrepancies: ['money_held_after_cancel', 'shipped_after_cancel'],
      });
    canceled.when(confirm).then({
      status: { overall: 'completed' },
      discrepancies: ['money_held_after_cancel', 'shipped_after_cancel'],
    });
    given({ ...boxed, policy })
      .when({ type: 'order.canceled', reference: 'erp-1' }, confirm)
      .then({ reasons: ['nothing_to_receive'], status: { overall: 'canceled' } });
  });

  it('completes what was shipped, where we canceled the rest', () => {
    given({ ...boxed, policy })
      .when(captured, ship('box'), { type: 'order.cancel', scope: 'unshipped' })
      .answered()
      .then({ lifecycle: 'open', status: { overall: 'shipped' } })
      .when(confirm)
      .then({ status: { overall: 'completed' } });
  });

  it('says nothing about what is sent later', () => {
    const more: Tell = { type: 'order.edit', changes: [{ kind: 'change_quantity', line: 'mug', by: 1 }] };
    given({ ...boxed, policy })
      .when(
        { ...captured, amount: 60_00 } as Tell,
        ship('box'),
        ship('bag'),
        confirm,
        more,
        { type: 'fulfillment.plan', fulfillment: 'late', units: { mug: 1 } },
        ship('late'),
      )
      .then({ status: { overall: 'shipped' } })
      .when({ ...confirm, id: 'again' } as Tell)
      .then({ status: { overall: 'completed' } });
  });

  it('waits until everything was handed over', () => {
    given({ ...boxed, policy })
      .when(captured, ship('box'), confirm)
      .then({ reasons: ['units_open'] });
  });

  it('is done by the deadline where nobody says anything', () => {
    given({ ...boxed, policy: { ...policy, autoCompleteAfter: { days: 7 } } })
      .when(captured, ship('box'), ship('bag'))
      .then({ status: { overall: 'shipped' } })
      .when({
        type: 'deadline.fired',
        at: '2026-03-20T00:00:00Z',
        deadline: { kind: 'auto_complete', dueAt: '2026-03-08T12:00:00.000Z' },
      })
      .then({ status: { overall: 'completed' } });
  });
});

describe('one event for several orders', () => {
  const { place, ...definition } = defineOrder();
  const open = place({ ...inputOf(), id: 'a' }).order;
  const unpaid = place({ ...inputOf(), id: 'b' }).order;
  const canceled = definition.apply(unpaid, {
    type: 'order.cancel',
    scope: 'all',
    id: 'x',
    at: dayOne,
    by: customer,
  }).order;
  const cancel = {
    type: 'order.cancel',
    scope: 'all',
    id: 'bulk',
    at: dayOne,
    by: { kind: 'staff', id: 'sam' },
  } as const;

  it('passes through the same guards as one by one, and tells what became of each', () => {
    const { accepted, results } = applyToAll(definition, [open, canceled], () => cancel);

    expect(accepted).toBe(false);
    expect(results.map(({ outcome }) => outcome.kind)).toEqual(['applied', 'rejected']);
    expect(results[0]).toEqual(definition.apply(open, cancel));
  });

  it('moves all of them, or none', () => {
    const none = applyToAll(definition, [open, canceled], () => cancel, 'all_or_nothing');
    expect(none).toMatchObject({ accepted: false, results: [], refusals: [{ order: 'b' }] });

    const all = applyToAll(definition, [open, unpaid], () => cancel, 'all_or_nothing');
    expect(all.results.map(({ status }) => status.overall)).toEqual(['canceled', 'canceled']);
  });
});

describe('a parcel that was lost on its way', () => {
  it('locks no address any more: what is sent in its place may go elsewhere', () => {
    const gone = given(boxed).when(move('home'), captured, ship('box'));

    gone.when(move('office')).then({ reasons: ['address_locked'] });
    const lost = gone
      .when({ type: 'fulfillment.lost', fulfillment: 'box', reference: 'lost-1', of: 'way-box' })
      .when(move('office'))
      .then({ discrepancies: ['missing_in_transit'] });

    expect(addressOf(lost.order)).toBe('office');
  });
});
