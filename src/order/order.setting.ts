import { longest } from '../events.ts';
import { parcelOf } from '../fulfillment/fulfillment.ledger.ts';
import type { UnitFigures } from '../fulfillment/fulfillment.status.ts';
import { totalsOf } from '../payment/payment.ledger.ts';
import { isGatewayMethod } from '../payment/payment.methods.ts';
import { type Reason, reason } from '../reasons.ts';
import type { FulfillmentSetting, PaymentSetting } from '../statuses.ts';
import { normalUnits, withoutUnits } from '../units.ts';
import { chargeableOf, figuresOf } from './order.figures.ts';
import { isHere } from './order.held.ts';
import { envelopeOf } from './order.implied.ts';
import { linesOf } from './order.lines.ts';
import { type Cascade, nextId, routeOf, type StepEvent, stepPart } from './order.parts.ts';
import type { Command, Fact, Fulfillment, Order } from './order.ts';

/** A dialog that sets both axes at once. */
type SetStatus = Extract<Command, { readonly type: 'order.set_status' }>;
/** What a word is resolved into: commands, which are checked like any other, and reports. */
export type SettingStep = Command | Fact;

/** What each word on the payment axis stands for. */
const payments: Record<PaymentSetting, (order: Order, command: SetStatus) => readonly SettingStep[]> = {
  paid: (order, command) => {
    let left = chargeableOf(order);
    return order.payments.flatMap(({ id: payment, context }): SettingStep[] => {
      const { method, declared = 0, captured } = totalsOf(context);
      const amount = Math.min(left, declared - captured);
      if (method === undefined || isGatewayMethod(method) || amount <= 0) return [];
      left -= amount;
      return [
        {
          ...envelopeOf(command, `${command.id}:paid:${payment}`),
          type: 'payment.mark_paid',
          payment,
          reference: `${payment}:paid:${command.id}`.slice(0, longest.reference),
          amount: { amount, currency: order.currency },
        },
      ];
    });
  },
};

/** What each word on the fulfillment axis stands for. */
const fulfillments: Record<FulfillmentSetting, (order: Order, command: SetStatus) => readonly SettingStep[]> = {
  unfulfilled: (order, command) =>
    order.fulfillments.flatMap(({ id: fulfillment, state, context }): SettingStep[] =>
      (state !== 'shipped' && state !== 'delivered') || !hasGoods(order, context)
        ? []
        : parcelOf(context).shipments.map(({ reference: of }) => ({
            ...envelopeOf(command, `${command.id}:unship:${fulfillment}:${of}`),
            type: 'fulfillment.unship',
            fulfillment,
            of,
            reason: command.reason ?? '',
            ...(command.bulk && { bulk: true }),
          })),
    ),
  in_progress: (order, command) => [
    ...plansRest(order, command),
    ...restOf(order, command)
      .filter(({ state }) => state !== 'packed')
      .map(
        ({ id: fulfillment }): SettingStep => ({
          ...envelopeOf(command, `${command.id}:pack:${fulfillment}`),
          type: 'fulfillment.pack',
          fulfillment,
        }),
      ),
  ],
  fulfilled: ships,
  delivered: (order, command) => [
    ...ships(order, command),
    ...order.fulfillments.flatMap((parcel) => arrivals(parcel, command)),
    ...restOf(order, command).map(({ id: fulfillment }) => ({
      ...arrival(command, fulfillment, ''),
      of: shipmentOf(command, fulfillment),
    })),
  ],
  canceled: (_, command) => [
    {
      ...envelopeOf(command, `${command.id}:cancel`),
      type: 'order.cancel',
      scope: 'all',
      ...(command.cause !== undefined && { cause: command.cause }),
    },
  ],
};

/** What setting a status is resolved into: first the money, then the goods. */
export function settingSteps(order: Order, command: SetStatus): readonly SettingStep[] {
  const { payment, fulfillment } = command;
  const reopening = takesUp(order, command);
  const now = reopening.reduce((order, step) => {
    const stepped = stepPart(order, step, true);
    return 'order' in stepped ? stepped.order : order;
  }, order);
  return [
    ...reopening,
    ...(payment === undefined ? [] : payments[payment](now, command)),
    ...(fulfillment === undefined ? [] : fulfillments[fulfillment](now, command)),
  ];
}

/** Goods of a canceled order are only worked on once it is taken up again. */
function takesUp(
  { lifecycle }: Order,
  command: SetStatus,
): readonly Extract<Command, { readonly type: 'order.reopen' }>[] {
  const { fulfillment, reason: why = '' } = command;
  if (lifecycle.state !== 'canceled' || fulfillment === undefined || fulfillment === 'canceled') return [];
  return [{ ...envelopeOf(command, `${command.id}:reopen`), type: 'order.reopen', reason: why }];
}

/** What speaks against one of several steps, on the order as it is then. */
type Check = (order: Order, step: Command, own: Reason | null) => readonly Reason[];

