import { dispositions, handovers, rejectionCauses, returnCauses, trackingStatuses } from '../../core.ts';
import { box, type Maker, parcel, reference, references, units } from './hostile.known.ts';

/** Goods that leave, arrive and come back although nobody said so. */
export const hostileGoods: readonly Maker[] = [
  (k) => ({
    type: 'fulfillment.planned',
    fulfillment: parcel(k),
    units: units(k),
    ...(k.dice.chance(20) && { handover: k.dice.pick(handovers) ?? 'pickup' }),
    ...(k.dice.chance(20) && { shipBy: '2026-01-02T03:04:05Z', location: 'hall-9' }),
  }),
  (k) => ({
    type: 'fulfillment.picked',
    fulfillment: parcel(k),
    reference: k.dice.pick(references) ?? 'ref-1',
    units: units(k),
  }),
  (k) => ({
    type: 'fulfillment.packed',
    fulfillment: parcel(k),
    reference: k.dice.pick(references) ?? 'ref-1',
    ...(k.dice.chance(60) && { units: units(k) }),
  }),
  (k) => {
    const id = parcel(k);
    const named = k.dice.chance(60) ? { units: units(k) } : {};
    return {
      type: 'fulfillment.shipped',
      fulfillment: id,
      reference: reference(k, id, 'shipped'),
      ...named,
      ...(k.dice.chance(30) && { tracking: 'track-9', carrier: 'rider' }),
    };
  },
  (k) => {
    const id = parcel(k);
    const named = k.dice.chance(50) ? { units: units(k) } : {};
    const of = k.dice.chance(50) ? { of: reference(k, id, 'shipped') } : {};
    return {
      type: 'fulfillment.delivered',
      fulfillment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      ...named,
      ...of,
    };
  },
  (k) => {
    const id = parcel(k);
    return {
      type: 'fulfillment.returned_to_sender',
      fulfillment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      of: reference(k, id, 'shipped'),
    };
  },
  (k) => {
    const id = parcel(k);
    const status = k.dice.pick(trackingStatuses) ?? 'delayed';
    return {
      type: 'fulfillment.tracked',
      fulfillment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      status,
      ...(k.dice.chance(40) && { of: reference(k, id, 'shipped') }),
    };
  },
  (k) => ({
    type: 'fulfillment.delivery_failed',
    fulfillment: parcel(k),
    reference: k.dice.pick(references) ?? 'ref-1',
  }),
  (k) => {
    const id = parcel(k);
    return {
      type: k.dice.chance(50) ? 'fulfillment.lost' : 'fulfillment.damaged',
      fulfillment: id,
      reference: k.dice.pick(references) ?? 'ref-1',
      of: reference(k, id, 'shipped'),
      ...(k.dice.chance(50) && { units: units(k) }),
    };
  },
  (k) => {
    const id = parcel(k);
    const answer = { fulfillment: id, reference: k.dice.pick(references) ?? 'ref-1' };
    const op = reference(k, id, 'requested', 'cancel_asked', 'cancel');
    const kind = k.dice.below(3);
    if (kind === 0) return { ...answer, type: 'fulfillment.accepted', op };
    if (kind === 1) return { ...answer, type: 'fulfillment.cancel_rejected', op };
    return { ...answer, type: 'fulfillment.rejected', op, cause: k.dice.pick(rejectionCauses) ?? 'other' };
  },
  (k) => {
    const id = parcel(k);
    const report = { fulfillment: id, reference: k.dice.pick(references) ?? 'ref-1' };
    const of = reference(k, id, 'offered', 'verified');
    const kind = k.dice.below(5);
    if (kind === 0) return { ...report, type: 'fulfillment.overdue' };
    if (kind === 1) return { ...report, type: 'fulfillment.not_collected', of };
    if (kind === 2) return { ...report, type: 'fulfillment.ready_for_pickup', until: '2026-01-03T03:04:05Z' };
    if (kind === 3) return { ...report, type: 'fulfillment.picked_up', ...(k.dice.chance(60) && { units: units(k) }) };
    return { ...report, type: 'fulfillment.verified', units: units(k), ...(k.dice.chance(40) && { of }) };
  },
  (k) => ({ type: 'fulfillment.canceled', fulfillment: parcel(k), reference: k.dice.pick(references) ?? 'ref-1' }),
  (k) => {
    const cause = k.dice.chance(40) ? k.dice.pick(returnCauses) : undefined;
    return { type: 'return.requested', return: box(k), units: units(k), ...(cause && { cause }) };
  },
  (k) => ({
    type: 'return.label_created',
    return: box(k),
    reference: k.dice.pick(references) ?? 'ref-1',
    ...(k.dice.chance(50) && { tracking: 'back-9' }),
  }),
  (k) => ({
    type: 'return.tracked',
    return: box(k),
    reference: k.dice.pick(references) ?? 'ref-1',
    status: k.dice.pick(trackingStatuses) ?? 'delayed',
  }),
  (k) => ({ type: 'return.sent', return: box(k), reference: k.dice.pick(references) ?? 'ref-1' }),
  (k) => {
    const id = box(k);
    return { type: 'return.received', return: id, reference: reference(k, id, 'received'), units: units(k) };
  },
  (k) => {
    const id = box(k);
    const disposed = units(k).map((unit) => ({
      ...unit,
      disposition: k.dice.pick(dispositions) ?? 'write_off',
    }));
    return {
      type: 'return.inspected',
      return: id,
      reference: reference(k, id, 'inspected'),
      units: disposed,
    };
  },
  (k) => {
    const id = box(k);
    return { type: 'return.restocked', return: id, reference: reference(k, id, 'inspected') };
  },
];
