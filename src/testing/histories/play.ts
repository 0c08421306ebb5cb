import * as fc from 'fast-check';
import type { CoreOrderDefinition, Opening, Order, OrderEvent } from '../../core.ts';
import { hasNotLeft } from '../../fulfillment/fulfillment.status.ts';
import { close } from '../laws/closing.ts';
import { Dice } from './dice.ts';
import { alreadyTold, begin, type GeneratedHistory, type HistoryStep, isCommand, step } from './history.ts';
import { type EventKind, nextEvent } from './next.ts';
import { instantAt } from './openings.ts';
import type { PluginSample } from './payloads.ts';
import type { Scene } from './scene.ts';
import { staff } from './sent.ts';
import { storyOf } from './story.ts';
import { carrier, warehouse } from './world.seen.ts';

/** How the partners of an order behave: what share of a hundred steps is hostile, and where the commands end. */
export interface Temper {
  readonly hostile: number;
  /** What share of the rest asks for what is not to be; few unless said otherwise. */
  readonly refused?: number;
  /** From this step on, only facts ... */
  readonly factsFrom?: number;
  /** ... of which this share is hostile. */
  readonly hostileAfter?: number;
  /** What share of a hundred steps lets time pass until something falls due; few unless said otherwise. */
  readonly waits?: number;
  /** What share of a hundred steps is the shop's, before its partners'; 60 unless said otherwise. */
  readonly acts?: number;
  /** Commands whose types begin so are sent more often. */
  readonly eagerFor?: readonly string[];
  /** After so many steps, once the order is placed, every parcel arrives, and what is in none is set to delivered. */
  readonly sentAfter?: number;
  /** After so many steps a patient shop brings the order to its end, and it goes on from there. */
  readonly endsAfter?: number;
}

/** Numbers from which one step is made. */
export type StepDraw = readonly number[];

const hour = 3_600_000;

/**
 * Plays an order: every step is decided by drawn numbers against the order as it stands, so that fewer or smaller numbers are a
 * shorter or plainer history.
 */
export function play(
  definition: CoreOrderDefinition,
  opening: Opening,
  temper: Temper,
  steps: readonly StepDraw[],
  samples: readonly PluginSample[],
): GeneratedHistory {
  const events: OrderEvent[] = [];
  const hostile: number[] = [];
  const refusedOnPurpose: number[] = [];
  const told: HistoryStep[] = [];
  const first = begin(definition, opening);
  const eager = temper.eagerFor && { eagerFor: temper.eagerFor };
  let order: Order = first;
  let sentFrom = temper.sentAfter ?? Number.POSITIVE_INFINITY;
  let clock = 0;
  let references = 0;
  for (const [index, draws] of steps.entries()) {
    const dice = new Dice(draws);
    const onlyFacts = index >= (temper.factsFrom ?? Number.POSITIVE_INFINITY);
    const hostileShare = onlyFacts ? (temper.hostileAfter ?? temper.hostile) : temper.hostile;
    clock += (1 + dice.below(12)) * hour;
    const at = instantAt(clock);
    const fresh = (noun: string) => `${noun}-${++references}`;
    const scene: Scene = {
      definition,
      order,
      at,
      id: `event-${index + 1}`,
      dice,
      fresh,
      sent: events,
      samples,
      ...eager,
    };
    const send = (kind: EventKind): readonly OrderEvent[] => {
      const event = nextEvent(kind, scene);
      return event ? [event] : [];
    };

    let next: readonly OrderEvent[] = [];
    const roll = dice.below(100);
    if (index === temper.endsAfter) {
      next = close(definition, order, at, { samples, name: scene.id }).sent;
      clock = Math.max(clock, ...next.map((event) => Date.parse(event.at) - Date.parse(instantAt(0))));
    } else if (index >= sentFrom && order.lifecycle.state !== 'draft') {
      sentFrom = Number.POSITIVE_INFINITY;
      next = arrivals(order, scene);
    } else if (99 - dice.below(100) < hostileShare) {
      next = send('hostile');
      if (next.length > 0) hostile.push(events.length);
    } else if (roll < 6 && events.length > 0) {
      const again = dice.pick(events.filter((event) => !onlyFacts || !isCommand(definition, event)));
      if (again) next = [again];
    } else if (onlyFacts) {
      next = send('honest');
    } else if (roll < 6 + (temper.refused ?? 5)) {
      next = send('refused');
      if (next.length > 0) refusedOnPurpose.push(events.length);
    } else if (roll < 6 + (temper.refused ?? 5) + (temper.waits ?? 5)) {
      const due = definition.nextDeadline(order);
      if (due) {
        clock = Math.max(clock, Date.parse(due.dueAt) - Date.parse(instantAt(0)));
        next = definition.tick(order, instantAt(clock));
      }
    }
    if (next.length === 0 && !onlyFacts && roll < (temper.acts ?? 60)) next = send('allowed');
    if (next.length === 0) next = send('honest');
    for (const event of next) {
      const applied = step(definition, order, event);
      events.push(event);
      told.push({ event, before: order, applied });
      order = applied.order;
    }
  }
  const history = withStory({ definition, opening, events, hostile, refusedOnPurpose });
  return alreadyTold(history, { first, told, last: order });
}

/** Every parcel leaves and arrives, as the warehouse and the carrier tell; without parcels staff say so. */
function arrivals({ fulfillments }: Order, { id, at, fresh }: Scene): readonly OrderEvent[] {
  const here = fulfillments.filter(({ state }) => hasNotLeft.has(state));
  if (here.length === 0)
    return [{ id, at, by: staff, type: 'order.set_status', fulfillment: 'delivered', reason: 'it arrived' }];
  return here.flatMap(({ id: fulfillment }): OrderEvent[] => {
    const [shipment, delivery] = [fresh('shipment'), fresh('delivery')];
    return [
      { id: shipment, at, by: warehouse, type: 'fulfillment.shipped', fulfillment, reference: shipment },
      { id: delivery, at, by: carrier, type: 'fulfillment.delivered', fulfillment, reference: delivery, of: shipment },
    ];
  });
}

/** Shows a failing history as a story instead of a heap of JSON; `{ opening, events }` stay plain data. */
function withStory(history: GeneratedHistory): GeneratedHistory {
  return Object.defineProperty(history, fc.toStringMethod, {
    enumerable: false,
    value: () => `a history:\n${storyOf(history.definition, history)}\n`,
  });
}
