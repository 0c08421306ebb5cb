/** Every state of every part is reached through `apply`, and none is a trap. */
import { describe, expect, it } from 'vitest';
import {
  type Available,
  fulfillmentStates,
  lifecycleStates,
  type Order,
  type PendingEffect,
  paymentStates,
  returnStates,
} from '../../src/index.ts';
import { stockAnswer } from '../../src/testing/laws/closing.partners.ts';
import { days, envelop, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

interface Journey {
  readonly from: Story;
  /** The state that is walked. */
  readonly stateOf: (order: Order) => string;
  /** Which of the available commands belong to the walk. */
  readonly commands: RegExp;
  /** What the world may tell about work that is under way. */
  readonly facts: (order: Order) => readonly Tell[];
  readonly states: readonly string[];
  /** States that no command and no answer leads out of, and why that is right. */
  readonly terminal: Readonly<Record<string, string>>;
}

const eur = (amount: number) => ({ amount, currency: 'EUR' });
const paid: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-0', amount: 50_00 };
const delivered = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  paid,
  { type: 'fulfillment.ship', fulfillment: 'box', reference: 'way-0' },
  { type: 'fulfillment.delivered', fulfillment: 'box', reference: 'd-0', of: 'way-0' },
);

const journeys: Readonly<Record<string, Journey>> = {
  payment: {
    from: given(),
    stateOf: (order) => order.payments[0]?.state ?? 'none',
    commands: /^(payment\.|deadline\.fired$)/,
    facts: () => [],
    states: paymentStates,
    terminal: {},
  },
  fulfillment: {
    from: given({ lines: { shirt: { quantity: 2, total: 50_00 } }, parcels: { box: { shirt: 2 } } }).when(paid),
    stateOf: (order) => order.fulfillments[0]?.state ?? 'none',
    commands: /^fulfillment\.(?!plan)/,
    facts: ({ fulfillments: [parcel] }) => [
      ...(parcel?.state === 'open'
        ? [{ type: 'fulfillment.picked', fulfillment: 'box', reference: 'p-1', units: { shirt: 1 } } as const]
        : []),
      ...(parcel?.state === 'shipped'
        ? parcel.context.rows
            .filter(({ kind }) => kind === 'shipped')
            .flatMap(({ reference: of }): Tell[] => [
              { type: 'fulfillment.delivered', fulfillment: 'box', reference: `d-${of}`, of },
              { type: 'fulfillment.delivery_failed', fulfillment: 'box', reference: `f-${of}`, of },
              { type: 'fulfillment.returned_to_sender', fulfillment: 'box', reference: `b-${of}`, of },
            ])
        : []),
    ],
    states: fulfillmentStates,
    terminal: {
      delivered: 'the customer has it; what follows is a return',
      canceled: 'called off; its units go into another parcel',
    },
  },
  return: {
    from: delivered.when({ type: 'return.request', return: 'rma', units: { shirt: 2 } }),
    stateOf: (order) => order.returns[0]?.state ?? 'none',
    commands: /^return\.(?!request)/,
    facts: ({ returns: [rma] }) =>
      rma?.state === 'approved' ? [{ type: 'return.sent', return: 'rma', reference: 's-1' }] : [],
    states: returnStates,
    terminal: {},
  },
  lifecycle: {
    from: given({ begin: 'draft', lines: { ebook: { total: 50_00, ships: false } } }),
    stateOf: (order) => order.lifecycle.state,
    commands: /^(order\.|review\.|payment\.capture)/,
    facts: ({ lifecycle: { context } }) =>
      context.rows.some(({ kind }) => kind === 'review_opened') ? [] : [{ type: 'review.opened', reference: 'look' }],
    states: lifecycleStates,
    terminal: {
      canceled: 'called off as a whole; a new order is placed instead',
      closed: 'ended; refunds and returns live on their own parts',
    },
  },
};

