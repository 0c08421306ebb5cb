import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  fulfillmentPart,
  fulfillmentStates,
  lifecyclePart,
  lifecycleStates,
  type Part,
  type PartEvent,
  paymentPart,
  paymentStates,
  returnPart,
  returnStates,
} from '../../src/index.ts';
import { fulfillmentEvents, returnEvents } from '../../src/testing/histories/part-events.goods.ts';
import { paymentEvents } from '../../src/testing/histories/part-events.payment.ts';
import { lifecycleEvents } from '../../src/testing/histories/part-events.ts';
import { bothExecutorsAgree } from '../../src/testing/laws/laws.parts.ts';
import { running } from '../support/running.ts';

/** Runs law 10 over random events of a part; every state has to be reached, and commands have to be refused now and then. */
function agree<Context, Event extends PartEvent, State extends string>(
  part: Part<Context, Event, State>,
  context: Context,
  events: fc.Arbitrary<Event>,
  states: readonly State[],
): void {
  const reached = new Set<State>();
  let refused = 0;
  fc.assert(
    fc.property(fc.noBias(fc.array(events, { maxLength: 25, size: 'max' })), (sequence) => {
      const seen = bothExecutorsAgree(part, context, sequence);
      for (const state of seen.states) reached.add(state);
      refused += seen.refused;
    }),
    running(250, 10),
  );
  expect([...reached].sort()).toEqual([...states].sort());
  expect(refused).toBeGreaterThan(0);
}

describe('compiled and interpreted (law 10)', { timeout: 600_000 }, () => {
  it('a tender takes the same steps', () => {
    agree(paymentPart, { currency: 'EUR', rows: [] }, paymentEvents, paymentStates);
  });

  it('a parcel takes the same steps', () => {
    agree(fulfillmentPart, { rows: [] }, fulfillmentEvents, fulfillmentStates);
  });

  it('a return case takes the same steps', () => {
    agree(returnPart, { rows: [] }, returnEvents, returnStates);
  });

  it("the order's own decisions take the same steps", () => {
    agree(lifecyclePart, { rows: [] }, lifecycleEvents, lifecycleStates);
  });
});
