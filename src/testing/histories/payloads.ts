import {
  type CoreOrderDefinition,
  canonical,
  OrderError,
  type PayloadSchema,
  type PluginEventSpec,
} from '../../core.ts';

/** Payloads to draw from, by the type of a plugin's event: `{ 'fraud.scored': [{ score: 12 }] }`. @since 0.1.0 */
export type Payloads = Readonly<Record<string, readonly unknown[]>>;

/** An event of a plugin, and the payloads that it may carry; no payload where `undefined` is among them. */
export interface PluginSample {
  readonly type: `${string}.${string}`;
  readonly spec: PluginEventSpec;
  readonly payloads: readonly unknown[];
}

// What an event without a schema may carry as well: something, nothing, or that it is nothing, which are three different things.
const anything: readonly unknown[] = [undefined, null, { score: 3 }, { score: 7 }];

const known = new WeakMap<CoreOrderDefinition, readonly PluginSample[]>();

/**
 * Every event of a definition's plugins with payloads that its schema takes: those that are given, or what the schema says of itself.
 *
 * @throws {@link OrderError} `invalid_input` where the schema does not say which payloads it takes and none is given, and where some are
 * given for an event that there is not.
 */
export function pluginSamples(definition: CoreOrderDefinition, given: Payloads = {}): readonly PluginSample[] {
  const own = Object.keys(given).length > 0;
  const before = own ? undefined : known.get(definition);
  if (before) return before;
  const samples = definition.plugins.list.flatMap(({ id, events, spec: { flags = {} } }) =>
    Object.entries(events).map(([name, spec]): PluginSample => {
      const type = `${id}.${name}` as const;
      const isOfFlag = name === 'set' || name === 'clear';
      const flagged = Object.keys(flags).map((flag) => ({ flag }));
      return {
        type,
        spec,
        payloads: given[type] ?? (isOfFlag && flagged.length > 0 ? flagged : payloadsOf(type, spec)),
      };
    }),
  );
  refuseOthers(given, samples);
  if (!own) known.set(definition, samples);
  return samples;
}

/** Payloads are given for events that there are. */
function refuseOthers(given: Payloads, samples: readonly PluginSample[]): void {
  const names = samples.map(({ type }) => type as string);
  const unknown = Object.keys(given).find((type) => !names.includes(type));
  if (unknown === undefined) return;
  const choices = names.length > 0 ? `The plugins' events are ${names.join(', ')}` : 'The plugins have no events';
  throw new OrderError('invalid_input', `payloads: there is no event "${unknown}". ${choices}.`, {
    path: `payloads.${unknown}`,
  });
}

function payloadsOf(type: string, { payload }: PluginEventSpec): readonly unknown[] {
  if (!payload) return anything;
  const drawn = [...drawnFrom(formOf(payload), 0), undefined, null, {}].filter((value) => takes(payload, value));
  const found = [...new Map(drawn.map((value) => [canonical(value), value])).values()];
  if (found.length > 0) return found;
  throw new OrderError(
    'invalid_input',
    `The payload schema of ${type} does not say which payloads it takes: give some as payloads: { '${type}': [...] }.`,
    { path: `payloads.${type}` },
  );
}

function takes(schema: PayloadSchema, value: unknown): boolean {
  const found = schema['~standard'].validate(value);
  return !(found instanceof Promise) && found.issues === undefined;
}

/** What a JSON Schema says of a value, as far as it is read here. */
interface Form {
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Form[];
  readonly oneOf?: readonly Form[];
  readonly type?: string;
  readonly format?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly items?: Form;
  readonly properties?: Readonly<Record<string, Form>>;
  readonly required?: readonly string[];
}

/** The JSON Schema of a schema that can tell it (Standard JSON Schema: zod and arktype do). */
function formOf(schema: PayloadSchema): Form {
  const standard = schema['~standard'] as {
    readonly jsonSchema?: { readonly input: (options: { readonly target: string }) => unknown };
  };
  try {
    return (standard.jsonSchema?.input({ target: 'draft-2020-12' }) ?? {}) as Form;
  } catch {
    // Some schemas have no JSON Schema: their payloads are given by hand.
    return {};
  }
}

const deepest = 5;

/** Small, large and usual values of a form. */
function drawnFrom(form: Form, depth: number): readonly unknown[] {
  if (depth > deepest) return [];
  if ('const' in form) return [form.const];
  if (form.enum) return form.enum;
  const choices = form.anyOf ?? form.oneOf;
  if (choices) return choices.flatMap((choice) => drawnFrom(choice, depth + 1));
  switch (form.type) {
    case 'boolean':
      return [true, false];
    case 'integer':
    case 'number':
      return numbersOf(form);
    case 'string':
      return textsOf(form);
    case 'null':
      return [null];
    case 'array': {
      const [first] = drawnFrom(form.items ?? {}, depth + 1);
      const least = Array.from({ length: form.minItems ?? 0 }, () => first);
      return first === undefined ? [least] : [least, [...least, first]];
    }
    case 'object':
      return objectsOf(form, depth);
    default:
      return [];
  }
}

function numbersOf(form: Form): readonly number[] {
  const least = form.minimum ?? (form.exclusiveMinimum === undefined ? 0 : form.exclusiveMinimum + 1);
  const most = form.maximum ?? (form.exclusiveMaximum === undefined ? least + 100 : form.exclusiveMaximum - 1);
  const quarters = [0, 1, 2, 3, 4].map((n) => Math.round(least + ((most - least) * n) / 4));
  return [...new Set(quarters)];
}

function textsOf({ format, minLength = 0 }: Form): readonly string[] {
  if (format === 'date-time') return ['2026-01-02T08:00:00.000Z', '2026-03-04T20:30:00.000Z'];
  if (format === 'date') return ['2026-01-02'];
  const texts = ['a', 'b', 'EUR', 'line-1', ''];
  return texts.map((text) => text.padEnd(minLength, 'x'));
}

/** The plainest object, and then each property in each of its values, alone. */
function objectsOf({ properties = {}, required = [] }: Form, depth: number): readonly unknown[] {
  const values = Object.entries(properties).map(([name, form]) => ({ name, values: drawnFrom(form, depth + 1) }));
  const plain = Object.fromEntries(
    values.filter(({ name }) => required.includes(name)).map(({ name, values: [first] }) => [name, first]),
  );
  return [plain, ...values.flatMap(({ name, values }) => values.map((value) => ({ ...plain, [name]: value })))];
}
