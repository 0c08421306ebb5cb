import { isPlain } from '../checks.ts';
import { OrderError } from '../errors.ts';
import { fulfillmentPart } from '../fulfillment/fulfillment.part.ts';
import { type Chart, settling } from '../part/part.ts';
import { paymentPart } from '../payment/payment.part.ts';
import { returnPart } from '../returns/returns.part.ts';
import { lifecyclePart } from './lifecycle.part.ts';
import type { CoreOrderDefinition } from './order.define.ts';
import { type Move, movesOfParts } from './order.diagram.moves.ts';
import { movesOfPlugin, type Payloads } from './order.diagram.walk.ts';

/** A part's life-cycle as somebody draws it. */
export interface Diagram {
  /** The part's name. */
  readonly id: string;
  readonly states: readonly {
    readonly name: string;
    /** What may be asked for in it. */
    readonly commands: readonly string[];
  }[];
  /** What is recorded in every state. */
  readonly facts: readonly string[];
  /** The settling table: the first row that holds gives the state. The last one always holds, and is where a part begins. */
  readonly settling: readonly { readonly state: string; readonly when?: string }[];
  /** What leads from a state to another in its usual course. */
  readonly moves: readonly Move[];
}

/** What is drawn, and what plugins' events may carry. @since 0.1.0 */
export interface DiagramOptions {
  /** The parts to draw: `payment`, `fulfillment`, `return`, `lifecycle` and the ids of plugins. All of them, unless said otherwise. */
  readonly parts?: readonly string[];
  /**
   * What plugins' events may carry, by type: `{ 'fraud.suspected': [{ score: 10 }, { score: 80 }] }`. The arrows of a plugin are found by trying its
   * events; one whose payload decides where it leads has to be given some.
   */
  readonly payloads?: Payloads;
}

/** Every part of a definition, ready to be drawn. The library's own come first. */
export function diagramsOf(
  definition: Pick<CoreOrderDefinition, 'plugins'>,
  options: DiagramOptions = {},
): readonly Diagram[] {
  const { parts, payloads = {} } = options;
  if (!isPlain(definition) || !isPlain(definition.plugins) || !Array.isArray(definition.plugins.list))
    throw misuse('definition', 'what defineOrder gives is needed');
  const plugins = definition.plugins.list.filter(({ events }) => Object.keys(events).length > 0);
  const types = new Set(plugins.flatMap(({ id, events }) => Object.keys(events).map((name) => `${id}.${name}`)));
  const stranger = Object.keys(payloads).find((type) => !types.has(type));
  if (stranger !== undefined)
    throw misuse(`payloads.${stranger}`, `no plugin has this event; there are: ${list(types)}`);
  const all = [
    ...[paymentPart, fulfillmentPart, returnPart, lifecyclePart].map(({ chart }) =>
      diagramOf(chart, movesOfParts[chart.id as keyof typeof movesOfParts]),
    ),
    ...plugins.map((plugin) => diagramOf(plugin.part.chart, movesOfPlugin(plugin, payloads))),
  ];
  const unknown = parts?.find((id) => !all.some((one) => one.id === id));
  if (unknown !== undefined)
    throw misuse(
      `parts.${parts?.indexOf(unknown)}`,
      `there is no part "${unknown}"; there are: ${list(all.map(({ id }) => id))}`,
    );
  return parts ? all.filter(({ id }) => parts.includes(id)) : all;
}

function diagramOf(chart: Chart, moves: readonly Move[]): Diagram {
  const table: readonly { readonly target: string; readonly guard?: string }[] = chart.states[settling].always;
  return {
    id: chart.id,
    states: Object.entries(chart.states)
      .filter(([name]) => name !== settling)
      .map(([name, node]) => ({ name, commands: Object.keys((node as { readonly on?: object }).on ?? {}) })),
    facts: Object.keys(chart.on),
    settling: table.map(({ target, guard }) => ({ state: target, ...(guard !== undefined && { when: guard }) })),
    moves,
  };
}

/**
 * The life-cycles of a definition's parts as the text of a Mermaid state diagram: those of the library and those of its plugins.
 *
 * Each state is a box with the commands that are possible in it. An arrow is the usual course of things and no permission: a fact is
 * recorded in every state, and what is known then picks the state, by the first row of the box "settles as" that holds. Every fact of the
 * part stands in a box of its own.
 *
 * @example
 * {@includeCode ../../examples/diagram.ts}
 *
 * @throws {@link OrderError} `invalid_input`, naming the path, where `definition` is not what `defineOrder` gives, or a part or an event is
 * named that it does not have.
 * @since 0.1.0
 */
export function toMermaid(definition: Pick<CoreOrderDefinition, 'plugins'>, options: DiagramOptions = {}): string {
  return ['stateDiagram-v2', ...diagramsOf(definition, options).flatMap(linesOf), ''].join('\n');
}

/** Its own boxes are in capitals, as no state is. */
function linesOf({ id, states, facts, settling: table, moves }: Diagram): readonly string[] {
  const box = (name: string, title: string, lines: readonly string[]) => [
    `    state "${title}" as ${id}__${name}`,
    ...lines.map((line) => `    ${id}__${name} : ${line}`),
  ];
  const first = table.at(-1)?.state;
  return [
    `  state "${id}" as ${id} {`,
    ...states.flatMap(({ name, commands }) => box(name, name, commands)),
    `    [*] --> ${id}__${first}`,
    ...moves.map(({ from, to, by }) => `    ${id}__${from} --> ${id}__${to} : ${by.join(', ')}`),
    ...(facts.length > 0 ? box('FACTS', 'facts, recorded in every state', facts) : []),
    ...box(
      'SETTLES',
      'settles as the first that holds',
      table.map(({ state, when }, i) => `${i + 1} ${state}${when === undefined ? ', otherwise' : `, ${when}`}`),
    ),
    '  }',
  ];
}

function misuse(path: string, problem: string): OrderError {
  return new OrderError('invalid_input', `${path}: ${problem}.`, { path, problem });
}

const list = (names: Iterable<string>) => [...names].join(', ') || 'none';
