import type { Actor, Fulfillment, ParkedFact, PendingEffect, Return, Units } from '../../core.ts';
import { linesOf } from '../../core.ts';
import { parcelOf } from '../../fulfillment/fulfillment.ledger.ts';
import { carrier, customer, warehouse } from '../histories/world.seen.ts';
import { stray } from './bounds.ts';
import type { EdgeKind, Next, Sight } from './edge.ts';
import { findingsOf, partsOf } from './sizes.ts';

const tell = (kind: EdgeKind, draft: ParkedFact, by: Actor = warehouse): Next => ({ kind, draft, by });

/** What warehouses, carriers, services and customers tell of parcels and of what comes back. */
export function goodsFacts(sight: Sight): Next[] {
  const { scene, order } = sight;
  return [
    ...scene.definition.pendingEffects(order).flatMap((effect) => answersTo(effect, sight)),
    ...order.fulfillments.flatMap((parcel) => ofParcel(parcel, sight)),
    ...order.returns.flatMap((box) => ofReturn(box, sight)),
    ...outOfNothing(sight),
  ];
}

function answersTo(effect: PendingEffect, { fresh }: Sight): Next[] {
  switch (effect.type) {
    case 'request_fulfillment': {
      const { fulfillment, op } = effect;
      return [
        tell('answer', { type: 'fulfillment.accepted', fulfillment, reference: fresh('accepted'), op }),
        tell('answer', {
          type: 'fulfillment.rejected',
          fulfillment,
          reference: fresh('rejected'),
          op,
          cause: 'other',
        }),
      ];
    }
    case 'cancel_fulfillment': {
      const { fulfillment, op } = effect;
      return [
        tell('answer', { type: 'fulfillment.canceled', fulfillment, reference: fresh('canceled') }),
        tell('answer', { type: 'fulfillment.cancel_rejected', fulfillment, reference: fresh('cancel_rejected'), op }),
      ];
    }
    case 'create_return_label':
      return [
        tell(
          'answer',
          { type: 'return.label_created', return: effect.return, op: effect.op, reference: fresh('label_created') },
          carrier,
        ),
      ];
    default:
      return [];
  }
}

/** A parcel that is here moves on, and one that left arrives, in whole or in part, or does not. */
function ofParcel({ id: fulfillment, state, context }: Fulfillment, { scene, fresh }: Sight): Next[] {
  const { contents, shipments } = parcelOf(context);
  const report = (type: 'packed' | 'shipped' | 'canceled', more: { readonly units?: Units } = {}): Next =>
    tell('fact', { type: `fulfillment.${type}`, fulfillment, reference: fresh(type), ...more } as ParkedFact);
  if (state === 'canceled') return [report('shipped')];
  const [last] = shipments;
  if (state !== 'shipped' && state !== 'delivered')
    return [
      ...(contents.length > 0
        ? [tell('fact', { type: 'fulfillment.picked', fulfillment, reference: fresh('picked'), units: contents })]
        : []),
      report('packed'),
      report('shipped'),
      report('canceled'),
    ];
  if (last === undefined) return [];
  const of = last.reference;
  return [
    ...partsOf(scene, contents).map((units) =>
      tell('fact', { type: 'fulfillment.delivered', fulfillment, reference: fresh('delivered'), of, units }, carrier),
    ),
    ...(['delivery_failed', 'returned_to_sender', 'lost', 'damaged'] as const).map((what) =>
      tell('fact', { type: `fulfillment.${what}`, fulfillment, reference: fresh(what), of }, carrier),
    ),
  ];
}

/** A box is sent, comes with all that was announced or less, and is looked at. */
function ofReturn({ id, state, context }: Return, { scene, fresh }: Sight): Next[] {
  const rows = (kind: string) => context.rows.find((row) => row.kind === kind)?.units ?? [];
  const ended = state === 'closed' || state === 'declined' || state === 'canceled';
  return [
    ...(state === 'approved'
      ? [tell('fact', { type: 'return.sent', return: id, reference: fresh('sent') }, customer)]
      : []),
    ...partsOf(scene, rows('requested')).map((units) =>
      tell('fact', { type: 'return.received', return: id, reference: fresh('received'), units }),
    ),
    ...(ended ? [] : partsOf(scene, rows('received'))).flatMap((units) =>
      findingsOf(scene).map((disposition) =>
        tell('fact', {
          type: 'return.inspected',
          return: id,
          reference: fresh('inspected'),
          units: units.map((unit) => ({ ...unit, disposition })),
        }),
      ),
    ),
  ];
}

/** Parcels and boxes that nobody here knows of. */
function outOfNothing({ order, fresh }: Sight): Next[] {
  const [line] = linesOf(order);
  if (!line) return [];
  const units = [{ line: line.id, quantity: 1 }];
  const fulfillment = `${stray}-${order.fulfillments.length + 1}`;
  const box = `${stray}-${order.returns.length + 1}`;
  return [
    tell('fact', { type: 'fulfillment.planned', fulfillment, units }),
    tell('fact', { type: 'fulfillment.shipped', fulfillment, reference: fresh('shipped'), units }),
    tell('fact', { type: 'return.requested', return: box, units }, customer),
    tell('fact', { type: 'return.received', return: box, reference: fresh('received'), units }),
  ];
}
