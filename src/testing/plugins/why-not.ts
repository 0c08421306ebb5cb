import type { Available, CoreOrderDefinition, Order, Plugin } from '../../core.ts';
import { now } from '../exploration/edge.ts';
import { leftOpen } from '../laws/closing.ts';

const staff = { kind: 'staff', id: 'staff-1' } as const;

/** What keeps an order from its end, in words: first what the plugin refuses, and then what speaks against the rest. */
export function whyNot(shop: CoreOrderDefinition, plugin: Plugin, order: Order): string {
  const asked = shop.available(order, { by: staff, at: now });
  const refuses = ({ data }: Available['reasons'][number]) => data.plugin === plugin.id;
  const vetoed = asked.filter(({ reasons }) => reasons.some(refuses));
  const alone = vetoed.filter(({ reasons }) => reasons.every(refuses));
  const its = alone.length > 0 ? alone : vetoed;
  const useless = asked.filter(
    ({ command: { type }, allowed }) => allowed && type.startsWith(`${plugin.id}.`) && !type.endsWith('.set'),
  );
  const isOver = order.lifecycle.state === 'closed' || order.lifecycle.state === 'canceled';
  const others = asked.filter(({ command }) => !isOver && ends.has(command.type)).filter((one) => !its.includes(one));
  return [
    adviceFor(plugin),
    `  What is left: ${leftIn(shop, order).join('; ')}.`,
    ...told(`  What plugin "${plugin.id}" refuses:`, [...its].sort(byEnding)),
    ...told('  What it allows, and what ends nothing:', useless),
    ...told('  What else could end the order:', others),
  ].join('\n');
}

/** Reasons that say no more than what is left anyway. */
const saidAlready: ReadonlySet<string> = new Set([
  'units_open',
  'balance_open',
  'authorization_open',
  'return_open',
  'dispute_open',
]);

/** Commands that end an order by themselves. */
const ends: ReadonlySet<string> = new Set(['order.cancel', 'order.close', 'fulfillment.ship']);

function byEnding(one: Available, other: Available): number {
  return Number(ends.has(other.command.type)) - Number(ends.has(one.command.type));
}

function adviceFor({ spec: { states, guards = [] } }: Plugin): string {
  return [
    ...(states ? ['Give every state a way out: a command of its own, or a deadline.'] : []),
    ...(guards.length > 0
      ? ['Let its guards leave one: a command that they refuse for ever never ends the order.']
      : []),
  ].join(' ');
}

/** What is not at its end; what partners answer to what they are asked comes by itself. */
function leftIn(shop: CoreOrderDefinition, order: Order): readonly string[] {
  const left = leftOpen(shop, order);
  const standing = left.filter((line) => !/^(?!ask_plugin )\w+ .* is not answered$/.test(line));
  return standing.length > 0 ? standing : left;
}

/** So many commands are named under each heading. */
const named = 3;

function told(heading: string, asked: readonly Available[]): readonly string[] {
  const lines = [...new Set(asked.map((one) => `    ${nameIn(one, asked)}: ${saysOf(one)}`))];
  const more = lines.length - named;
  return lines.length > 0 ? [heading, ...lines.slice(0, named), ...(more > 0 ? [`    and ${more} more`] : [])] : [];
}

function saysOf({ reasons }: Available): string {
  const more = reasons.filter(({ code }) => !saidAlready.has(code));
  if (reasons.length > 0 && more.length === 0) return 'not before what is left has come to its end.';
  return more.map(({ message }) => message).join(' ') || 'possible';
}

/** The command, and where another of its type meets other reasons, what tells them apart. */
function nameIn(one: Available, asked: readonly Available[]): string {
  const { type, ...about } = one.command as { readonly type: string } & Readonly<Record<string, unknown>>;
  const alike = asked.filter(({ command }) => command.type === type);
  if (alike.every((other) => saysOf(other) === saysOf(one))) return type;
  const said = Object.entries(about).filter(([, value]) => typeof value === 'string');
  return `${type} (${said.map(([field, value]) => `${field}: ${value}`).join(', ')})`;
}
