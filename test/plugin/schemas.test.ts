/** Three libraries that write Standard Schemas, each in its own way. */
import { type } from 'arktype';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { definePlugin, type PayloadSchema } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const schemas: Readonly<Record<string, PayloadSchema>> = {
  zod: z.object({ score: z.number(), tags: z.array(z.string()).optional() }),
  valibot: v.object({ score: v.number(), tags: v.optional(v.array(v.string())) }),
  arktype: type({ score: 'number', 'tags?': 'string[]' }),
};

describe.each(Object.entries(schemas))('a payload that %s checks', (_, payload) => {
  const plugin = definePlugin({ id: 'scores', events: { told: { kind: 'fact', payload } }, states: { calm: {} } });
  const tell = (told: unknown): Tell => ({ type: 'scores.told', reference: 'r', payload: told }) as never;

  it('is kept as it came', () => {
    const told = { score: 3, tags: ['b', 'a'] };

    expect(given({ plugins: [plugin] }).when(tell(told)).order.plugins?.scores?.rows[0]?.payload).toEqual(told);
  });

  it('is refused with its place where it is another', () => {
    const { outcome } = given({ plugins: [plugin] }).when(tell({ score: 'high' })).latest[0] ?? {};

    expect(outcome).toMatchObject({ reasons: [{ code: 'invalid_event', data: { path: 'payload.score' } }] });
    expect(outcome).not.toHaveProperty('retry');
  });
});
