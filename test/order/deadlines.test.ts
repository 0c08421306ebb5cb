import { describe, expect, it } from 'vitest';
import type { DeadlineFired } from '../../src/index.ts';
import { days, hours, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const authorized: Tell = {
  type: 'payment.authorized',
  payment: 'card',
  reference: 'a-1',
  amount: 50_00,
  expiresAt: days(7),
};
const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const unpaid = { policy: { unpaidAfter: { days: 3 } } } as const;
const closing = { policy: { autoCompleteAfter: { days: 14 } }, parcels: { box: { shirt: 2, mug: 1 } } } as const;

const dueIn = ({ definition, order }: Story, now: string) => definition.tick(order, now);
const kindsDue = (story: Story, now: string) => dueIn(story, now).map(({ deadline }) => deadline.kind);
const fired = (story: Story, now: string) => story.when(...(dueIn(story, now) as Tell[]));

describe('an authorization that runs out', () => {
  it('is a deadline from the moment it is known, and asks to be woken', () => {
    const held = given()
      .when(authorized)
      .then({
        effects: [{ type: 'schedule_deadline', key: `order-1/deadline/authorization_expiry/card/a-1/${days(7)}` }],
      });

    expect(held.definition.nextDeadline(held.order)).toEqual({
      kind: 'authorization_expiry',
      dueAt: days(7),
      payment: 'card',
      of: 'a-1',
    });
  });

  it('fires when it is due and not before, and gives up what is left of it', () => {
    const held = given().when(authorized, { ...captured, amount: 20_00, of: 'a-1' } as Tell);
    expect(kindsDue(held, days(6.99))).toEqual([]);

    fired(held, days(7)).then({ money: { authorized: 0, captured: 20_00 }, pending: [] });
  });

  it('fires in whichever spelling the provider wrote the instant', () => {
    const held = given().when({ ...authorized, expiresAt: '2026-03-08T09:00:00Z' } as Tell);

    expect(kindsDue(held, '2026-03-08T09:00:00.001Z')).toEqual(['authorization_expiry']);
    held.when({ ...authorized, expiresAt: '2026-03-08T09:00:00.000Z' } as Tell).then({ outcome: 'duplicate' });
  });

  it('fires however long the ids are', () => {
    const payment = 'p'.repeat(200);
    const held = given({ payments: { [payment]: 'card' } }).when({
      ...authorized,
      payment,
      reference: 'a'.repeat(200),
    } as Tell);

    fired(held, days(8)).then({ payments: { [payment]: 'expired' } });
  });

  it('fires again for what is free again once another one is drawn on, and is then over', () => {
    const { definition, order } = given({ lines: { shirt: { total: 90_00 } } }).when(
      { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 40_00 },
      { type: 'payment.authorized', payment: 'card', reference: 'b-1', amount: 60_00, expiresAt: days(2) },
      {
        type: 'deadline.fired',
        deadline: { kind: 'authorization_expiry', dueAt: days(2), payment: 'card', of: 'b-1' },
        at: days(3),
      },
      { type: 'payment.authorized', payment: 'card', reference: 'a-1', amount: 35_00 },
    );
    const [again] = definition.tick(order, days(4));
    const { outcome, order: after } = definition.apply(order, again as DeadlineFired);

    expect(outcome.kind).toBe('unchanged');
    expect(definition.tick(after, days(4))).toEqual([]);
    expect(definition.explain(after).payment.figures.authorized).toBe(0);
  });

  it('no longer stands once it was captured, voided or reported as expired', () => {
    const ends: readonly Tell[] = [
      { ...captured, of: 'a-1' } as Tell,
      { type: 'payment.voided', payment: 'card', reference: 'v-1', of: 'a-1', amount: 50_00 },
      { type: 'payment.expired', payment: 'card', reference: 'x-1', of: 'a-1', amount: 50_00 },
    ];
    for (const end of ends) expect(kindsDue(given().when(authorized, end), days(30))).toEqual([]);
  });

  it('no longer stands once it was captured or voided by a report that does not name it', () => {
    const ends: readonly Tell[] = [
      captured,
      { type: 'payment.voided', payment: 'card', reference: 'v-1', amount: 50_00 },
    ];
    for (const end of ends) {
      const ended = given().when(authorized, end);
      expect(kindsDue(ended, days(30))).toEqual([]);
      fired(ended, days(30)).then({ money: { authorized: 0 }, discrepancies: [] });
    }
  });
});

describe('an order that nobody pays', () => {
  it('is canceled when its time is over', () => {
    const order = given(unpaid);
    expect(order.definition.nextDeadline(order.order)).toEqual({ kind: 'unpaid', dueAt: days(3) });

    fired(order, days(3)).then({
      lifecycle: 'canceled',
      status: { overall: 'canceled', payment: 'voided' },
      pending: [],
    });
  });

  it.each<[story: string, money: readonly Tell[]]>([
    ['is authorized', [{ ...authorized, expiresAt: days(60) } as Tell]],
    ['is paid in part', [{ ...captured, amount: 1 } as Tell]],
    [
      'was paid and refunded',
      [captured, { type: 'payment.refunded', payment: 'card', reference: 'r', of: 'c-1', amount: 50_00 }],
    ],
    ['is being asked for', [{ type: 'payment.capture', payment: 'card', amount: 50_00 }]],
  ])('is another matter than one whose money %s', (_story, money) => {
    expect(kindsDue(given(unpaid).when(...money), days(30))).not.toContain('unpaid');
  });

  it('is another matter than one that pays on delivery, or owes nothing', () => {
    expect(kindsDue(given({ ...unpaid, payments: { cash: 'cash_on_delivery' } }), days(30))).toEqual([]);
    expect(kindsDue(given({ ...unpaid, lines: { sample: { total: 0 } } }), days(30))).toEqual([]);
  });

  it('keeps its time after an authorization that was given back, as no money ever came', () => {
    const released = given(unpaid).when(authorized, {
      type: 'payment.voided',
      payment: 'card',
      reference: 'v-1',
      of: 'a-1',
      amount: 50_00,
    });

    expect(kindsDue(released, days(3))).toEqual(['unpaid']);
  });

  it('keeps its time after an attempt that failed', () => {
    const failed = given(unpaid).when({ type: 'payment.failed', payment: 'card', reference: 'try-1' });

    expect(kindsDue(failed, days(3))).toEqual(['unpaid']);
  });

  it('is not canceled once it has what it ordered, digital goods too', () => {
    const sent = given({ ...unpaid, lines: { ebook: { total: 5_00, ships: false } } }).when(
      { type: 'fulfillment.plan', fulfillment: 'mail', units: { ebook: 1 }, handover: 'digital' },
      { type: 'fulfillment.ship', fulfillment: 'mail', force: true, reason: 'a gift' },
    );
    expect(dueIn(sent, days(3))).toEqual([]);
  });

  it('counts from its placing and not from its draft', () => {
    const draft = given({ ...unpaid, begin: 'draft' });
    expect(draft.definition.nextDeadline(draft.order)).toBeNull();

    draft
      .when({ type: 'order.place', at: hours(48) })
      .then({ effects: [{ type: 'schedule_deadline', deadline: { kind: 'unpaid', dueAt: days(5) } }] });
  });
});

describe('an order that is done', () => {
  const shipped = given(closing).when(captured, {
    type: 'fulfillment.shipped',
    fulfillment: 'box',
    reference: 'way-1',
    occurredAt: days(1),
  });

  it('is closed so many days after the last hand-over or delivery', () => {
    expect(shipped.definition.nextDeadline(shipped.order)).toEqual({ kind: 'auto_complete', dueAt: days(15) });
    const delivered = shipped.when({
      type: 'fulfillment.delivered',
      fulfillment: 'box',
      reference: 'd-1',
      occurredAt: days(4),
    });
    expect(kindsDue(delivered, days(17))).toEqual([]);

    fired(delivered, days(18)).then({ lifecycle: 'closed', status: { overall: 'completed' } });
  });

  it('is not closed while money, goods or a return are open', () => {
    expect(kindsDue(shipped.when({ ...captured, reference: 'c-2', amount: 1 } as Tell), days(60))).toEqual([]);
    expect(kindsDue(shipped.when({ type: 'return.request', return: 'rma', units: { mug: 1 } }), days(60))).toEqual([]);
    expect(kindsDue(given(closing).when(captured), days(60))).toEqual([]);
  });
});
