import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Effect, OrderEvent } from '../../../src/index.ts';
import type { Diagram } from '../../../src/order/order.diagram.ts';
import { type Chart, settling } from '../../../src/part/part.ts';
import { code, pageOf, table } from './page.ts';
import { alsoTo, asksFor, conditionWords, ruleWords } from './parts.words.ts';

/** A part as its page tells it. */
export interface PartPage {
  readonly file: string;
  readonly title: string;
  /** The file whose comment tells the life-cycle. */
  readonly source: string;
  /** Where more is said. */
  readonly more: string;
}

export const partPages: Readonly<Record<string, PartPage>> = {
  payment: {
    file: '27-payment-states',
    title: 'States of a payment',
    source: 'payment/payment.part.ts',
    more: 'How money is counted over all tenders, and what each command is for: [payments](03-payments.md).',
  },
  fulfillment: {
    file: '28-fulfillment-states',
    title: 'States of a parcel',
    source: 'fulfillment/fulfillment.part.ts',
    more: 'What the carrier tells stands beside the state. What each command is for: [fulfillment](04-fulfillment.md).',
  },
  return: {
    file: '29-return-states',
    title: 'States of a return',
    source: 'returns/returns.part.ts',
    more: 'What each command is for, and what is owed then: [returns](08-returns.md).',
  },
  lifecycle: {
    file: '30-order-states',
    title: "States of an order's own life",
    source: 'order/lifecycle.part.ts',
    more: `These are decisions about the order as a whole. "Completed" and "on hold" are no states: they follow from money and goods, see
[the derivation tables](31-derivation.md). What each command is for: [order operations](09-order-operations.md). Holds, reviews, notes, tags and
stock have their facts and commands here, too.`,
  },
};

/** What a part's comment says: of the part, and of each state. */
export interface Told {
  readonly part: readonly string[];
  readonly states: Readonly<Record<string, string>>;
}

/** Reads the life-cycle that a part's file tells in its first comment. */
export function toldIn(source: string): Told {
  const file = readFileSync(fileURLToPath(new URL(`../../../src/${source}`, import.meta.url)), 'utf8');
  const [comment = ''] = /^\/\*\*[\s\S]*?\*\//.exec(file) ?? [];
  const lines = comment.split('\n').map((line) => line.replace(/^\s*(\/\*\*|\*\/|\*)? ?/, ''));
  const blocks = lines
    .join('\n')
    .split(/\n(?=- )|\n\n/)
    .map((block) => block.replaceAll(/\s+/g, ' ').trim());
  const states = blocks.flatMap((block) => {
    const [, names = '', text = ''] = /^- ((?:\*\*\w+\*\*(?:, )?)+): (.*)$/.exec(block) ?? [];
    return [...names.matchAll(/\*\*(\w+)\*\*/g)].map(([, name]) => [name, capital(text)] as const);
  });
  return {
    part: blocks.filter((block) => block !== '' && !block.startsWith('- ')),
    states: Object.fromEntries(states),
  };
}

/** The page of a part: its picture, its states, how it settles, and what its rules ask. */
export function partPage(diagram: Diagram, chart: Chart): string {
  const { title, source, more } = partPages[diagram.id] as PartPage;
  const told = toldIn(source);
  return pageOf(
    title,
    told.part.join('\n\n'),
    more,
    `![${title}, and what leads from one to another](assets/${diagram.id}-states.svg)`,
    `A line is a command, a dashed line a fact; an arrow with both has a line. The arrows are the usual course. A command is possible in the states
that list it below. A fact is recorded in every state, also late, twice or out of order, and may then lead elsewhere: what is known decides, by
[the table below](#how-it-settles). \`toMermaid(definition, { parts: ['${diagram.id}'] })\` gives this picture as text.`,
    '## The states',
    ...diagram.states.map(({ name }) => stateOf(name, diagram, chart, told.states[name] ?? '')),
    '## How it settles',
    `After each event the first row that holds gives the state; nothing else does.`,
    table(
      ['', 'state', 'holds if', 'condition'],
      diagram.settling.map(({ state, when }, i) => [
        `${i + 1}`,
        link(state),
        when === undefined ? 'nothing above holds' : (conditionWords[diagram.id]?.[when] ?? ''),
        when === undefined ? '' : code(when),
      ]),
    ),
    ...rulesOf(chart),
    '## What is told of it',
    `${list(diagram.facts.map((type) => event(type)))}.`,
  );
}

