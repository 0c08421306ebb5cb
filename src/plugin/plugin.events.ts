import type { Envelope } from '../events.ts';
import type { ActorKind } from '../statuses.ts';

/** A check of a payload, as zod, valibot and arktype write it (Standard Schema). It answers at once. @since 0.1.0 */
export interface PayloadSchema<Payload = unknown> {
  readonly '~standard': {
    readonly version: 1;
    readonly vendor: string;
    /** Checks a value, at once. */
    readonly validate: (value: unknown) => PayloadResult | Promise<PayloadResult>;
    readonly types?: { readonly input: Payload; readonly output: unknown } | undefined;
  };
}

/** What a check of a payload found. @since 0.1.0 */
export type PayloadResult =
  | { readonly value: unknown; readonly issues?: undefined }
  | { readonly issues: readonly PayloadIssue[] };

/** What is wrong with a payload, and where. @since 0.1.0 */
export interface PayloadIssue {
  readonly message: string;
  readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined;
}

/** An event that a plugin adds. @since 0.1.0 */
export interface PluginEventSpec {
  /** A fact happened and is recorded, whatever the state; it carries its `reference`. A command is asked for, and may be refused. */
  readonly kind: 'fact' | 'command';
  /** What it carries beside its envelope. The payload is checked and kept as it came; it is JSON. */
  readonly payload?: PayloadSchema;
  /** Who may send the command, beside staff, the system and the plugin itself; `plugin` stands for every other one. */
  readonly by?: readonly ActorKind[];
  /** The events whose occurrences so far it ends: they stand no longer. */
  readonly ends?: readonly string[];
}

/** The events of a plugin, by name. @since 0.1.0 */
export type PluginEventSpecs = Readonly<Record<string, PluginEventSpec>>;

/** What every event of a plugin carries. Its type is the plugin's id, a point and its name. @since 0.1.0 */
export interface PluginEnvelope extends Envelope {
  readonly type: `${string}.${string}`;
  /** Of a fact: the reporter's id of this occurrence. */
  readonly reference?: string | undefined;
  readonly payload?: unknown;
}

/** What a schema of a payload takes; `undefined` of an event without one. @since 0.1.0 */
export type Said<Spec> = Spec extends { readonly payload: PayloadSchema<infer Payload> } ? Payload : undefined;

/** The payload of an event: none where it is `undefined`. @since 0.1.0 */
export type Carrying<Payload> = unknown extends Payload
  ? { readonly payload: Payload }
  : [Payload] extends [undefined]
    ? { readonly payload?: undefined }
    : { readonly payload: Payload };

/** A fact that a plugin adds: what happened, recorded whatever the state. Its `reference` tells it from another. @since 0.1.0 */
export type PluginFact<Type extends string, Payload> = Envelope & {
  readonly type: Type;
  readonly reference: string;
} & Carrying<Payload>;

/** A command that a plugin adds: asked for, and maybe refused. Its `id` tells it from another. @since 0.1.0 */
export type PluginCommand<Type extends string, Payload> = Envelope & {
  readonly type: Type;
  readonly reference?: undefined;
} & Carrying<Payload>;

/** The events that a plugin's specifications stand for, by name. @since 0.1.0 */
export type PluginEvents<Id extends string, Specs extends PluginEventSpecs> = {
  readonly [Name in keyof Specs & string]: Specs[Name]['kind'] extends 'fact'
    ? PluginFact<`${Id}.${Name}`, Said<Specs[Name]>>
    : PluginCommand<`${Id}.${Name}`, Said<Specs[Name]>>;
};

/** What was said under one name, as a plugin's conditions see it. @since 0.1.0 */
export interface Occurrence<Payload = unknown> {
  /** A fact's reference; a command's id. */
  readonly reference: string;
  readonly payload: Payload;
  /** When a command was sent, or a fact is said to have happened, where that is known: an ISO 8601 UTC instant. */
  readonly at?: string;
}

/** What a plugin knows of an order. @since 0.1.0 */
export interface Slice<Specs extends PluginEventSpecs = PluginEventSpecs> {
  /** Everything that was said under this name, by reference. */
  readonly all: <Name extends keyof Specs & string>(event: Name) => readonly Occurrence<Said<Specs[Name]>>[];
  /** Without what a later command ended. */
  readonly standing: <Name extends keyof Specs & string>(event: Name) => readonly Occurrence<Said<Specs[Name]>>[];
}
