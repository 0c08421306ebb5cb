import type { CoreOrderDefinition, Figures, Order, OrderEvent, Outcome, Reason } from '../../core.ts';
import { isWrittenInto } from '../frozen.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { instantAt } from '../histories/openings.ts';
import { breaks } from './law-broken.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;
const writes = 'writes into the order that it is given, or into the event';

/**
 * Law 26: nothing is refused because a guard of the shop or a hook of a plugin failed, and none of what is read of a plugin is left out
 * because it did: the conditions of its states and labels, its deadlines and what it asks. None of them writes into what it is given.
 */
export function noHookFails(
  definition: CoreOrderDefinition,
  { opening, events }: Pick<GeneratedHistory, 'opening' | 'events'>,
): void {
  const { first, told, last } = tell(definition, { opening, events });
  const asked: readonly Asked[] = [
    { order: first, sent: [], failed: readingsIn(definition, first) },
    ...told.map(({ before, event, applied }) => ({
      order: before,
      sent: [event],
      failed: [...refusalsIn(applied.outcome), ...readingsIn(definition, applied.order)],
    })),
    { order: last, sent: [], failed: failuresOf(definition, last, []) },
  ];
  for (const [place, { order, sent, failed }] of asked.entries()) {
    const [one] = failed;
    const isLast = place === asked.length - 1;
    if (one === undefined && !isLast) continue;
    const isWritten = isWrittenInto(order, sent, (...these) => failuresOf(definition, ...these).length > 0);
    if (one === undefined && !isWritten) continue;
    const about = one === undefined ? '' : `: ${JSON.stringify(one)}`;
    const story = { opening, events: events.slice(0, place) };
    const what = `a hook ${isWritten ? writes : 'failed'}${about}`;
    breaks('noHookFails', `after event ${story.events.length} ${what}`, definition, story);
  }
}

/** An order that was asked about, what it was told then, and what failed. */
interface Asked {
  readonly order: Order;
  readonly sent: readonly OrderEvent[];
  readonly failed: readonly Figures[];
}

/** What fails where a shop is asked about an order, and where it is told these events. */
function failuresOf(definition: CoreOrderDefinition, order: Order, sent: readonly OrderEvent[]): readonly Figures[] {
  const open = definition.available(order, { by: staff, at: instantAt(0) });
  const applied = sent.map((event) => definition.apply(order, event));
  return [
    ...readingsIn(definition, order),
    ...open.flatMap(({ reasons }) => failedAmong(reasons)),
    ...applied.flatMap((one) => [...refusalsIn(one.outcome), ...readingsIn(definition, one.order)]),
  ];
}

/** What fails of what is read of an order's plugins. */
function readingsIn(definition: CoreOrderDefinition, order: Order): readonly Figures[] {
  return definition
    .discrepanciesOf(order)
    .flatMap(({ code, subject = '', data }) => (code === 'plugin_failed' ? [{ plugin: subject, ...data }] : []));
}

function refusalsIn(outcome: Outcome): readonly Figures[] {
  return 'reasons' in outcome ? failedAmong(outcome.reasons ?? []) : [];
}

function failedAmong(reasons: readonly Reason[]): readonly Figures[] {
  return reasons.flatMap(({ code, data }) => (code === 'hook_failed' ? [data] : []));
}
