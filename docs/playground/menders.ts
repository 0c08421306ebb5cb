import type { Discrepancy, Order, OrderDefinition } from '../../src/index.ts';
import { answersTo } from './answers.ts';
import { commandsOf } from './commands.ts';
import { factsOf } from './facts.ts';
import type { Page } from './page.ts';
import { nextInstant, sent, type Told } from './session.ts';

/** An event that mends something, and how it is sent. */
export interface Mender {
  readonly told: Told;
  readonly send: () => void;
}

const most = 3;

/** Nobody sends these to put an order right, though they may. */
const misfortunes: ReadonlySet<string> = new Set([
  'payment.dispute_opened',
  'payment.expired',
  'payment.failed',
  'fulfillment.damaged',
  'fulfillment.lost',
]);

/** What does not add up, without its amounts: those may change while it stays. */
export function sameDoubt({ code, subject, data }: Discrepancy): string {
  const names = Object.values(data).filter((value) => typeof value === 'string');
  return JSON.stringify([code, subject, names.sort()]);
}

/** Each event that could be sent now is tried: those after which this is gone. Those that bring nothing new with them are preferred. */
export function mendersOf(page: Page): (doubt: Discrepancy) => readonly Mender[] {
  const { definition, order } = page;
  const before = doubtsOf(definition, order);
  const tried = offersOf(page).map((offer) => ({ offer, after: doubtsOf(definition, after(page, offer.told)) }));
  return (doubt) => {
    const gone = tried.filter(({ after }) => !after.has(sameDoubt(doubt)));
    const clean = gone.filter(({ after }) => [...after].every((one) => before.has(one)));
    return (clean.length > 0 ? clean : gone).map(({ offer }) => offer).slice(0, most);
  };
}

function doubtsOf(definition: OrderDefinition, order: Order): ReadonlySet<string> {
  return new Set(definition.discrepanciesOf(order).map(sameDoubt));
}

function after({ definition, order, session }: Page, told: Told): Order {
  return definition.receive(order, sent({ at: nextInstant(session), ...told }, session.at + 1)).order;
}

/** What could come now: what is on its way, what was asked for, other facts, and commands. */
function offersOf({ definition, order, session, desk, act }: Page): readonly Mender[] {
  const at = nextInstant(session);
  const answers = definition
    .pendingEffects(order)
    .flatMap((effect) => answersTo(effect, 'answer-done', order).yes ?? []);
  const commands = commandsOf(definition, order, { by: { kind: 'staff', id: 'sam' }, at })
    .filter(({ allowed }) => allowed)
    .map(({ command }) => command as unknown as Told);
  return [
    ...desk.kept.map((told, place) => ({ told, send: () => act.deliver(place) })),
    ...[...answers, ...factsOf({ definition, order, kept: desk.kept, at }), ...commands]
      .filter(({ type }) => !misfortunes.has(type))
      .map((told) => ({ told, send: () => act.ask(told) })),
  ];
}
