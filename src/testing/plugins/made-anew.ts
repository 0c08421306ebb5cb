import { isPlain } from '../../checks.ts';
import { OrderError, type Plugin } from '../../core.ts';

/**
 * A plugin that is to be checked, or what makes it. Where it can be made anew, it is also seen what it keeps in memory of the orders that it
 * met before: a worker that is started again begins with an empty memory and meets them in another order.
 *
 * @since 0.1.0
 */
export type PluginSource = Plugin | (() => Plugin);

/** A plugin, and how it is made anew; `null` where nobody said how. */
export interface Made {
  readonly plugin: Plugin;
  readonly anew: (() => Plugin) | null;
}

/**
 * The plugin that there is, or that is made.
 *
 * @throws An `OrderError` `invalid_input` where what makes it does not make the same plugin each time, or nothing anew.
 */
export function madeBy(source: PluginSource): Made {
  if (typeof source !== 'function') return { plugin: source, anew: null };
  const plugin = source();
  const anew = () => {
    const other = source();
    const problem = differenceOf(plugin, other);
    if (problem !== null)
      throw new OrderError('invalid_input', `What makes the plugin ${problem}.`, { path: 'plugin' });
    return other;
  };
  anew();
  return { plugin, anew };
}

/** What keeps two from being the same plugin, made twice. */
function differenceOf(one: Plugin, other: Plugin): string | null {
  if (![one, other].every((made) => isPlain(made) && isPlain(made.spec)))
    return 'gives something else. Let it give what definePlugin gives, at once';
  if (one === other)
    return 'gives the same one again. Call definePlugin inside of it, with everything that it remembers';
  if (one.id !== other.id)
    return `makes "${one.id}" once, and "${other.id}" then. Let it make the same plugin each time`;
  const path = differsAt(one.spec, other.spec, '');
  return path === null
    ? null
    : `makes another "${one.id}" each time: ${path} differs. Let it make the same plugin each time`;
}

/** The place at which two values differ; what is run is not looked into. */
function differsAt(one: unknown, other: unknown, path: string): string | null {
  if (typeof one === 'function' && typeof other === 'function') return null;
  if (!isOpen(one) || !isOpen(other)) return one === other || (isSchema(one) && isSchema(other)) ? null : path;
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])];
  const found = names.map((name) => differsAt(one[name], other[name], path === '' ? name : `${path}.${name}`));
  return found.find((place) => place !== null) ?? null;
}

type Open = Readonly<Record<string, unknown>>;

function isSchema(value: unknown): value is Open {
  return typeof value === 'object' && value !== null && '~standard' in value;
}

function isOpen(value: unknown): value is Open {
  return typeof value === 'object' && value !== null && !isSchema(value);
}