/** The facts that answer what is asked for. */
function answersTo(effect: PendingEffect, n: number): Tell[] {
  if (effect.type === 'schedule_deadline' || effect.type === 'ask_plugin') return [];
  if (effect.type === 'cancel_fulfillment')
    return [{ type: 'fulfillment.canceled', fulfillment: effect.fulfillment, reference: `x-${n}` }];
  if (effect.type === 'create_invoice') return [{ type: 'order.invoiced', reference: `invoice-${n}`, op: effect.op }];
  if (effect.type === 'create_return_label')
    return [{ type: 'return.label_created', return: effect.return, op: effect.op, reference: `l-${n}` }];
  if (effect.type === 'notify_customer') return [{ type: 'customer.notified', reference: effect.reference }];
  if (effect.type === 'reserve_stock' || effect.type === 'commit_stock' || effect.type === 'release_stock')
    return [stockAnswer(effect) as Tell];
  if (effect.type === 'restock') {
    const { return: box, reference } = effect;
    return [box === undefined ? (stockAnswer(effect) as Tell) : { type: 'return.restocked', return: box, reference }];
  }
  if (effect.type === 'request_fulfillment') {
    const answer = { fulfillment: effect.fulfillment, reference: `a-${n}`, op: effect.op };
    return [
      { type: 'fulfillment.accepted', ...answer },
      { type: 'fulfillment.rejected', ...answer, cause: 'out_of_stock' },
    ];
  }
  const { payment, op, amount } = effect;
  const report = { payment, op, reference: `ref-${n}` };
  const of = effect.of === undefined ? {} : { of: effect.of };
  const failed: Tell = { ...report, type: 'payment.failed' };
  switch (effect.type) {
    case 'authorize_payment':
      return [
        { ...report, type: 'payment.authorized', amount, expiresAt: days(7) },
        { ...report, type: 'payment.action_required' },
        failed,
      ];
    case 'capture_payment':
      return [{ ...report, type: 'payment.captured', amount, ...of }, failed];
    case 'void_payment':
      return [{ ...report, type: 'payment.voided', amount, ...of }];
    case 'refund_payment':
      return [
        { ...report, type: 'payment.refunded', amount, of: effect.of ?? 'unnamed' },
        { ...report, type: 'payment.refund_failed' },
      ];
  }
}

/** A command as it is offered, and where it has an amount or units also for part of them. */
function variantsOf({ command }: Available, order: Order): Tell[] {
  if (command.type === 'payment.refund') {
    return order.payments.flatMap(({ context }) =>
      context.rows
        .filter(({ kind }) => kind === 'captured')
        .flatMap(({ reference: of }) => [command, { ...command, amount: eur(10_00) }].map((one) => ({ ...one, of }))),
    );
  }
  if (command.type === 'payment.capture') return [command, { ...command, amount: eur(10_00) }];
  if (command.type === 'return.receive' || command.type === 'return.inspect')
    return [command, { ...command, units: command.units.map((unit) => ({ ...unit, quantity: 1 })) } as Tell];
  return [command];
}

interface Walk {
  readonly reached: ReadonlySet<string>;
  /** State by state, where one step leads. */
  readonly exits: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Breadth first, over everything that differs in words, figures or in what can be done next. */
function walk({ from, stateOf, commands, facts }: Journey, most = 3_000): Walk {
  const { definition } = from;
  const who = { by: { kind: 'staff', id: 'sam' }, at: days(30) } as const;
  const exits = new Map<string, Set<string>>();
  const seen = new Set<string>();
  const queue = [from.order];
  for (let order = queue.shift(); order && seen.size < most; order = queue.shift()) {
    const offered = definition.available(order, who).filter(({ command }) => commands.test(command.type));
    const moves = [
      ...offered.filter(({ allowed }) => allowed).flatMap((one) => variantsOf(one, order as Order)),
      ...definition.pendingEffects(order).flatMap((effect) => answersTo(effect, (order as Order).revision)),
      ...facts(order),
    ];
    const state = stateOf(order);
    const out = exits.get(state) ?? new Set();
    exits.set(state, out);
    for (const move of moves) {
      const next = definition.receive(
        order,
        envelop({ at: days(30), id: `walk-${order.revision}`, ...move } as Tell, 'EUR', 0),
      );
      if (next.order === order) continue;
      if (stateOf(next.order) !== state) out.add(stateOf(next.order));
      const asked = definition
        .pendingEffects(next.order)
        .map((effect) => [effect.type, 'amount' in effect && effect.amount]);
      const key = JSON.stringify([stateOf(next.order), definition.explain(next.order), asked]);
      if (seen.has(key)) continue;
      seen.add(key);
      queue.push(next.order);
    }
  }
  return { reached: new Set(exits.keys()), exits };
}

describe.each(Object.entries(journeys))('walking a %s through apply', (_name, journey) => {
  const { reached, exits } = walk(journey);

  it('reaches every state that is published, and no other', () => {
    expect([...reached].sort()).toEqual([...journey.states].sort());
  });

  it('finds a way out of every state but those that are ends, each for its reason', () => {
    const ends = [...exits].filter(([, out]) => out.size === 0).map(([state]) => state);

    expect(ends.sort()).toEqual(Object.keys(journey.terminal).sort());
    for (const why of Object.values(journey.terminal)) expect(why).not.toBe('');
  });
});
