import type { AnyStateMachine } from 'xstate';
import { initialTransition, transition } from 'xstate';
import { type CoreOrderDefinition, compile, type Part, type PartEvent } from '../../core.ts';
import { toMachine } from '../../machines.ts';
import { readPluginEvent } from '../../order/order.plugin.apply.ts';
import { contextOf } from '../../order/order.plugins.ts';
import { type GeneratedHistory, tell } from '../histories/history.ts';
import { isSame } from './is-same.ts';
import { LawBroken } from './law-broken.ts';

/**
 * Law 10: the compiled part and the XState machine of it come to the same state and the same context, after every event, also after
 * commands that are refused.
 *
 * @returns The states that were reached.
 */
export function bothExecutorsAgree<Context, Event extends PartEvent, State extends string>(
  part: Part<Context, Event, State>,
  context: Context,
  events: readonly Event[],
  machineOf: (part: Part<Context, Event, State>) => unknown = toMachine,
): { readonly states: readonly State[]; readonly refused: number } {
  const stepper = compile(part);
  const machine = machineOf(part) as AnyStateMachine;
  let compiled = { state: stepper.settle(context), context };
  let [interpreted] = initialTransition(machine, context as never);
  const states: State[] = [];
  let refused = 0;
  const compare = (count: number) => {
    const own = { state: interpreted.value, context: interpreted.context };
    if (isSame(own, compiled) && JSON.stringify(own.context) === JSON.stringify(compiled.context)) return;
    const story = events.slice(0, count).map((event, i) => `${i + 1}. ${JSON.stringify(event)}`);
    throw new LawBroken(
      'bothExecutorsAgree',
      `after ${count} events ${part.chart.id} is ${JSON.stringify(compiled)} compiled and ${JSON.stringify(own)} interpreted`,
      story.join('\n'),
    );
  };
  compare(0);
  for (const [i, event] of events.entries()) {
    const next = stepper.step(compiled, event);
    if ('code' in next) refused += 1;
    else compiled = next;
    [interpreted] = transition(machine, interpreted, event);
    compare(i + 1);
    states.push(compiled.state);
  }
  return { states, refused };
}

/**
 * Law 10 of the parts that a shop's plugins are, with what reached them in a history. A plugin that fails on the way is told of elsewhere.
 *
 * @returns How many events reached a plugin.
 */
export function pluginsTakeTheSameSteps(definition: CoreOrderDefinition, history: GeneratedHistory): number {
  const { first, told } = tell(definition, history);
  let count = 0;
  for (const { id, part } of definition.plugins.list) {
    const own = told.flatMap(({ event, applied: { outcome } }) => {
      const read = readPluginEvent(definition.plugins, event, false);
      return read && 'event' in read && read.plugin.id === id ? [{ event: read.event, outcome }] : [];
    });
    const fails = own.some(
      ({ outcome }) => outcome.kind === 'rejected' && outcome.reasons.some(({ code }) => code === 'hook_failed'),
    );
    if (fails) continue;
    bothExecutorsAgree(
      part,
      contextOf(first, id),
      own.map(({ event }) => event),
    );
    count += own.length;
  }
  return count;
}
