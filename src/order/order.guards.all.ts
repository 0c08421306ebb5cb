import { once } from '../once.ts';
import type { Guard } from './order.guard.ts';
import { policyGuards } from './order.guards.policy.ts';
import { countsAsPaid, pluginGuards } from './order.plugin.guards.ts';
import type { Plugins } from './order.plugins.ts';
import type { Policy } from './order.policy.ts';
import { coreGuards } from './order.readiness.ts';

/** Made once for each policy and each set of plugins. */
const standing: (policy: Policy) => (plugins: Plugins) => readonly Guard[] = once((policy) =>
  once((plugins) => [
    ...coreGuards,
    ...policyGuards(policy, (order) => countsAsPaid(plugins, order, policy)),
    ...pluginGuards(plugins, policy),
  ]),
);

/** The same with a shop's own behind them. */
const withOwn: (standing: readonly Guard[]) => (guards: readonly Guard[]) => readonly Guard[] = once((standing) =>
  once((guards) => [...standing, ...guards]),
);

/** Every question that is asked before a command is accepted: the library's, the policy's, the plugins' and the shop's. */
export function guardsOf(policy: Policy, plugins: Plugins, guards: readonly Guard[]): readonly Guard[] {
  const usual = standing(policy)(plugins);
  return guards.length === 0 ? usual : withOwn(usual)(guards);
}
