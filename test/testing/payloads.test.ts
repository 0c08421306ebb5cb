import { type } from 'arktype';
import * as fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { defineOrder, definePlugin, type PayloadSchema } from '../../src/index.ts';
import { histories, shopOf } from '../../src/testing/histories/arbitraries.ts';
import { isAccepted, tell } from '../../src/testing/histories/history.ts';
import { type Payloads, pluginSamples } from '../../src/testing/histories/payloads.ts';
import { laws } from '../../src/testing/laws/laws.ts';

const plugin = (payload: PayloadSchema) =>
  definePlugin({
    id: 'fraud',
    events: { scored: { kind: 'fact', payload }, noted: { kind: 'fact' }, cleared: { kind: 'command', payload } },
    states: {
      doubtful: { when: (slice) => slice.standing('scored').length > 0, on: { cleared: true } },
      fine: { on: { cleared: true } },
    },
    statuses: { doubtful: { base: ['pending'] } },
  });

const shop = (payload: PayloadSchema) => shopOf({ plugins: [plugin(payload)] });

function samplesOf(payload: PayloadSchema, given?: Payloads): readonly unknown[] {
  return pluginSamples(shop(payload), given).find(({ type }) => type === 'fraud.scored')?.payloads ?? [];
}

const schema = z.object({
  score: z.number().int().min(0).max(100),
  level: z.enum(['low', 'high']).optional(),
  signals: z.array(z.union([z.literal('velocity'), z.object({ at: z.iso.datetime() })])),
});

describe('payloads of plugins', () => {
  it('are drawn from what a schema says of itself, and each is one that it takes', () => {
    const samples = samplesOf(schema);

    expect(samples.length).toBeGreaterThan(5);
    expect(samples.filter((sample) => !schema.safeParse(sample).success)).toEqual([]);
    expect(samples).toContainEqual({ score: 0, signals: [], level: 'high' });
    expect(samples).toContainEqual({ score: 100, signals: [] });
    expect(samplesOf(type({ score: '0 <= number.integer <= 9', 'note?': 'string > 2' })).length).toBeGreaterThan(5);
    expect(samplesOf(z.null())).toEqual([null]);
    expect(samplesOf(z.object({}).optional())).toEqual([{}, undefined]);
  });

  it('are given by hand where a schema says nothing of itself', () => {
    const silent = v.object({ score: v.pipe(v.number(), v.minValue(3)) });

    expect(() => samplesOf(silent)).toThrow("give some as payloads: { 'fraud.scored': [...] }");
    expect(samplesOf(silent, { 'fraud.scored': [{ score: 4 }], 'fraud.cleared': [{ score: 5 }] })).toEqual([
      { score: 4 },
    ]);
  });

  it('are refused for an event that there is not, before anything is drawn', () => {
    const definition = shop(schema);
    const refused = expect.objectContaining({
      code: 'invalid_input',
      message: expect.stringMatching(/"fraud\.scord".*fraud\.scored, fraud\.noted, fraud\.cleared/),
    });

    expect(() => laws(definition, { payloads: { 'fraud.scord': [{ score: 1 }] } })).toThrow(refused);
    expect(() => laws(shopOf({}), { payloads: { 'fraud.scored': [1] } })).toThrow(/The plugins have no events/);
  });

  it('come with facts and with commands, and most are taken', () => {
    const definition = shop(schema);
    const told = fc
      .sample(histories(fc.constant(definition)), { numRuns: 60, seed: 3 })
      .flatMap((history) => tell(definition, history).told);
    const own = (type: string) => told.filter(({ event }) => event.type === type);

    for (const type of ['fraud.scored', 'fraud.noted', 'fraud.cleared']) {
      expect(own(type).length).toBeGreaterThan(5);
      expect(own(type).filter(isAccepted).length / own(type).length).toBeGreaterThan(0.6);
    }
  });
});

describe('the laws of a shop', () => {
  it('are held against its own policy and plugins', { timeout: 120_000 }, () => {
    const definition = defineOrder({ policy: { archived: 'freeze', stock: 'asked' }, plugins: [plugin(schema)] });

    for (const { property } of laws(definition)) fc.assert(property, { numRuns: 6, seed: 5 });
  });
});
