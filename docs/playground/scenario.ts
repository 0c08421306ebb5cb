import { type ExampleName, examples, pluginOptions } from './plugins.ts';
import { samples } from './samples.ts';
import { play, type Session, type Told } from './session.ts';
import { shops } from './shops.ts';

/** A session as a test: a story that ends as the page shows it. */
export function writeScenario(session: Session): string {
  const { shop, policy, plugins, sample } = session.choices;
  const { from } = shops[shop] as { readonly from?: { readonly name: string; readonly entry: string } };
  const { definition, moments } = play({ ...session, events: session.events.slice(0, session.at) });
  const { order, status } = moments.at(-1) as (typeof moments)[number];
  const { precedence } = pluginOptions(plugins);
  const opening = {
    ...(precedence.length > 0 && { precedence }),
    ...(Object.keys(policy).length > 0 && { policy }),
    ...samples[sample],
  };
  const beats = moments.slice(1).flatMap(({ outcome, order: then }, i) => {
    const when = `  .when(${write(shortened(session.events[i] as Told, order.currency))})`;
    if (outcome.kind === 'applied' || outcome.kind === 'unchanged') return [when];
    const reasons = outcome.kind === 'rejected' ? { reasons: outcome.reasons.map(({ code }) => code) } : {};
    return [
      when,
      `  .then(${write({ outcome: outcome.kind, ...reasons, ...doubts(definition.discrepanciesOf(then)) })})`,
    ];
  });
  const { payment, fulfillment, returns, overall, custom } = status;
  const { custom: _, ...explained } = definition.explain(order);
  const states = (parts: readonly { id: string; state: string }[]) =>
    Object.fromEntries(parts.map(({ id, state }) => [id, state]));
  const end = {
    status: { overall, ...(plugins.length > 0 && { custom: custom ?? null }), payment, fulfillment, returns },
    rules: Object.fromEntries(Object.entries(explained).map(([axis, { rule }]) => [axis, rule])),
    ...(order.payments.length > 0 && { payments: states(order.payments) }),
    ...(order.fulfillments.length > 0 && { fulfillments: states(order.fulfillments) }),
    ...(order.returns.length > 0 && { returns: states(order.returns) }),
    ...doubts(definition.discrepanciesOf(order)),
  };
  const code = plugins.map((name) => examples[name].source);
  const named = [...(from ? ['defineOrder'] : []), ...(code.length > 0 ? ['definePlugin'] : [])];
  const shopLines = [
    ...(from ? [`definition: defineOrder(${from.name}.options),`] : []),
    ...(code.length > 0 ? [`plugins: [${namesOf(plugins).join(', ')}],`] : []),
  ];
  return [
    ...(named.length > 0 ? [`import { ${named.join(', ')} } from 'order-actor';`] : []),
    ...(from ? [`import { ${from.name} } from 'order-actor/presets/${from.entry}';`] : []),
    "import { given } from 'order-actor/testing';",
    ...(code.some((text) => /\bz\./.test(text)) ? ["import * as z from 'zod';"] : []),
    '',
    ...code,
    `given(${write(opening, 0, shopLines)})`,
    ...beats,
    `  .then(${write(end, 2)});`,
    '',
  ].join('\n');
}

/** What the plugins are called in their code. */
function namesOf(plugins: readonly ExampleName[]): readonly string[] {
  return plugins.flatMap((name) => Object.keys(examples[name].plugins));
}

function doubts(found: readonly { readonly code: string }[]): object {
  return found.length > 0 ? { discrepancies: found.map(({ code }) => code) } : {};
}

/** Amounts in the order's currency as minor units, units as pieces by line, as stories write them. */
function shortened(told: Told, currency: string): object {
  return Object.fromEntries(
    Object.entries(told).map(([name, value]) => [name, shorterOf(told.type, name, value, currency)]),
  );
}

function shorterOf(type: string, name: string, value: unknown, currency: string): unknown {
  if (name === 'amount' || name === 'fee') {
    const { amount, currency: other } = value as { amount: number; currency: string };
    return other === currency ? amount : value;
  }
  const isInspection = type === 'return.inspect' || type === 'return.inspected';
  if (name !== 'units' || isInspection) return value;
  const units = value as readonly { readonly line: string; readonly quantity: number }[];
  const isPlain = new Set(units.map(({ line }) => line)).size === units.length;
  return isPlain ? Object.fromEntries(units.map(({ line, quantity }) => [line, quantity])) : value;
}

/** A value as code: on one line where it fits, else one line for each field. */
function write(value: unknown, depth = 2, before: readonly string[] = []): string {
  const flat = flatOf(value);
  if (before.length === 0 && flat.length + depth < 84) return flat;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return flat;
  const space = ' '.repeat(depth);
  const fields = Object.entries(value).map(([name, one]) => `${nameOf(name)}: ${write(one, depth + 2)},`);
  return ['{', ...[...before, ...fields].map((line) => `${space}  ${line}`), `${space}}`].join('\n');
}

function flatOf(value: unknown): string {
  if (typeof value === 'string')
    return `'${JSON.stringify(value).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
  if (Array.isArray(value)) return `[${value.map(flatOf).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const fields = Object.entries(value).map(([name, one]) => `${nameOf(name)}: ${flatOf(one)}`);
  return fields.length > 0 ? `{ ${fields.join(', ')} }` : '{}';
}

function nameOf(name: string): string {
  return /^[a-zA-Z_$][\w$]*$/.test(name) ? name : flatOf(name);
}
