import { type Check, choice, either, exactly, isPlain, list, shape, table, text } from '../checks.ts';
import { longest } from '../events.ts';
import { actorKinds } from '../statuses.ts';
import { statusChannels } from './order.notifications.ts';
import { statusStocks } from './order.plugin.spec.ts';
import { commandTypes } from './order.ts';

const keys = /^[a-z][a-z0-9_]{0,39}$/;

/** What a key of a plugin is made of. */
export const grammar = 'lower-case letters, digits and underscores, a letter first, at most 40 characters';

/** A name in a plugin. */
export const key: Check = (value, path) =>
  typeof value === 'string' && keys.test(value) ? null : { path, problem: `${grammar}: that is a key` };

/** A function that answers at once: an answer that comes later would always let pass. */
export const atOnce: Check = (value, path) => {
  if (typeof value !== 'function') return { path, problem: 'a function is needed' };
  const isPlainFunction = Object.prototype.toString.call(value) === '[object Function]';
  return isPlainFunction
    ? null
    : { path, problem: 'a function that answers at once is needed, without async or yield' };
};

/** A check of a payload: an object or a function that carries one. */
const payloadSchema: Check = (value, path) => {
  const standard: unknown =
    typeof value === 'object' || typeof value === 'function'
      ? (value as { readonly '~standard'?: unknown } | null)?.['~standard']
      : undefined;
  return isPlain(standard) && typeof standard.validate === 'function'
    ? null
    : { path, problem: 'a Standard Schema is needed, such as one of zod, valibot or arktype' };
};

const names = list(text(longest.id));
const counts = shape(
  {},
  {
    paid: exactly(true),
    cancellable: exactly(false),
    held: exactly(true),
    terminal: exactly(true),
    stock: choice(statusStocks),
  },
);
const shown = {
  visibility: choice(['staff', 'customer']),
  channel: choice(statusChannels),
  label: table(text(longest.reason)),
  before: names,
  after: names,
};
const base = { base: either(list(text(longest.id), 1), text(longest.id)) };

/** What each thing that a plugin names consists of. */
export const forms = {
  event: shape(
    { kind: choice(['fact', 'command']) },
    { payload: payloadSchema, by: list(choice(actorKinds)), ends: names },
  ),
  state: shape(
    {},
    {
      when: atOnce,
      on: table(either(exactly(true), atOnce)),
      deadline: shape({ fires: text(longest.id), at: atOnce }),
      asks: atOnce,
    },
  ),
  status: shape(base, { ...shown, counts }),
  label: shape({ ...base, when: atOnce }, shown),
  guards: list(shape({ name: text(longest.id), on: list(choice(commandTypes), 1), check: atOnce })),
  formerly: list(key),
} as const;
