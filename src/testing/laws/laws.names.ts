import {
  type CoreOrderDefinition,
  discrepancyCodes,
  effectTypes,
  fulfillmentStates,
  lifecycleStates,
  outcomeKinds,
  paymentStates,
  reasonCodes,
  returnStates,
} from '../../core.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

const published = {
  outcome: outcomeKinds,
  reason: reasonCodes,
  effect: effectTypes,
  discrepancy: discrepancyCodes,
  'payment state': paymentStates,
  'fulfillment state': fulfillmentStates,
  'return state': returnStates,
  'lifecycle state': lifecycleStates,
} as const;

/**
 * Law 14: no outcome, reason, effect, state or discrepancy has a name that is not in the published lists. (That every name of the lists
 * occurs is counted over the whole run.)
 */
export function everyNameIsPublished(
  definition: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const { told } = tell(definition, { opening, events });
  for (const [i, { applied }] of told.entries()) {
    const { outcome, order, effects } = applied;
    const found: readonly (readonly [list: keyof typeof published, names: readonly string[]])[] = [
      ['outcome', [outcome.kind]],
      ['reason', 'reasons' in outcome ? (outcome.reasons ?? []).map(({ code }) => code) : []],
      ['effect', effects.map(({ type }) => type)],
      ['discrepancy', definition.discrepanciesOf(order).map(({ code }) => code)],
      ['payment state', order.payments.map(({ state }) => state)],
      ['fulfillment state', order.fulfillments.map(({ state }) => state)],
      ['return state', order.returns.map(({ state }) => state)],
      ['lifecycle state', [order.lifecycle.state]],
    ];
    for (const [list, names] of found)
      for (const name of names)
        if (!(published[list] as readonly string[]).includes(name))
          breaks('everyNameIsPublished', `after event ${i + 1} there is a ${list} "${name}"`, definition, {
            opening,
            events: events.slice(0, i + 1),
          });
  }
}
