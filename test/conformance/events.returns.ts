import { refundsOf, returnBalancesOf } from '../../src/index.ts';
import { handOver } from './events.goods.ts';
import type { Handler } from './events.money.ts';
import type { CaseEvent } from './format.ts';
import { unitsOf } from './opening.parts.ts';
import { named, type Session } from './session.ts';

const idOf = ({ order }: Session, { return: id }: CaseEvent) => named(id, order().returns, 'return');

const stateOf = ({ order }: Session, id: string) => order().returns.find((one) => one.id === id)?.state;

/** Returns: asked for, received and looked at, called off. */
export const returnEvents: Readonly<Record<string, Handler>> = {
  requestReturn: (session, event) => {
    const units = unitsOf(event.lines ?? []);
    // What never left does not come back: it is canceled.
    if (event.unfulfilled) return session.ask({ type: 'order.cancel_units', units });
    if (session.meaning.returnable === 'created') handOver(session, units);
    session.ask({ type: 'return.request', return: event.return ?? `return-${session.next()}`, units });
  },
  approveReturn: (session, event) => session.ask({ type: 'return.approve', return: idOf(session, event) }),
  receive: (session, event) => {
    const id = idOf(session, event);
    const lines = event.lines ?? [];
    const reference = `receipt-${session.next()}`;
    if (session.meaning.approval === 'implied' && stateOf(session, id) === 'requested')
      session.ask({ type: 'return.approve', return: id });
    if (stateOf(session, id) === 'closed') session.ask({ type: 'return.reopen', return: id });
    session.ask({ type: 'return.receive', return: id, units: unitsOf(lines), reference });
    const good = event.restock === false || event.outcome !== undefined ? 'write_off' : 'restock';
    const inspected = lines.flatMap(({ line, qty, damaged = 0 }) => [
      { line, quantity: qty, disposition: good },
      { line, quantity: damaged, disposition: 'damaged' },
    ]);
    const units = inspected.filter(({ quantity }) => quantity > 0);
    session.ask({ type: 'return.inspect', return: id, units, reference: `${reference}-inspected` });
    session.settleStock();
    if (session.may({ type: 'return.close', return: id })) session.ask({ type: 'return.close', return: id });
  },
  // What was accepted of a return is paid back; where nothing was, the least that can be asked for.
  reimburse: (session, event) => {
    const { order, money, ask } = session;
    const due =
      event.return === undefined
        ? refundsOf(order()).promised
        : (returnBalancesOf(order()).find((one) => one.return === event.return)?.due ?? 0);
    const named = event.return === undefined ? {} : { return: event.return };
    ask({ type: 'order.refund', amount: money(event.amount ?? Math.max(due, 1)), plan: 'first', ...named });
  },
  cancelReturn: (session, event) => session.ask({ type: 'return.cancel', return: idOf(session, event) }),
};
