import type { Envelope } from '../events.ts';
import type { PluginEnvelope, PluginEventSpecs, PluginEvents } from '../plugin/plugin.events.ts';
import { checkPluginSpec } from './order.plugin.faults.ts';
import type { AnyPluginSpec, PluginSpec } from './order.plugin.spec.ts';

/** The commands that set and clear a plugin's flags. @since 0.1.0 */
export interface FlagCommand<Id extends string, Flag extends string> extends Envelope {
  readonly type: `${Id}.set` | `${Id}.clear`;
  readonly payload: { readonly flag: Flag };
}

/**
 * A plugin: custom statuses, the events that move them, and guards. It adds and forbids; it takes nothing away.
 *
 * @typeParam Status - Its status words, each with the plugin's id in front.
 * @typeParam Event - Its events.
 * @since 0.1.0
 */
export interface Plugin<Status extends string = string, Event = PluginEnvelope> {
  readonly id: string;
  readonly spec: AnyPluginSpec;
  /** Only a type: the plugin's words and events. */
  readonly '~types'?: { readonly status: Status; readonly event: Event };
}

/** The status words of plugins. @since 0.1.0 */
export type PluginStatus<P> = P extends Plugin<infer Status, infer _> ? Status : never;
/** The events of plugins. @since 0.1.0 */
export type PluginEvent<P> = P extends Plugin<infer _, infer Event> ? Event : never;

/**
 * Defines a plugin.
 *
 * @throws {@link OrderError} `invalid_definition`, naming the plugin and what to do.
 * @since 0.1.0
 */
export function definePlugin<
  const Id extends string,
  const Specs extends PluginEventSpecs = Record<never, never>,
  State extends string = never,
  Shown extends NoInfer<State> = never,
  Flag extends string = never,
  Label extends string = never,
>(
  spec: PluginSpec<Id, Specs, State, Shown, Flag, Label>,
): Plugin<
  `${Id}.${Shown | Flag | Label}`,
  PluginEvents<Id, Specs>[keyof Specs & string] | ([Flag] extends [never] ? never : FlagCommand<Id, Flag>)
> {
  const whole = spec as unknown as AnyPluginSpec;
  checkPluginSpec(whole);
  return Object.freeze({ id: spec.id, spec: whole });
}
