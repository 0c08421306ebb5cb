import { isOrderError, type Order, type Reason } from '../../src/index.ts';
import { goodsEvents } from './events.goods.ts';
import { type Handler, moneyEvents } from './events.money.ts';
import { orderEvents } from './events.order.ts';
import { returnEvents } from './events.returns.ts';
import { stockEvents } from './events.stock.ts';
import { transitionEvents } from './events.transitions.ts';
import type { CaseEvent, Levels, Story } from './format.ts';
import { openStory } from './opening.ts';
import { answer } from './questions.ts';
import { createSession, ProviderSaidNo, Refused, type Session, Untold } from './session.ts';
import { watched } from './unread.ts';

/** What each event of the format comes to with us. An event that is not here fails its case. */
export const events: Readonly<Record<string, Handler>> = {
  ...moneyEvents,
  ...goodsEvents,
  ...returnEvents,
  ...orderEvents,
  ...stockEvents,
  ...transitionEvents,
};

/** How things stood at one moment. */
export interface Moment {
  readonly order: Order;
  readonly stock: Levels;
}

/** What came of one event. */
export interface Happened {
  readonly type: string;
  readonly refused?: { readonly command: string; readonly reasons: readonly Reason[] };
  readonly providerFailed?: true;
  /** Fields that it tells and nobody read. */
  readonly unread: readonly string[];
  readonly before: Moment;
  readonly after: Moment;
}

/** What came of a story. */
export interface Told {
  readonly session: Session;
  readonly opening: Moment;
  readonly events: readonly Happened[];
  readonly end: Moment;
  readonly moves?: { readonly allowed: readonly string[]; readonly refused: readonly string[] };
}

/** Tells the library a story: what a case says, and nothing of what is expected of it. */
export function tellStory(story: Story): Told {
  const session = createSession(story);
  clearly('before the first event', () => openStory(session));
  const opening = momentOf(session);
  const happened = story.events.map((event, i) =>
    clearly(`event ${i + 1} (${event.type})`, () => happen(session, event)),
  );
  const { question } = story;
  const moves = question && clearly('its question', () => answer(session, question));
  return { session, opening, events: happened, end: momentOf(session), ...(moves && { moves }) };
}

function happen(session: Session, event: CaseEvent): Happened {
  const handler = Object.hasOwn(events, event.type) ? events[event.type] : undefined;
  if (!handler) throw new Untold(`no event of the type "${event.type}" is known`);
  const before = momentOf(session);
  const { event: read, unread } = watched(event);
  try {
    handler(session, read);
  } catch (error) {
    if (error instanceof Refused) {
      session.become(before.order);
      const { command, reasons } = error;
      return { type: event.type, refused: { command, reasons }, unread: [], before, after: momentOf(session) };
    }
    if (!(error instanceof ProviderSaidNo)) throw error;
    session.settleStock();
    return { type: event.type, providerFailed: true, unread: unread(), before, after: momentOf(session) };
  }
  session.settleStock();
  return { type: event.type, unread: unread(), before, after: momentOf(session) };
}

function momentOf({ order, keeper }: Session): Moment {
  return { order: order(), stock: keeper.levels() };
}

/** What goes wrong says where: a story that cannot be told fails its case, never the run. */
function clearly<Result>(where: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    if (error instanceof Untold || error instanceof Refused || isOrderError(error))
      throw new Untold(`${where}: ${(error as Error).message}`);
    throw error;
  }
}