interface Row {
  readonly type: string;
  readonly to: readonly string[];
  readonly rule?: string | undefined;
}

function stateOf(name: string, { moves, facts }: Diagram, chart: Chart, told: string): string {
  const arrows = moves.filter(({ from }) => from === name);
  const leadsTo = (type: string) => arrows.filter(({ by }) => by.includes(type)).map(({ to }) => to);
  const commands = Object.entries(commandsIn(chart, name)).map(([type, { guard }]): Row => {
    const also = alsoTo[name]?.[type as OrderEvent['type']];
    return { type, to: [...leadsTo(type), ...(also === undefined ? [] : [also])], rule: guard };
  });
  const quiet = commands.filter(({ type, to }) => to.length === 0 && effectsOf(type) === '');
  const reports = facts.map((type): Row => ({ type, to: leadsTo(type) })).filter(({ to }) => to.length > 0);
  const rows = [...commands.filter((row) => !quiet.includes(row)), ...reports].map(({ type, to, rule }) => [
    event(type),
    to.length === 0 ? 'stays' : list(to.map(link), 'or'),
    facts.includes(type) ? 'a fact' : rule === undefined ? '' : `[${code(rule)}](#what-the-rules-ask)`,
    effectsOf(type),
  ]);
  return [
    `### ${name}`,
    told,
    ...(rows.length > 0 ? [table(['event', 'leads to', 'rule', 'can ask for'], rows)] : []),
    ...(quiet.length > 0
      ? [
          `${rows.length > 0 ? 'Also possible, and leads nowhere' : 'Possible'}: ${list(quiet.map(({ type }) => event(type)))}.`,
        ]
      : []),
    ...(commands.length === 0 ? ['No command is possible here.'] : []),
  ].join('\n\n');
}

function rulesOf(chart: Chart): readonly string[] {
  const names = new Map<string, string[]>();
  for (const state of Object.keys(chart.states))
    for (const [type, { guard }] of Object.entries(commandsIn(chart, state)))
      if (guard !== undefined) names.set(guard, [...new Set([...(names.get(guard) ?? []), type])]);
  const rows = [...names].map(([rule, types]) => {
    const { asks = '', says = [] } = ruleWords[rule] ?? {};
    return [
      code(rule),
      list(types.map(event)),
      asks,
      says.map((one) => `[${code(one)}](32-reasons.md#${one})`).join(', '),
    ];
  });
  return [
    '## What the rules ask',
    `These are the questions of the part itself. The order asks more: who may send it, what is owed, what stands in the way elsewhere. All
answers come together in the refusal.`,
    table(['rule', 'command', 'accepted if', 'otherwise'], rows),
  ];
}

export function commandsIn(chart: Chart, state: string): Readonly<Record<string, { readonly guard?: string }>> {
  return state === settling ? {} : ((chart.states as Chart['states'])[state]?.on ?? {});
}

function effectsOf(type: string): string {
  const effects: readonly Effect['type'][] = asksFor[type as OrderEvent['type']] ?? [];
  return effects.map((effect) => `[${code(effect)}](35-effects.md#${effect})`).join(', ');
}

const event = (type: string) => `[${code(type)}](34-events.md#${type.replace('.', '')})`;
const link = (state: string) => `[${state}](#${state})`;
const capital = (text: string) => text.slice(0, 1).toUpperCase() + text.slice(1);

function list(parts: readonly string[], word = 'and'): string {
  return parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} ${word} ${parts.at(-1)}`;
}
