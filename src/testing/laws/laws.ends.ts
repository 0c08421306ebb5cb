import type { CoreOrderDefinition, Order } from '../../core.ts';
import type { HistoryOptions } from '../histories/arbitraries.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { pluginSamples } from '../histories/payloads.ts';
import { close, leftOpen } from './closing.ts';
import { breaks } from './law-broken.ts';

/**
 * Law 11: from every order that can be reached, commands that are available, the answers to what is asked and what plugins are told lead to
 * an end, though the customer pays nothing more: closed or canceled, with nothing asked for, nothing set aside, nothing outstanding either way, no unit to be
 * handed over and no open return. Nothing is forced, and no guard is passed over.
 */
export function everyOrderCanEnd(
  definition: CoreOrderDefinition,
  history: Pick<GeneratedHistory, 'opening' | 'events'>,
  { payloads }: Pick<HistoryOptions, 'payloads'> = {},
): void {
  const { opening, events } = history;
  const samples = pluginSamples(definition, payloads);
  const { first, told } = tell(definition, history);
  const orders: readonly Order[] = [first, ...told.map(({ applied }) => applied.order)];
  const places = new Set([0, Math.floor(events.length / 3), Math.floor((2 * events.length) / 3), events.length]);
  for (const place of places) {
    const order = orders[place] as Order;
    const instants = [opening.input.at, ...events.slice(0, place).map(({ at }) => at)].map((at) => Date.parse(at));
    const closed = close(definition, order, new Date(Math.max(...instants)).toISOString(), { samples });
    const left = leftOpen(definition, closed.order);
    if (left.length > 0) {
      const refused = definition
        .available(closed.order, {
          by: { kind: 'system', id: 'closing-time' },
          at: closed.sent.at(-1)?.at ?? opening.input.at,
        })
        .map(({ command, reasons }) => `${command.type} (${reasons.map(({ code }) => code).join(', ') || 'possible'})`);
      breaks(
        'everyOrderCanEnd',
        `after event ${place} the order comes no further than this: ${left.join('; ')}\n   ${[...new Set(refused)].join('; ')}`,
        definition,
        { opening, events: [...events.slice(0, place), ...closed.sent] },
      );
    }
  }
}
