import { expect, it } from 'vitest';
import { instantiations } from '../bench/types.ts';

it('asks little of the type checker, and no more of it for each further plugin', () => {
  const { import: alone, onePlugin, tenPlugins } = instantiations();
  expect(alone).toBeLessThan(100);
  expect(onePlugin).toBeLessThan(4_000);
  expect((tenPlugins - onePlugin) / 9).toBeLessThan(600);
}, 240_000);
