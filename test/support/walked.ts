import * as fc from 'fast-check';
import { compile, type Instance } from '../../src/part/compile.ts';
import type { Part, PartEvent } from '../../src/part/part.ts';

/** What came of an event in a state: where it led, and what spoke against it. */
export interface Walked {
  readonly targets: ReadonlySet<string>;
  readonly against: ReadonlySet<string>;
}

/** Everything that came of a part's events, by state and event. */
export type Walks = (state: string, type: string) => Walked;

/** Takes a part through random events, each walk from the beginning. */
export function walkPart<Context, Event extends PartEvent>(
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
  for (const told of fc.sample(fc.array(events, { minLength: 25, maxLength: 25 }), { numRuns: 1_000, seed: 1 })) {
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
