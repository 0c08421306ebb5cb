/** Why a parcel refuses what is asked of it: each refusal with what a packer needs to know. */
import { describe, expect, it } from 'vitest';
import { longest } from '../../src/events.ts';
import type { Quantities, Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ask = (what: string, id: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: 'box', id, ...more }) as Tell;
const report = (what: string, reference: string, more: object = {}): Tell =>
  ({ type: `fulfillment.${what}`, fulfillment: 'box', reference, ...more }) as Tell;
const ship = (id: string) => ask('ship', id);
const left = (reference: string, units: Quantities) => report('shipped', reference, { units });
const unship = (of: string) => ask('unship', `back-${of}`, { of, reason: 'wrong label' });
const request = ask('request', 'ask', { service: 'depot' });
const accepted = report('accepted', 'yes', { op: 'ask' });
const boxed = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(captured);
const refusedBy = (history: readonly Tell[], command: Tell) => {
  const outcome = boxed.when(...history, command).latest.at(-1)?.outcome;
  return outcome?.kind === 'rejected' ? outcome.reasons.map(({ code, data }) => ({ code, data })) : outcome?.kind;
};

describe('a parcel', () => {
  it.each<[story: string, history: readonly Tell[], command: Tell, code: string, data: object]>([
    [
      'is packed with no more than it is to hold',
      [],
      ask('pack', 'p', { units: { shirt: 3 } }),
      'exceeds_parcel',
      { line: 'shirt', requested: 3, available: 2 },
    ],
    [
      'is sent once under each number',
      [ask('ship', 's-1', { reference: 'way-1' }), unship('way-1')],
      ask('ship', 's-2', { reference: 'way-1' }),
      'reference_used',
      { reference: 'way-1' },
    ],
    [
      'that a service has is not split',
      [request, accepted],
      ask('split', 'cut', { into: 'other', units: { mug: 1 } }),
      'with_service',
      { service: 'depot' },
    ],
    [
      'that a service has is not moved elsewhere',
      [request, accepted],
      ask('move', 'go', { location: 'north' }),
      'with_service',
      { service: 'depot' },
    ],
    [
      'is offered for pickup under a name that can be written down',
      [ask('pack', 'p')],
      ask('offer', 'x'.repeat(longest.reference + 1), { until: '2026-04-01T00:00:00.000Z' }),
      'invalid_event',
      { path: 'id', problem: `a text of 1 to ${longest.reference} characters is needed` },
    ],
    [
      'is called off at a service once at a time',
      [request, accepted, ask('cancel', 'stop')],
      ask('cancel', 'stop-2'),
      'operation_pending',
      { operations: ['stop'] },
    ],
    [
      'takes back no shipment that there never was',
      [ship('s-1')],
      unship('s-9'),
      'unknown_part',
      { part: 'shipment', id: 's-9' },
    ],
    [
      'takes back no shipment of which something arrived',
      [ship('s-1'), report('delivered', 'd', { of: 's-1', units: { mug: 1 } })],
      unship('s-1'),
      'already_delivered',
      { shipment: 's-1' },
    ],
    [
      'takes back no shipment without which too little would have left for what arrived',
      [left('s-1', { shirt: 2 }), left('s-2', { mug: 1 }), report('delivered', 'd', { units: { mug: 1 } })],
      unship('s-2'),
      'already_delivered',
      { shipment: 's-2' },
    ],
  ])('%s', (_, history, command, code, data) => {
    expect(refusedBy(history, command)).toContainEqual({ code, data });
  });

  it('takes back a shipment of which nothing arrived, though another did', () => {
    const history = [
      left('s-1', { shirt: 2 }),
      left('s-2', { mug: 1 }),
      report('delivered', 'd', { of: 's-1' }),
      unship('s-2'),
    ];
    boxed.when(...history).then({ units: { handedOver: 2, delivered: 2 } });
  });

  it('that a service gave back may be called off, asked for again and split', () => {
    const back = [request, report('rejected', 'no', { op: 'ask', cause: 'out_of_stock' })];

    boxed.when(...back, ask('split', 'cut', { into: 'other', units: { mug: 1 } })).then({});
    boxed.when(...back, ask('cancel', 'stop')).then({ fulfillments: { box: 'canceled' } });
  });

  it('is called off again at a service that refused once', () => {
    boxed
      .when(
        request,
        accepted,
        ask('cancel', 'stop'),
        report('cancel_rejected', 'on', { op: 'stop' }),
        ask('cancel', 'stop-2'),
      )
      .then({
        effects: ['request_fulfillment', 'cancel_fulfillment', 'cancel_fulfillment'].map((type) => ({ type })) as never,
      });
  });
});
