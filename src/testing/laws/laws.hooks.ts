import type { CoreOrderDefinition } from '../../core.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { breaks } from './law-broken.ts';

/**
 * Law 26: nothing is refused because a guard of the shop or a hook of a plugin failed, and none of what is read of a plugin is left out
 * because it did: the conditions of its states and labels, its deadlines and what it asks.
 */
export function noHookFails(
  definition: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const { first, told } = tell(definition, { opening, events });
  const steps = [{ outcome: null, order: first }, ...told.map(({ applied }) => applied)];
  for (const [sent, { outcome, order }] of steps.entries()) {
    const reasons = outcome !== null && 'reasons' in outcome ? (outcome.reasons ?? []) : [];
    const failed = [
      ...reasons.filter(({ code }) => code === 'hook_failed'),
      ...definition.discrepanciesOf(order).filter(({ code }) => code === 'plugin_failed'),
    ];
    for (const one of failed) {
      const about = 'subject' in one ? { plugin: one.subject, ...one.data } : one.data;
      breaks('noHookFails', `after event ${sent} a hook failed: ${JSON.stringify(about)}`, definition, {
        opening,
        events: events.slice(0, sent),
      });
    }
  }
}
