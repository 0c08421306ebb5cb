import { type Fact, formatMoney, type OrderDefinition, type PlaceInput } from '../../src/index.ts';
import type { Log, LoggedOrder } from './log.ts';
import { type Step, stepsOf } from './replay.ts';
import { type Paint, tableOf } from './terminal.ts';

/** The order with the most kinds of events, and of those the one with the fewest events: the most to see on one screen. */
export function mostEventful({ orders }: Log): LoggedOrder | undefined {
  const kinds = ({ facts, hints }: LoggedOrder) => new Set([...facts, ...hints].map((fact) => fact.type)).size;
  return orders.toSorted((a, b) => kinds(b) - kinds(a) || a.facts.length - b.facts.length)[0];
}

/** Everything that happened to an order, line by line: what it was, and below it the four words after it and the rule of the first. */
export function storyOf(definition: OrderDefinition, { place, facts, hints }: LoggedOrder, paint: Paint): string[] {
  const steps = [...stepsOf(definition, place, [...facts, ...hints])];
  const changed = (cell: string, previous: string | undefined) => (cell === previous ? 'dim' : 'bold');
  const columns = ['overall', 'payment', 'fulfillment', 'returns', 'rule'].map((title) => ({ title, style: changed }));
  const words = steps.map(({ applied: { order, status } }) => [
    status.overall,
    status.payment,
    status.fulfillment,
    status.returns,
    definition.explain(order).overall.rule,
  ]);
  const [head = '', ...lines] = tableOf(columns, words, paint);
  return [head, ...steps.flatMap((step, i) => [eventLine(step, paint), lines[i] ?? ''])];
}

function eventLine({ event, applied }: Step, paint: Paint): string {
  const type = 'type' in event ? event.type : 'order.place';
  const [day, time] = [event.at.slice(0, 10), event.at.slice(11, 16)];
  const outcome = applied.outcome.kind.padEnd(9);
  return `${day} ${time}  ${paint('cyan', type.padEnd(27))}  ${outcome}  ${detailOf(event)}`.trimEnd();
}

function detailOf(event: PlaceInput | Fact): string {
  if ('lines' in event) return event.lines.length === 1 ? '1 item' : `${event.lines.length} items`;
  if ('fulfillment' in event) return `parcel ${event.fulfillment}`;
  if ('amount' in event) return formatMoney(event.amount);
  if ('units' in event) return event.units?.map(({ line }) => `item ${line}`).join(', ') ?? '';
  return '';
}
