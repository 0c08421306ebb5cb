import {
  type Applied,
  type CoreOrderDefinition,
  fulfillmentPart,
  type Order,
  type OrderEvent,
  type Part,
  type PartEvent,
  paymentPart,
  returnPart,
} from '../../core.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from '../laws/law-broken.ts';
import { bothExecutorsAgree } from '../laws/laws.parts.ts';
import { everyUnitIsInOneStockState } from '../laws/laws.stock.ts';
import { whatMovedIsTold } from '../laws/laws.tellings.ts';
import { type Attempt, type HeldLaw, historyOf } from './laws.steps.ts';
import type { Scene } from './scene.ts';

/** Laws that tell a whole life anew, by number. */
export const lawsOfLives: Readonly<Record<number, HeldLaw>> = {
  1: replaysToItsEnd,
  6: unitsAreInOneStockState,
  10: bothExecutorsAgreeOnItsParts,
  23: whatMovedIsTold,
};

/** Holds every law of lives against those of a scene. */
export function lawsHoldIn(scene: Scene, lives: Iterable<readonly OrderEvent[]>, attempt: Attempt): number {
  const definition = remembering(scene.definition);
  let count = 0;
  for (const events of lives) {
    count += 1;
    for (const law of Object.values(lawsOfLives)) attempt(() => law(definition, historyOf(scene, events)));
  }
  return count;
}

/** The same shop, which knows how an order began and what it was told last: a life that begins as the last one is not told anew. */
function remembering(definition: CoreOrderDefinition): CoreOrderDefinition {
  const last = new WeakMap<Order, { readonly event: OrderEvent; readonly applied: Applied }>();
  const begins = <Input extends object>(begin: (input: Input) => Applied) => {
    const known = new WeakMap<Input, Applied>();
    return (input: Input): Applied => {
      const begun = known.get(input) ?? begin(input);
      known.set(input, begun);
      return begun;
    };
  };
  return {
    ...definition,
    place: begins(definition.place),
    draft: begins(definition.draft),
    adopt: begins(definition.adopt),
    apply: (order, event) => {
      const known = last.get(order);
      if (known?.event === event) return known.applied;
      const applied = definition.apply(order, event);
      last.set(order, { event, applied });
      return applied;
    },
  };
}

/** Law 1 of the end of a life: its prefixes are ends of other lives, or of this one's beginning. */
function replaysToItsEnd(definition: CoreOrderDefinition, { opening, events }: GeneratedHistory): void {
  const { told, last } = tell(definition, { opening, events });
  const entries = told.map(({ event, applied: { outcome } }) => ({ event, outcome: { kind: outcome.kind } }));
  const history = { opening, entries };
  const fails = (problem: string) => breaks('replaysToItsEnd', problem, definition, { opening, events });
  if (JSON.stringify(definition.replay(history)) !== JSON.stringify(last)) fails('replayed it is another order');
  if (definition.audit(history).length > 0) fails('audited it is decided otherwise');
}

/** Law 6 with a warehouse of too few pieces, enough, or none. */
function unitsAreInOneStockState(definition: CoreOrderDefinition, history: GeneratedHistory): void {
  if (definition.policy.stock !== 'asked') return;
  const shelves = [history.events.length % 4];
  everyUnitIsInOneStockState(definition, history, { shelves, mail: ['asked', 'nothing', 'sent', 'arrives'] });
}

const agreed = new WeakMap<CoreOrderDefinition, Set<string>>();

/** Law 10 of what each part of the order was told; what several lives tell a part is told it once. */
function bothExecutorsAgreeOnItsParts(definition: CoreOrderDefinition, { opening, events }: GeneratedHistory): void {
  const known = agreed.get(definition) ?? new Set();
  agreed.set(definition, known);
  const agree = <Context>(part: Part<Context, never, string>, context: Context, field: string) => {
    const ids = new Set(events.flatMap((event) => (field in event ? [event[field as never] as string] : [])));
    for (const id of ids) {
      const told = events.filter((event) => event.type.startsWith(`${field}.`) && event[field as never] === id);
      const text = JSON.stringify(told);
      if (!known.has(text)) bothExecutorsAgree(part as unknown as Part<Context, PartEvent, string>, context, told);
      known.add(text);
    }
  };
  agree(paymentPart, { currency: opening.input.currency, rows: [] }, 'payment');
  agree(fulfillmentPart, { rows: [] }, 'fulfillment');
  agree(returnPart, { rows: [] }, 'return');
}