/** Steps one after the other with all that follows from each, up to the first that is refused; the order behind them. */
export function unfold(
  order: Order,
  steps: readonly SettingStep[],
  cascadeOf: (order: Order, command: Command) => Cascade,
  check?: Check,
) {
  const events: StepEvent[] = [];
  let now = order;
  for (const step of steps) {
    const isCommand = routeOf(step.type)?.kind === 'command';
    const { first, next } = isCommand ? cascadeOf(now, step as Command) : { first: step as StepEvent, next: () => [] };
    const stepped = stepPart(now, first, check === undefined || !isCommand);
    const own = 'reason' in stepped ? stepped.reason : null;
    const reasons = check && isCommand ? check(now, step as Command, own) : [];
    if (reasons.length > 0) return { events, order: now, reasons };
    if (!('order' in stepped)) continue;
    events.push(first);
    now = stepped.order;
    for (const event of next(now)) {
      const after = stepPart(now, event, true);
      if ('order' in after) now = after.order;
      events.push(event);
    }
  }
  return { events, order: now, reasons: [] };
}

/** Why the order does not stand as it was to be set, once every step was taken. Where there are no goods, no word of theirs is missed. */
export function missesSetting(order: Order, { payment, fulfillment }: SetStatus): readonly Reason[] {
  const { units, money } = figuresOf(order);
  const outstanding = money.outstanding + money.writtenOff;
  return [
    ...(payment === 'paid' && outstanding > 0 ? [reason('balance_open', { outstanding })] : []),
    ...(fulfillment !== undefined && units.ordered > 0 ? missedGoods[fulfillment](units) : []),
  ];
}

const isCalledOff = ({ live }: UnitFigures) => (live === 0 ? [reason('order_canceled')] : []);
const stillSent = ({ handedOver: shipped }: UnitFigures) =>
  shipped > 0 ? [reason('already_shipped', { shipped })] : [];
const stillHere = ({ open }: UnitFigures) => (open > 0 ? [reason('units_open', { open })] : []);

/** What keeps goods from what a word says of them. */
const missedGoods: Record<FulfillmentSetting, (units: UnitFigures) => readonly Reason[]> = {
  unfulfilled: (units) => [...isCalledOff(units), ...stillSent(units)],
  in_progress: (units) => [...isCalledOff(units), ...(units.open === 0 ? stillSent(units) : [])],
  fulfilled: (units) => [...isCalledOff(units), ...stillHere(units)],
  delivered: (units) => [...isCalledOff(units), ...stillHere(units)],
  canceled: () => [],
};

/** What is on its way of a parcel arrives, shipment by shipment; what was lost or damaged does not. */
function arrivals({ id, state, context }: Fulfillment, command: SetStatus): readonly SettingStep[] {
  if (state !== 'shipped') return [];
  const { shipments, shipped, missing, delivered } = parcelOf(context);
  if (missing.length === 0)
    return shipments.map(({ reference: of }, n) => ({ ...arrival(command, id, n === 0 ? '' : `:${n}`), of }));
  const units = withoutUnits(withoutUnits(shipped, missing), delivered);
  const of = shipments.length === 1 ? shipments[0]?.reference : undefined;
  return units.length > 0 ? [{ ...arrival(command, id, ''), units, ...(of !== undefined && { of }) }] : [];
}

/** What needs no shipping has no part in the fulfillment word: it stays delivered. */
function hasGoods(order: Order, context: Fulfillment['context']): boolean {
  const goods = new Set(linesOf(order).flatMap(({ id, requiresShipping }) => (requiresShipping ? [id] : [])));
  return parcelOf(context).shipped.some(({ line }) => goods.has(line));
}

function arrival(command: SetStatus, fulfillment: string, nth: string) {
  const reference = `${command.id.slice(0, longest.reference - nth.length)}${nth}`;
  return {
    ...envelopeOf(command, `${command.id}:deliver:${fulfillment}`),
    type: 'fulfillment.delivered',
    fulfillment,
    reference,
  } as const;
}

function ships(order: Order, command: SetStatus): readonly SettingStep[] {
  return [
    ...plansRest(order, command),
    ...restOf(order, command).map(
      ({ id: fulfillment }): SettingStep => ({
        ...envelopeOf(command, `${command.id}:ship:${fulfillment}`),
        type: 'fulfillment.ship',
        fulfillment,
        reference: shipmentOf(command, fulfillment),
        ...(command.tracking !== undefined && { tracking: command.tracking }),
        ...(command.carrier !== undefined && { carrier: command.carrier }),
      }),
    ),
  ];
}

/** The reference of a parcel's shipment: no longer than a later report or command can name it. */
function shipmentOf({ id }: SetStatus, fulfillment: string): string {
  return `${id}:ship:${fulfillment}`.slice(-longest.event);
}

/** Open units that are in no parcel go into one of their own. */
function plansRest(order: Order, command: SetStatus): readonly SettingStep[] {
  const units = normalUnits(
    figuresOf(order).lines.map(({ line, open, planned }) => ({ line: line.id, quantity: Math.max(0, open - planned) })),
  );
  const envelope = envelopeOf(command, `${command.id}:plan`);
  return units.length > 0
    ? [{ ...envelope, type: 'fulfillment.plan', fulfillment: nextId(order.fulfillments, 'parcel'), units }]
    : [];
}

/** The parcels that are still here, and the one that is planned for the rest. */
function restOf(order: Order, command: SetStatus): readonly Pick<Fulfillment, 'id' | 'state'>[] {
  const planned = plansRest(order, command).map(
    () => ({ id: nextId(order.fulfillments, 'parcel'), state: 'open' }) as const,
  );
  return [...order.fulfillments.filter(isHere), ...planned];
}
