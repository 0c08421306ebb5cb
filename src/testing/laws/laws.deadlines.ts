import type { CoreOrderDefinition, Order } from '../../core.ts';
import { type GeneratedHistory, isAccepted, tell } from '../histories/history.ts';
import { createDeadlineBooks } from './books.deadlines.ts';
import { breaks } from './law-broken.ts';

/** So many moments of a history are looked at, evenly spread. */
const moments = 4;
/** An order has no more deadlines than this that follow one another at one instant. */
const most = 50;

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

const law = 'whatIsDueComesOnce';

/**
 * Law 25: what falls due comes at its instant, not before it, and once: `tick` has the next deadline as soon as it is due, its event is
 * accepted, and the deadlines of one instant come to an end. What is due at an instant that follows from no promise is due at one that was
 * told; an order that nobody touched is due when its time to be paid is over, and none completes before its last parcel was out for so long.
 *
 * @returns How many fell due.
 */
export function whatIsDueComesOnce(definition: CoreOrderDefinition, history: Story): { readonly due: number } {
  deadlinesAreAsTold(definition, history);
  return eachFallsDueOnce(definition, history);
}

/** The part of law 25 that has to know how the order came to it. */
export function deadlinesAreAsTold(definition: CoreOrderDefinition, { opening, events }: Story): void {
  const { first, told } = tell(definition, { opening, events });
  const books = createDeadlineBooks(definition, opening, first);
  look(first, 0);
  for (const [i, { event, before, applied }] of told.entries()) {
    if (isAccepted({ event, before, applied })) books.read(event);
    look(applied.order, i + 1);
  }

  function look(order: Order, length: number): void {
    const due = definition.tick(order, farAway);
    const standing = due.flatMap((event) => (event.type === 'deadline.fired' ? [event.deadline] : []));
    const problem = books.problemIn(order, standing);
    if (problem !== null)
      breaks(law, `after event ${length} ${problem}`, definition, { opening, events: events.slice(0, length) });
  }
}

/** The part of law 25 that any order shows. */
export function eachFallsDueOnce(
  definition: CoreOrderDefinition,
  { opening, events }: Story,
): { readonly due: number } {
  const { first, told } = tell(definition, { opening, events });
  const orders = [first, ...told.map(({ applied }) => applied.order)];
  const stride = Math.ceil(orders.length / moments);
  let due = 0;
  for (let length = 0; length < orders.length; length += stride) due += follow(orders[length] as Order, length);
  return { due };

  function follow(reached: Order, length: number): number {
    const story = { opening, events: events.slice(0, length) };
    const fail = (problem: string) => breaks(law, `after event ${length} ${problem}`, definition, story);
    const next = definition.nextDeadline(reached);
    if (!next)
      return definition.tick(reached, farAway).length === 0 ? 0 : fail('something is due that no deadline tells');
    const early = new Date(Date.parse(next.dueAt) - 1).toISOString();
    if (definition.tick(reached, early).length > 0) fail(`something comes before ${next.dueAt}, the next deadline`);
    let order = reached;
    for (let n = 0; ; n++) {
      const [event] = definition.tick(order, next.dueAt);
      if (!event) return n > 0 ? n : fail(`nothing comes at ${next.dueAt}, the next deadline`);
      const applied = definition.apply(order, event);
      if (!isAccepted({ event, before: order, applied })) fail(`${event.id} is due and is ${applied.outcome.kind}`);
      if (n === most) fail(`what is due at ${next.dueAt} does not end: ${event.id}`);
      order = applied.order;
    }
  }
}

const farAway = '9990-01-01T00:00:00.000Z';
