/** What a part refuses by itself, with no order around it. */
import { expect, it } from 'vitest';
import { compile, type FulfillmentEvent, fulfillmentPart, type ReturnEvent, returnPart } from '../../src/index.ts';

const by = { kind: 'staff', id: 'sam' } as const;
const told = { id: 'e-1', at: '2026-03-01T00:00:00Z', by } as const;
const units = [{ line: 'shirt', quantity: 2 }];

it('a parcel is not packed, sent or split with no units named', () => {
  const { step, force } = compile(fulfillmentPart);
  const none = { state: 'open', context: { rows: [] } } as const;
  const box = force(none, { ...told, type: 'fulfillment.planned', fulfillment: 'box', units });
  const asked = ['fulfillment.pack', 'fulfillment.ship', 'fulfillment.split'].map(
    (type) => ({ ...told, type, fulfillment: 'box', into: 'bag', units: [] }) as unknown as FulfillmentEvent,
  );
  for (const event of asked) expect(step(box, event)).toMatchObject({ code: 'empty_selection' });
});

it('a return takes in and looks at some units', () => {
  const { step, force } = compile(returnPart);
  const none = { state: 'requested', context: { rows: [] } } as const;
  const requested = force(none, { ...told, type: 'return.requested', return: 'rma', units });
  const sent = force(requested, { ...told, type: 'return.received', return: 'rma', reference: 'in', units });
  const nothing = (type: string) => ({ ...told, type, return: 'rma', units: [] }) as unknown as ReturnEvent;
  expect(step(sent, nothing('return.inspect'))).toMatchObject({ code: 'empty_selection' });
});
