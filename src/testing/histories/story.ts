import {
  type CoreOrderDefinition,
  defineOrder,
  type LinePrice,
  type Money,
  type Opening,
  type OrderEvent,
  type Units,
} from '../../core.ts';
import { priceOf } from '../../lines.ts';
import { type GeneratedHistory, tell } from './history.ts';

/** A history for people: in which shop, how it began, and each event with what came of it. Amounts are minor units. @since 0.1.0 */
export function storyOf<Status extends string, Event>(
  shop: CoreOrderDefinition<Status, Event>,
  history: Pick<GeneratedHistory<Event>, 'opening' | 'events'>,
): string {
  const definition = shop as unknown as CoreOrderDefinition;
  const { told } = tell(definition, history as unknown as GeneratedHistory);
  const body = told.map(({ event, applied: { outcome, status } }, i) => {
    const { payment, fulfillment, returns, overall, custom } = status;
    const why = outcome.kind === 'rejected' ? `: ${outcome.reasons.map(({ message }) => message).join(' ')}` : '';
    const words = `${custom ? `${custom} over ` : ''}${overall}: ${payment}, ${fulfillment}, returns ${returns}`;
    return `${String(i + 1).padStart(3)}. ${lineOf(event)}\n     is ${outcome.kind}${why}; the order is ${words}`;
  });
  return [...shopOf(definition), begunAs(history.opening), ...body].join('\n');
}

const usual = defineOrder();

/** What the shop says that is not usual. */
function shopOf({ policy, options: { plugins = [] } }: CoreOrderDefinition): string[] {
  const decided = Object.entries(policy).filter(
    ([question, answer]) => JSON.stringify(answer) !== JSON.stringify(usual.policy[question as keyof typeof policy]),
  );
  const said = decided.map(([question, answer]) => `${question} ${inShort(JSON.stringify(answer))}`);
  return [
    ...(said.length > 0 ? [`In a shop with ${said.join(', ')}`] : []),
    ...(plugins.length > 0 ? [`With plugins ${plugins.map(({ id }) => id).join(', ')}`] : []),
  ];
}

/** A whole table, of who is told of what for instance, hides the story that it stands before. */
function inShort(answer: string): string {
  return answer.length > 80 ? 'of its own' : answer;
}

function begunAs({ kind, input }: Opening): string {
  const lines = input.lines.map(({ id, quantity, requiresShipping, ...price }) => {
    const digital = requiresShipping === false ? ' (nothing to ship)' : '';
    return `${quantity} ${id} for ${priceOf(price as LinePrice).total}${digital}`;
  });
  const tenders = (input.payments ?? []).map(({ id, method, amount, ...more }) => {
    const minor = typeof amount === 'number' ? amount : amount.amount;
    return `${id} pays ${minor} by ${method}${others(more)}`;
  });
  const parcels = (input.fulfillments ?? []).map(
    ({ id, units, ...more }) => `${id} holds ${wordOf(units)}${others(more)}`,
  );
  return `An order is ${kind} in ${input.currency}: ${[...lines, ...tenders, ...parcels].join('; ')}`;
}

/** An event in one line. */
export function lineOf(event: OrderEvent): string {
  const { type, id, at: _at, by, ...content } = event;
  return `${by.kind} ${id}: ${type}${others(content)}`;
}

function others(content: object): string {
  return Object.entries(content)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => ` ${name}=${wordOf(value)}`)
    .join('');
}

function wordOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (isMoney(value)) return `${value.amount} ${value.currency}`;
  if (isUnits(value)) return value.map(({ quantity, line }) => `${quantity} ${line}`).join(' and ');
  return JSON.stringify(value);
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'currency' in value && 'amount' in value;
}

function isUnits(value: unknown): value is Units {
  const isUnit = (one: object) => Object.keys(one).sort().join() === 'line,quantity';
  return Array.isArray(value) && value.length > 0 && value.every(isUnit);
}
