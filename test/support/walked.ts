import * as fc from 'fast-check';
import type { FulfillmentContext } from '../../src/fulfillment/fulfillment.rows.ts';
import { fulfillmentPart, lifecyclePart, paymentPart, returnPart } from '../../src/index.ts';
import { compile, type Instance } from '../../src/part/compile.ts';
import type { Part, PartEvent } from '../../src/part/part.ts';
import { fulfillmentEvents, returnEvents } from '../../src/testing/histories/part-events.goods.ts';
import { paymentEvents } from '../../src/testing/histories/part-events.payment.ts';
import { lifecycleEvents } from '../../src/testing/histories/part-events.ts';

/** What came of an event in a state: where it led, and what spoke against it. */
export interface Walked {
  readonly targets: ReadonlySet<string>;
  readonly against: ReadonlySet<string>;
}

/** Everything that came of a part's events, by state and event. */
export type Walks = (state: string, type: string) => Walked;

/** Takes a part through random events, each walk from the beginning. */
function walkPart<Context, Event extends PartEvent>(
  part: Part<Context, Event, string>,
  events: fc.Arbitrary<Event>,
  start: Context,
): Walks {
  const stepper = compile(part);
  const found = new Map<string, { readonly targets: Set<string>; readonly against: Set<string> }>();
  const at = (state: string, type: string) => {
    const known = found.get(`${state} ${type}`) ?? { targets: new Set(), against: new Set() };
    found.set(`${state} ${type}`, known);
    return known;
  };
  for (const told of fc.sample(fc.array(events, { minLength: 25, maxLength: 25 }), { numRuns: 2_000, seed: 1 })) {
    let now: Instance<string, Context> = { state: stepper.settle(start), context: start };
    for (const event of told) {
      const next = stepper.step(now, event);
      if (!('context' in next)) {
        at(now.state, event.type).against.add(next.code);
        continue;
      }
      if (next !== now) at(now.state, event.type).targets.add(next.state);
      now = next;
    }
  }
  return at;
}

const planned: FulfillmentContext = {
  rows: [{ kind: 'planned', reference: 'parcel-1', units: ['a', 'b'].map((line) => ({ line, quantity: 3 })) }],
};

/** What came of random events, by part. A parcel begins with units in it, or there would be little to pick. */
export const walksOf: Readonly<Record<string, () => Walks>> = {
  payment: () => walkPart(paymentPart, paymentEvents, { currency: 'EUR', rows: [] }),
  fulfillment: () => walkPart(fulfillmentPart, fulfillmentEvents, planned),
  return: () => walkPart(returnPart, returnEvents, { rows: [] }),
  lifecycle: () => walkPart(lifecyclePart, lifecycleEvents, { rows: [] }),
};
