import { reason } from '../../src/index.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent, CaseLine } from './format.ts';
import { Refused, type Session, Untold } from './session.ts';

function lineOf({ story }: Session, line: string | undefined, sku: string | undefined): CaseLine {
  const found = story.order.lines.find((one) => (line === undefined ? one.sku === sku : one.id === line));
  if (!found) throw new Untold(`no line "${line ?? sku}" is known`);
  return found;
}

/** A shop's own guard of its shelves, where no order is asked about: less than there is cannot be taken. */
function upTo(type: string, line: string, requested: number, available: number): void {
  if (requested > available)
    throw new Refused(type, [reason('out_of_stock', { line, requested, available: Math.max(0, available) })]);
}

function told(session: Session, facts: ReturnType<Session['keeper']['change']>): void {
  for (const { id: _, at: __, by: ___, ...fact } of facts) session.tell(fact);
}

/** Pieces are kept back for somebody, as many as are free. */
function keep(session: Session, { line: id, sku, qty = 0, location }: CaseEvent, isIncrease = true): void {
  const line = lineOf(session, id, sku);
  const { keeper } = session;
  const wanted = isIncrease ? qty : qty - keeper.allocated(line.sku, location);
  if (!line.allowBackorder) upTo('reserve_stock', line.id, wanted, keeper.available(line.id, location));
  keeper.allocate(line.sku, wanted, location);
}

/** What is kept back for somebody is let go, as many pieces as are kept back. */
function release(session: Session, { line: id, sku, qty = 0, location }: CaseEvent): void {
  const line = lineOf(session, id, sku);
  upTo('release_stock', line.id, qty, session.keeper.allocated(line.sku, location));
  session.keeper.allocate(line.sku, -qty, location);
}

/** An event about several lines is one about each. */
const ofEach =
  (one: (session: Session, event: CaseEvent) => void): Handler =>
  (session, event) => {
    const { type, lines, location } = event;
    if (!lines) return one(session, event);
    for (const { line, qty } of lines) one(session, { type, line, qty, ...(location !== undefined && { location }) });
  };

/** The shelves themselves: what a shop or somebody else does to them, beside the order. */
export const stockEvents: Readonly<Record<string, Handler>> = {
  reserve: ofEach((session, event) => keep(session, event, event.replaces !== true)),
  increaseAllocation: ofEach(keep),
  releaseReservation: ofEach(release),
  deallocate: ofEach(release),
  decreaseAllocations: ofEach(release),
  increaseStock: ofEach((session, event) => {
    const { sku, qty = 0, location } = event;
    const article = sku ?? lineOf(session, event.line, sku).sku;
    told(session, session.keeper.change(article, qty, location));
    if (event.allocate) session.keeper.allocate(article, qty, location);
  }),
  decreaseStock: ofEach((session, event) => {
    const { qty = 0, location } = event;
    const line = lineOf(session, event.line, event.sku);
    if (!line.allowBackorder) upTo('commit_stock', line.id, qty, session.keeper.onHand(line.id, location));
    if (event.deallocate) release(session, event);
    session.keeper.change(line.sku, -qty, location);
  }),
  setStock: (session, event) => {
    const { onHand = 0, location } = event;
    const { id, sku } = lineOf(session, event.line, event.sku);
    const { keeper } = session;
    if (event.tracked !== undefined) keeper.track(sku, event.tracked);
    const held = keeper.allocated(sku, location);
    upTo('commit_stock', id, held, onHand);
    told(session, keeper.change(sku, onHand - keeper.onShelf(sku, location), location));
    if (event.allocated !== undefined) keeper.allocate(sku, event.allocated - held, location);
  },
  // Held while the customer is in the checkout: the order is placed to hold them, and waits to be paid.
  hold: (session, event) => {
    const { id } = lineOf(session, event.line, event.sku);
    session.askToHold(id, event.qty);
    session.settleStock();
    if (event.owner !== 'self') return;
    session.wait(event.ageMinutes ?? 0);
    for (const due of session.shop.tick(session.order(), session.now())) session.ask(due as never);
  },
};
