import { describe, expect, it } from 'vitest';
import { createActor } from 'xstate';
import {
  defineOrder,
  isOrderError,
  type OrderActorInput,
  type OrderEmitted,
  type OrderEvent,
  type OrderSnapshot,
} from '../../src/index.ts';
import { inputOf } from '../../src/testing/scenario.opening.ts';
import { days, envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { also, edited, is } from '../support/edit.ts';

const definition = defineOrder({ policy: { unpaidAfter: { days: 3 } } });
const input: OrderActorInput = { place: inputOf({ parcels: { box: { shirt: 2, mug: 1 } } }) };

const told: readonly Tell[] = [
  { type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'ask' },
  {
    type: 'payment.authorized',
    payment: 'card',
    reference: 'a-1',
    amount: 50_00,
    op: 'ask',
    expiresAt: days(7),
  },
  { type: 'order.close', id: 'too-early' },
  { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-1' },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1', tracking: 'T-1' },
  { type: 'fulfillment.tracked', fulfillment: 'bag', reference: 't-1', status: 'in_transit' },
  { type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take', of: 'a-1' },
  { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 50_00, op: 'take' },
  { type: 'payment.captured', payment: 'card', reference: 'c-1', of: 'a-1', amount: 50_00, op: 'take' },
  { type: 'return.request', return: 'rma', units: { mug: 1 } },
  { type: 'return.cancel', return: 'rma' },
  { type: 'order.close' },
];
const history: readonly OrderEvent[] = told.map((event, n) => envelop(event, 'EUR', n));

/** An actor and everything that is heard of it, with the revision that a listener sees. */
function live(options: Parameters<typeof createActor<typeof definition.logic>>[1]) {
  const actor = createActor(definition.logic, options);
  const heard: { emitted: OrderEmitted; revision: number }[] = [];
  const listen = (emitted: OrderEmitted) => heard.push({ emitted, revision: actor.getSnapshot().order.revision });
  actor.on('effect', listen);
  actor.on('outcome', listen);
  return { actor, heard };
}

describe('a live order', () => {
  it('begins placed, as a draft, adopted, or from a record', () => {
    const { order } = definition.draft(inputOf());
    const begins: readonly [OrderActorInput, overall: string][] = [
      [{ place: inputOf() }, 'pending'],
      [{ draft: inputOf() }, 'draft'],
      [{ adopt: { ...inputOf(), payments: [], fulfillments: [], canceled: true } }, 'canceled'],
      [{ order }, 'draft'],
    ];

    for (const [begun, overall] of begins) {
      const snapshot = createActor(definition.logic, { input: begun }).start().getSnapshot();
      expect(snapshot).toMatchObject({ status: 'active', outcome: null, words: { overall } });
    }
  });

  it('shows every event to its subscribers, with the words and the outcome', () => {
    const { actor } = live({ input });
    const shown: OrderSnapshot[] = [];
    actor.subscribe((snapshot) => shown.push(snapshot));
    actor.start();
    shown.length = 0;
    for (const event of history) actor.send(event);

    expect(shown.map(({ outcome }) => outcome?.kind)).toEqual([
      'unchanged',
      'applied',
      'rejected',
      'applied',
      'unchanged',
      'parked',
      'unchanged',
      'applied',
      'duplicate',
      'applied',
      'applied',
      'applied',
    ]);
    expect(shown.at(-1)?.words).toEqual(definition.statusOf(actor.getSnapshot().order));
    expect(shown.at(-1)?.words).toMatchObject({ overall: 'completed', payment: 'paid', fulfillment: 'fulfilled' });
  });

  it('tells the outcome of every event, refused ones too, and every effect, once the order is set', () => {
    const { actor, heard } = live({ input });
    actor.start();

    for (const event of history) {
      const { order } = actor.getSnapshot();
      const expected = definition.apply(order, event);
      heard.length = 0;
      actor.send(event);

      expect(heard.map(({ emitted }) => emitted)).toEqual([
        ...expected.effects.map((effect) => ({ type: 'effect', effect })),
        { type: 'outcome', event, outcome: expected.outcome },
      ]);
      for (const { revision } of heard) expect(revision).toBe(expected.order.revision);
      expect(actor.getSnapshot().order).toEqual(expected.order);
    }
  });

  it('keeps the very same order when an event is refused or known already', () => {
    const { actor } = live({ input });
    actor.start();
    const [first, second, refused] = history as [OrderEvent, OrderEvent, OrderEvent];
    actor.send(first);
    actor.send(second);
    const { order } = actor.getSnapshot();
    actor.send(refused);
    actor.send(second);

    expect(actor.getSnapshot().order).toBe(order);
  });

  it('refuses what is no event, and lives on', () => {
    const { actor, heard } = live({ input });
    actor.start();
    heard.length = 0;
    actor.send({ type: 'order.frobnicated' } as never);
    actor.send({ type: 'payment.captured' } as never);

    expect(heard.map(({ emitted }) => emitted.type === 'outcome' && emitted.outcome.kind)).toEqual([
      'rejected',
      'rejected',
    ]);
    expect(actor.getSnapshot().status).toBe('active');
  });

  it('asks at its start for what placing it asks for, and for nothing where the order is handed in', () => {
    const placed = live({ input });
    placed.actor.start();
    const { order } = placed.actor.getSnapshot();
    expect(placed.heard.map(({ emitted }) => emitted)).toEqual(
      definition.pendingEffects(order).map((effect) => ({ type: 'effect', effect })),
    );
    expect(placed.heard).toHaveLength(1);

    const handedIn = live({ input: { order } });
    handedIn.actor.start();
    expect(handedIn.heard).toEqual([]);
  });
});

describe('a live order that is kept', () => {
  it('goes on alike after every event, through JSON', () => {
    const straight = live({ input });
    straight.actor.start();
    let restored = live({ input });
    restored.actor.start();

    for (const event of history) {
      const snapshot = JSON.parse(JSON.stringify(restored.actor.getPersistedSnapshot()));
      restored.actor.stop();
      restored = live({ snapshot } as never);
      restored.actor.start();
      expect(restored.heard).toEqual([]);

      straight.heard.length = 0;
      straight.actor.send(event);
      restored.actor.send(event);
      expect(restored.actor.getSnapshot()).toEqual(straight.actor.getSnapshot());
      expect(restored.heard).toEqual(straight.heard);
    }
  });

  it('can be kept after it was stopped', () => {
    const { actor } = live({ input });
    actor.start();
    for (const event of history) actor.send(event);
    const before = actor.getSnapshot();
    actor.stop();
    const snapshot = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
    const again = live({ snapshot } as never).actor.start();

    expect(again.getSnapshot().status).toBe('active');
    expect(again.getSnapshot().order).toEqual(before.order);
    again.send(envelop({ type: 'payment.refund', payment: 'card', amount: 1, goodwill: true }, 'EUR', 99));
    expect(again.getSnapshot().outcome).toEqual({ kind: 'applied' });
  });

  it('is kept as its record and nothing else', () => {
    const { actor } = live({ input });
    actor.start();
    const persisted = actor.getPersistedSnapshot() as unknown as { order: unknown };

    expect(JSON.parse(JSON.stringify(persisted.order))).toEqual(actor.getSnapshot().order);
    expect(definition.decode(persisted.order)).toEqual(actor.getSnapshot().order);
  });

  it('restores nothing but a sound record: a typed error tells what is wrong', () => {
    const { actor } = live({ input });
    actor.start();
    const sound = JSON.parse(JSON.stringify(actor.getPersistedSnapshot()));
    const unsound: readonly [snapshot: unknown, code: string][] = [
      [edited(sound, 'order/format', is(2)), 'newer_format'],
      [edited(sound, 'order/definition/id', is('other')), 'other_definition'],
      [edited(sound, 'order/lifecycle/state', is('closed')), 'invalid_record'],
      [edited(sound, 'order/parked', also(is(7))), 'invalid_record'],
      [edited(sound, 'order', is(undefined)), 'invalid_record'],
    ];

    for (const [snapshot, code] of unsound) {
      const faults: unknown[] = [];
      try {
        definition.logic.restoreSnapshot?.(snapshot as never, {} as never);
      } catch (error) {
        faults.push(error);
      }
      expect(faults.map((fault) => isOrderError(fault) && fault.code)).toEqual([code]);
      const stillborn = createActor(definition.logic, { snapshot } as never);
      stillborn.subscribe({ error: () => {} });
      stillborn.start();
      expect(stillborn.getSnapshot()).toMatchObject({ status: 'error', error: { code } });
    }
  });
});
