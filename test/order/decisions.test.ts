import { describe, expect, it } from 'vitest';
import { isArchived } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const boxed = { parcels: { box: { shirt: 2, mug: 1 } } };
const allowed = { ...boxed, policy: { reopen: 'allowed' } } as const;
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ship: Tell = { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' };
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const reopen: Tell = { type: 'order.reopen', reason: 'the customer called' };
const archive: Tell = { type: 'order.archive' };

describe('an order that is taken up again', () => {
  it('is open with all its units, while canceled parcels and returned money stay so', () => {
    given(allowed)
      .when(captured, cancel)
      .answered()
      .when({ type: 'fulfillment.canceled', fulfillment: 'box', reference: 'x-1' })
      .when(reopen)
      .then({
        lifecycle: 'open',
        fulfillments: { box: 'canceled' },
        units: { canceled: 0, open: 3 },
        status: { payment: 'refunded', fulfillment: 'unfulfilled' },
        money: { outstanding: 50_00 },
      })
      .when({ type: 'fulfillment.plan', fulfillment: 'box-2', units: { shirt: 2, mug: 1 } })
      .then({ fulfillments: { 'box-2': 'open' } });
  });

  it('may be canceled and taken up again as often as need be', () => {
    given(allowed)
      .when(cancel, reopen, { ...cancel, cause: 'staff' } as Tell)
      .then({ lifecycle: 'canceled' })
      .when(reopen, { type: 'order.canceled', reference: 'market-1' })
      .then({ lifecycle: 'canceled' })
      .when(reopen)
      .then({ lifecycle: 'open' })
      .when({ type: 'order.canceled', reference: 'market-1' })
      .then({ outcome: 'duplicate', lifecycle: 'open' });
  });

  it('was closed before, and is not closed by the same deadline at once', () => {
    const story = given({ ...boxed, policy: { reopen: 'allowed', autoCompleteAfter: { days: 14 } } })
      .when(captured, ship, { type: 'order.close' })
      .then({ lifecycle: 'closed' })
      .when({ ...reopen, at: days(30) } as Tell)
      .then({ lifecycle: 'open' });

    expect(story.definition.nextDeadline(story.order)).toMatchObject({ kind: 'auto_complete', dueAt: days(44) });
  });

  it('gives the customer their time to pay anew', () => {
    const { definition, order } = given({ policy: { reopen: 'allowed', unpaidAfter: { days: 3 } } }).when(cancel, {
      ...reopen,
      at: days(10),
    } as Tell);

    expect(definition.nextDeadline(order)).toEqual({ kind: 'unpaid', dueAt: days(13) });
  });

  it('counts anew from when it was told, not from when it is said to have been', () => {
    const story = given({ ...boxed, policy: { reopen: 'allowed', autoCompleteAfter: { days: 14 } } }).when(
      captured,
      ship,
    );
    const { definition } = story;
    const closed = story.when(...(definition.tick(story.order, days(20)) as Tell[])).then({ lifecycle: 'closed' });
    const again = closed.when({ ...reopen, at: days(21), occurredAt: days(-1) } as Tell).then({ lifecycle: 'open' });

    expect(definition.tick(again.order, days(30))).toEqual([]);
    expect(definition.nextDeadline(again.order)).toMatchObject({ kind: 'auto_complete', dueAt: days(35) });
    again.when(...(definition.tick(again.order, days(35)) as Tell[])).then({ lifecycle: 'closed' });
  });

  it('fires a deadline that stands again under an id of its own', () => {
    const story = given({ policy: { reopen: 'allowed', unpaidAfter: { days: 3 } } });
    const { definition } = story;
    const due = (order: typeof story.order) => definition.tick(order, days(4)) as Tell[];
    const again = story.when(...due(story.order), { ...reopen, at: days(-1) } as Tell).then({ lifecycle: 'open' });

    again.when(...due(again.order)).then({ lifecycle: 'canceled' });
  });

  it('owes all of it: a canceled order owes nothing, so nothing of it can be goodwill', () => {
    const refund: Tell = { type: 'payment.refund', payment: 'card', amount: 50_00, of: 'c-1', goodwill: true };
    given(allowed)
      .when(captured, { type: 'order.canceled', reference: 'market-1' })
      .when(refund)
      .then({ reasons: ['exceeds_owed'], discrepancies: ['money_held_after_cancel'] })
      .when({ type: 'payment.refund', payment: 'card', amount: 50_00, of: 'c-1' })
      .answered()
      .when(reopen)
      .then({ money: { outstanding: 50_00 } });
    given(allowed)
      .when(captured, { ...refund, amount: 30_00 } as Tell)
      .when({ ...refund, amount: 30_00 } as Tell)
      .then({ reasons: ['exceeds_owed', 'exceeds_refundable'] });
  });

  it('is none where the policy says never, and none that has not ended', () => {
    given(boxed)
      .when(cancel)
      .when(reopen)
      .then({ reasons: ['forbidden_by_policy'] });
    given(allowed)
      .when(reopen)
      .then({ reasons: ['not_in_state'] });
  });
});

describe('an archived order', () => {
  it('keeps its words, and shows beside them that it is archived', () => {
    const before = given(boxed).when(captured, ship);
    const away = before.when(archive);

    expect(isArchived(away.order)).toBe(true);
    expect(away.definition.statusOf(away.order)).toEqual({
      ...before.definition.statusOf(before.order),
      archived: true,
    });
    expect(before.definition.statusOf(before.order)).not.toHaveProperty('archived');
    away
      .when(archive)
      .then({ reasons: ['already_archived'] })
      .when({ type: 'order.unarchive' });
  });

  it('is taken out at any time, and put away again', () => {
    const story = given(boxed).when(captured, ship, archive, { type: 'order.unarchive' });

    expect(isArchived(story.order)).toBe(false);
    expect(isArchived(story.when(archive).order)).toBe(true);
    story.when({ type: 'order.unarchive' }).then({ reasons: ['not_archived'] });
  });

  it('lets everything pass, and shows money that is not settled as it stands', () => {
    const away = given(boxed).when(captured, ship, archive).then({});
    const late = away.when({ ...captured, reference: 'c-2', amount: 7_00 } as Tell);
    late.then({ discrepancies: ['unsettled_archive'] });
    const [found] = late.definition.discrepanciesOf(late.order);

    expect(found?.data).toMatchObject({ outstanding: -7_00, authorized: 0, refundPending: 0 });
    late
      .when({ type: 'payment.refund', payment: 'card', amount: 7_00, of: 'c-2' })
      .then({ discrepancies: ['unsettled_archive'] })
      .answered()
      .then({ discrepancies: [] });
  });

  it('is not settled while money is set aside that nobody needs any more', () => {
    const aside = given(boxed).when(
      { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 60_00 },
      { ...captured, of: 'a-1' } as Tell,
      ship,
      archive,
    );
    aside.then({ money: { outstanding: 0, authorized: 10_00 }, discrepancies: ['unsettled_archive'] });

    expect(aside.definition.discrepanciesOf(aside.order)[0]?.data).toMatchObject({ outstanding: 0, authorized: 10_00 });
    aside
      .when({ type: 'payment.voided', payment: 'card', reference: 'v-1', of: 'a-1', amount: 10_00 })
      .then({ discrepancies: [] });
  });

  it('is not settled while a dispute is open', () => {
    const disputed = given(boxed).when(captured, ship, archive, {
      type: 'payment.dispute_opened',
      payment: 'card',
      reference: 'd-1',
      of: 'c-1',
      amount: 50_00,
      kind: 'chargeback',
    });
    disputed.then({ discrepancies: ['unsettled_archive'] });
    const [found] = disputed.definition.discrepanciesOf(disputed.order);

    expect(found?.data).toMatchObject({ disputes: ['d-1'] });
    const close = (outcome: 'won' | 'lost') =>
      disputed.when({ type: 'payment.dispute_closed', payment: 'card', reference: 'end-1', of: 'd-1', outcome });
    close('won').then({ discrepancies: [] });
  });

  it('was placed: a draft that was canceled is not put away, as it could not be taken out again', () => {
    given({ ...allowed, begin: 'draft' })
      .when(cancel)
      .when(archive)
      .then({ reasons: ['order_not_placed'] })
      .when(reopen)
      .then({ lifecycle: 'draft' });
  });

  it('was placed: a draft is not put away', () => {
    given({ begin: 'draft' })
      .when(archive)
      .then({ reasons: ['order_not_placed', 'not_in_state'] });
  });
});
