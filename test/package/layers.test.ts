import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Sources } from './layers.ts';
import { layerViolations } from './layers.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));

const sound: Sources = {
  'statuses.ts': `export const paymentStatuses = ['pending', 'paid'] as const;`,
  'money.ts': `import type { paymentStatuses } from './statuses.ts';`,
  'payment/payment.schema.ts': `import { z } from 'zod'; import '../money.ts';`,
  'payment/payment.part.ts': `import { paymentStatuses } from '../statuses.ts';`,
  'order/order.apply.ts': `import '../payment/payment.part.ts';`,
  'order/order.actor.ts': `import type { ActorLogic } from 'xstate'; import './order.apply.ts';`,
  'keeping/handler.ts': `import '../order/order.apply.ts';`,
  'core.ts': `export { apply } from './order/order.apply.ts';`,
  'machines.ts': `import { setup } from 'xstate'; import './payment/payment.part.ts';`,
  'index.ts': `export { apply } from './core.ts'; export { m } from './machines.ts'; import './payment/payment.schema.ts';`,
  'labels/labels.ts': `export type { W } from './labels.words.ts';`,
  'labels/labels.words.ts': `import type { OrderEvent } from '../statuses.ts';`,
  'labels/ar.ts': `import type { Labels } from './labels.ts'; import { reasons } from './ar.reasons.ts';`,
  'labels/ar.reasons.ts': `import type { W } from './labels.words.ts';`,
  'labels/el.ts': `import type { Labels } from './labels.ts';`,
  'presets/preset.ts': `import '../statuses.ts';`,
  'presets/shopify.ts': `import { definePreset } from './preset.ts';`,
  'testing/laws.ts': `import '../money.ts';`,
  'testing/index.ts': `export * from './laws.ts';`,
};

const rulesBrokenBy = (change: Sources) => layerViolations({ ...sound, ...change }).map(({ rule }) => rule);

describe('the layers of src', () => {
  it('has every arrow pointing down', () => {
    const sources = readSources();

    expect(Object.keys(sources)).toContain('index.ts');
    expect(layerViolations(sources).map(({ message }) => message)).toEqual([]);
  });
});

describe('the layer rules', () => {
  it('are content with a sound map of files', () => {
    expect(layerViolations(sound)).toEqual([]);
  });

  it('report an arrow turned round, naming both ends', () => {
    const turned = { ...sound, 'payment/payment.part.ts': `import { apply } from '../order/order.actor.ts';` };

    expect(layerViolations(turned)).toContainEqual({
      rule: 'upward',
      file: 'payment/payment.part.ts',
      message: 'payment/payment.part.ts (2 parts) imports order/order.actor.ts (3 order), which is above it',
    });
  });

  it.each<[story: string, rule: string, change: Sources]>([
    ['a file that belongs to no layer', 'unplaced', { 'helpers.ts': '' }],
    ['an import of a file that is not there', 'unresolved', { 'money.ts': `import './cents.ts';` }],
    ['a relative import without .ts', 'extension', { 'money.ts': `import './statuses.js';` }],
    ['an upward type import', 'upward', { 'statuses.ts': `import type { Money } from './money.ts';` }],
    ['an upward import() type', 'upward', { 'statuses.ts': `export type M = import('./money.ts').Money;` }],
    ['an upward dynamic import', 'upward', { 'errors.ts': `export const m = () => import('./money.ts');` }],
    ['a door that opens another', 'door', { 'core.ts': `import './machines.ts';` }],
    ['a preset that opens another', 'door', { 'presets/wechat-mall.ts': `import './shopify.ts';` }],
    ['a locale that opens another', 'door', { 'labels/el.ts': `import { reasons } from './ar.reasons.ts';` }],
    ['labels reaching zod', 'light', { 'labels/ar.ts': `import type { P } from '../payment/payment.schema.ts';` }],
    ['labels loading order code', 'light', { 'labels/ar.ts': `import { apply } from '../order/order.apply.ts';` }],
    [
      'a circle in one layer',
      'cycle',
      { 'statuses.ts': `import './errors.ts';`, 'errors.ts': `import './statuses.ts';` },
    ],
    ['xstate loaded outside machines', 'xstate', { 'order/order.actor.ts': `import { setup } from 'xstate';` }],
    [
      'xstate loaded by an inline type',
      'xstate',
      { 'order/order.actor.ts': `import { type AnyActor } from 'xstate';` },
    ],
    ['xstate named by a keeper', 'xstate', { 'keeping/handler.ts': `import type { Actor } from 'xstate/actors';` }],
    ['zod outside a schema', 'zod', { 'order/order.define.ts': `import { z } from 'zod/mini';` }],
    ['export * outside testing', 'export-star', { 'core.ts': `export * from './order/order.apply.ts';` }],
    [
      'core reaching zod',
      'light',
      { 'order/order.apply.ts': `import type { P } from '../payment/payment.schema.ts';` },
    ],
    ['core reaching xstate by types', 'light', { 'core.ts': `export type { A } from './order/order.actor.ts';` }],
  ])('report %s', (_story, rule, change) => {
    expect(rulesBrokenBy(change)).toContain(rule);
  });
});

function readSources(): Sources {
  const files = readdirSync(src, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  return Object.fromEntries(files.map((file) => [file.split(sep).join('/'), readFileSync(join(src, file), 'utf8')]));
}
