import { reason } from '../../src/index.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent } from './format.ts';
import { Refused, type Session, Untold } from './session.ts';

function lineOf({ story }: Session, { line, sku }: CaseEvent) {
  const found = story.order.lines.find((one) => (line === undefined ? one.sku === sku : one.id === line));
  if (!found) throw new Untold(`no line "${line ?? sku}" is known`);
  return found;
}

/** What the keeper itself does not do: less than there is cannot be taken. */
function lacking(type: string, line: string, requested: number, available: number): never {
  throw new Refused(type, [reason('out_of_stock', { line, requested, available: Math.max(0, available) })]);
}

const articleOf = ({ sku }: CaseEvent, fallback: string) => sku ?? fallback;

function told(session: Session, facts: ReturnType<Session['keeper']['change']>): void {
  for (const { id: _, at: __, by: ___, ...fact } of facts) session.tell(fact);
}

/** The shelves themselves: what a shop or somebody else does to them, beside the order. */
export const stockEvents: Readonly<Record<string, Handler>> = {
  reserve: (session, event) => {
    const line = lineOf(session, event);
    const { keeper } = session;
    const before = keeper.levels();
    const wanted = (event.qty ?? 0) - (event.replaces ? (before[line.sku]?.allocated ?? 0) : 0);
    const available = keeper.available(line.id);
    if (wanted > available && !line.allowBackorder) lacking('reserve_stock', line.id, wanted, available);
    keeper.allocate(line.sku, wanted);
  },
  releaseReservation: (session, event) => release(session, event),
  deallocate: (session, event) => release(session, event),
  increaseAllocation: (session, event) => {
    const line = lineOf(session, event);
    const available = session.keeper.available(line.id);
    if ((event.qty ?? 0) > available) lacking('reserve_stock', line.id, event.qty ?? 0, available);
    session.keeper.allocate(line.sku, event.qty ?? 0);
  },
  decreaseAllocations: (session, event) => {
    for (const one of event.lines ?? [event as { line?: string; qty?: number }])
      release(session, { type: event.type, ...(one.line !== undefined && { line: one.line }), qty: one.qty ?? 0 });
  },
  increaseStock: (session, event) => {
    const { sku } = lineOf(session, event);
    told(session, session.keeper.change(articleOf(event, sku), event.qty ?? 0));
    if (event.allocate) session.keeper.allocate(articleOf(event, sku), event.qty ?? 0);
  },
  decreaseStock: (session, event) => {
    const line = lineOf(session, event);
    const onHand = session.keeper.onHand(line.id);
    if ((event.qty ?? 0) > onHand && !line.allowBackorder) lacking('commit_stock', line.id, event.qty ?? 0, onHand);
    if (event.deallocate) release(session, event);
    session.keeper.change(line.sku, -(event.qty ?? 0));
  },
  setStock: (session, event) => {
    const line = lineOf(session, event);
    const { keeper } = session;
    if (event.tracked !== undefined) keeper.track(line.sku, event.tracked);
    const level = keeper.levels()[line.sku];
    const held = level?.allocated ?? 0;
    if ((event.onHand ?? 0) < held) lacking('commit_stock', line.id, held, event.onHand ?? 0);
    told(session, keeper.change(line.sku, (event.onHand ?? 0) - (level?.onHand ?? 0)));
  },
  hold: (session, event) => {
    session.settleStock();
    if (event.owner !== 'self') return;
    session.wait(event.ageMinutes ?? 0);
    for (const due of session.shop.tick(session.order(), session.now())) session.ask(due as never);
  },
};

function release(session: Session, event: CaseEvent): void {
  const line = lineOf(session, event);
  const { keeper } = session;
  const held = keeper.levels()[line.sku]?.allocated ?? 0;
  if ((event.qty ?? 0) > held) lacking('release_stock', line.id, event.qty ?? 0, held);
  session.keeper.allocate(line.sku, -(event.qty ?? 0));
}
