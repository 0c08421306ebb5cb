import type { CoreOrderDefinition, Order, Policy } from '../../core.ts';
import { deciding, shopOf } from '../histories/arbitraries.ts';
import type { GeneratedHistory } from '../histories/history.ts';
import { freezingOnlyDelays } from '../laws/laws.archive.ts';
import { anyOrderOfPluginsIsTheSame } from '../laws/laws.plugins.ts';
import { decidedAnew, eachStepIsAlike } from '../laws/laws.policy.ts';
import { beginningAt } from './beginning.ts';

/** Law 13 of what can come next to an order. */
export function pluginsComeInAnyOrder(definition: CoreOrderDefinition, history: GeneratedHistory, order: Order): void {
  anyOrderOfPluginsIsTheSame(definition, history, ({ plugins, ...options }) => {
    const listed = plugins?.map(({ id }) => id).join() ?? 'none';
    const shop = otherwise(definition, listed, () => shopOf({ ...options, ...(plugins && { plugins }) }));
    return beginningAt(shop, order);
  });
}

/** Law 15 of the facts that may come next to an order. */
export function freezingDelaysFacts(definition: CoreOrderDefinition, history: GeneratedHistory, order: Order): void {
  if (history.events.length === 0) return;
  const shop = otherwise(definition, 'frozen', () => deciding(definition, { archived: 'freeze' }));
  const obligations = { ...order.obligations, archived: 'freeze' } as const;
  freezingOnlyDelays(beginningAt(shop, { ...order, obligations }), history, 0);
}

/** Laws 21 and 22 of what can come next to an order. */
export function decidedOtherwiseGoesOnAlike(
  definition: CoreOrderDefinition,
  history: GeneratedHistory,
  when: 'shown' | 'placed',
): void {
  const { options, policy } = definition;
  const shop = otherwise(definition, when, () =>
    shopOf({ ...options, policy: decidedAnew(definition, elseThan(policy), when) }),
  );
  eachStepIsAlike(definition, shop, history);
}

const others = new WeakMap<CoreOrderDefinition['options'], Map<string, CoreOrderDefinition>>();

/** The shop as it could have been defined, which is done once. */
function otherwise(
  { options }: CoreOrderDefinition,
  how: string,
  define: () => CoreOrderDefinition,
): CoreOrderDefinition {
  const known = others.get(options) ?? new Map<string, CoreOrderDefinition>();
  others.set(options, known);
  const defined = known.get(how) ?? define();
  known.set(how, defined);
  return defined;
}

function elseThan(policy: Policy): Partial<Policy> {
  return {
    completedWhen: policy.completedWhen === 'closed' ? 'delivered' : 'closed',
    refundComparedWith: policy.refundComparedWith === 'total' ? 'captured' : 'total',
    canceledUnits: policy.canceledUnits === 'counted' ? 'ignored' : 'counted',
    cancelAfterCapture: policy.cancelAfterCapture === 'refuse' ? 'refund' : 'refuse',
    lateMoney: policy.lateMoney === 'refund' ? 'discrepancy' : 'refund',
    unpaidAfter: { days: 1 },
    stock: policy.stock === 'asked' ? 'outside' : 'asked',
  };
}
