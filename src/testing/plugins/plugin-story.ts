import type { CoreOrderDefinition, OrderEvent } from '../../core.ts';
import type { Scene } from '../exploration/scene.ts';
import { tell } from '../histories/history.ts';

/** What happened to an order, for whoever does not know the library: who did what, and which words stood then. */
export function pluginStory(
  { definition, opening, says }: Pick<Scene, 'definition' | 'opening' | 'says'>,
  events: readonly OrderEvent[],
): string {
  const { first, told } = tell(definition, { opening, events });
  const lines = told.map(
    ({ event, applied: { outcome, order } }, i) =>
      `  ${i + 1}. ${sayingOf(event)}${outcome.kind === 'rejected' ? ' (refused)' : ''} -> ${wordsOf(definition, order)}`,
  );
  return [`  ${says} -> ${wordsOf(definition, first)}`, ...lines].join('\n');
}

function sayingOf(event: OrderEvent): string {
  const { type, by, id: _, at: __, occurredAt: ___, ...said } = event;
  const { payload } = said as { readonly payload?: unknown };
  const about = payload === undefined ? '' : ` ${JSON.stringify(payload)}`;
  return `${type}${about} (${by.kind})`;
}

function wordsOf(definition: CoreOrderDefinition, order: Parameters<CoreOrderDefinition['statusOf']>[0]): string {
  const { overall } = definition.statusOf(order);
  const standing = definition.explain(order).custom?.standing ?? [];
  return [overall, ...standing.map(({ word }) => word)].join(', ');
}
