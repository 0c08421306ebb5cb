import type { CoreOrderDefinition } from '../../core.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

/** Law 26: nothing is refused, and nothing is told to be wrong, because a guard of the shop or a hook of a plugin failed. */
export function noHookFails(
  definition: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const { told } = tell(definition, { opening, events });
  for (const [i, { applied }] of told.entries()) {
    const { outcome, order } = applied;
    const reasons = 'reasons' in outcome ? (outcome.reasons ?? []) : [];
    const failed = [
      ...reasons.filter(({ code }) => code === 'hook_failed'),
      ...definition.discrepanciesOf(order).filter(({ code }) => code === 'plugin_failed'),
    ];
    for (const { data } of failed)
      breaks('noHookFails', `after event ${i + 1} a hook failed: ${JSON.stringify(data)}`, definition, {
        opening,
        events: events.slice(0, i + 1),
      });
  }
}
