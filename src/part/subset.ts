import { OrderError } from '../errors.ts';
import { type Chart, settling } from './part.ts';

/**
 * Refuses a chart that the two executors would read differently: whatever is not named here is outside the subset.
 *
 * @throws {@link OrderError} `invalid_definition`, naming the part, the place and what may stand there.
 */
export function checkSubset(chart: Chart): void {
  const { id } = chart;
  const states = Object.keys(chart.states).filter((state) => state !== settling);
  only(id, 'root', chart, ['id', 'initial', 'on', 'states']);
  if (chart.initial !== settling) throw fault(id, `initial is "${chart.initial}" and not ${settling}`);
  checkTransitions(id, 'root', chart.on, ['target', 'actions'], `.${settling}`);
  for (const state of states) {
    if (/[.#]/.test(state)) throw fault(id, `the state "${state}" has a "." or "#" in its name, which leads elsewhere`);
    const node = chart.states[state] as { readonly on?: object };
    only(id, state, node, ['on']);
    checkTransitions(id, state, node.on ?? {}, ['target', 'guard', 'actions'], settling);
  }
  only(id, settling, chart.states[settling] ?? {}, ['always']);
  const always: readonly { readonly target: string; readonly guard?: string }[] = chart.states[settling]?.always ?? [];
  for (const [i, row] of always.entries()) {
    only(id, `row ${i} of ${settling}`, row, ['target', 'guard']);
    if (!states.includes(row.target))
      throw fault(id, `${settling} leads to "${row.target}", which is not a state to rest in`);
    if (row.guard === undefined && i < always.length - 1)
      throw fault(id, `row ${i} of ${settling} always holds, so the rows behind it never do`);
  }
  if (always.at(-1)?.guard !== undefined || always.length === 0) {
    throw fault(id, `the last row of ${settling} must have no condition, or a part could come to rest nowhere`);
  }
}

function checkTransitions(id: string, where: string, on: object, keys: readonly string[], target: string): void {
  for (const [type, transition] of Object.entries(on) as [string, { readonly target?: unknown }][]) {
    if (type.includes('*')) throw fault(id, `"${type}" in ${where} is a wildcard; name the event`);
    only(id, `"${type}" in ${where}`, transition, keys);
    if (transition.target !== target)
      throw fault(id, `"${type}" in ${where} leads to ${JSON.stringify(transition.target)} and not to "${target}"`);
  }
}

function only(id: string, where: string, node: object, keys: readonly string[]): void {
  const foreign = Object.keys(node).find((key) => !keys.includes(key));
  if (foreign !== undefined)
    throw fault(id, `"${foreign}" in ${where} is outside the chart subset (${keys.join(', ')})`);
}

/** What is wrong with a part's definition. */
export function fault(part: string, problem: string): OrderError {
  return new OrderError('invalid_definition', `Part "${part}": ${problem}.`, { part, problem });
}
