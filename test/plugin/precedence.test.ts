/** Which of several custom statuses is shown: as they say, as the shop says, and within a plugin as they are written. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin } from '../../src/index.ts';
import { given } from '../../src/testing/scenario.ts';

type Traits = {
  readonly base?: readonly string[];
  readonly before?: readonly string[];
  readonly after?: readonly string[];
};

/** A plugin whose statuses always stand; over the word of an order that waits for its money, unless they say another. */
const plugin = (id: string, labels: Readonly<Record<string, Traits>>) => {
  const standing = ([name, traits]: [string, Traits]) => [name, { base: 'pending', when: () => true, ...traits }];
  return definePlugin({ id, labels: Object.fromEntries(Object.entries(labels).map(standing)) } as never);
};
const shown = (plugins: ReturnType<typeof plugin>[], precedence: readonly string[] = []) => {
  const { definition, order } = given({ plugins, precedence });
  return definition.explain(order).custom?.standing.map(({ word }) => word);
};
const define =
  (plugins: ReturnType<typeof plugin>[], precedence: readonly string[] = []) =>
  () =>
    defineOrder({ plugins, precedence });

describe('a status', () => {
  it('stands before or after those that it names, one by one or a whole plugin', () => {
    const last = plugin('a', { z: { before: ['b'] } });
    const first = plugin('c', { x: { before: ['b.y', 'a'] } });

    expect(shown([last, plugin('b', { y: {} }), first])).toEqual(['c.x', 'a.z', 'b.y']);
    expect(shown([plugin('a', { z: { after: ['b'] } }), plugin('b', { y: {} })])).toEqual(['b.y', 'a.z']);
    expect(shown([plugin('a', { z: { after: ['b.y'] } }), plugin('b', { y: {} })])).toEqual(['b.y', 'a.z']);
  });

  it('that stands before one says nothing about another', () => {
    const plugins = [
      plugin('a', { x: { before: ['b'] } }),
      plugin('b', { y: { before: ['c'] } }),
      plugin('c', { z: {} }),
    ];

    expect(define(plugins)).toThrow(/"c.z" and "a.x" both stand on pending,/);
  });

  it('may stand before all of its own plugin', () => {
    expect(shown([plugin('a', { y: { before: ['a'] }, x: {} })])).toEqual(['a.y', 'a.x']);
  });
});

describe('the statuses of one plugin', () => {
  it('stand as they are written, also where the first waits for another plugin that the second never meets', () => {
    const written = plugin('a', {
      y: { base: ['pending', 'processing'], after: ['b'] },
      x: { base: ['processing'] },
    });
    const other = plugin('b', { z: {} });

    expect(shown([plugin('a', { y: {}, x: {} })])).toEqual(['a.y', 'a.x']);
    for (const precedence of [[], ['a']]) expect(shown([written, other], precedence)).toEqual(['b.z', 'a.y', 'a.x']);
  });
});

describe('the word of the shop', () => {
  const claims = plugin('a', { x: { before: ['b'] } });
  const [silent, other] = [plugin('a', { x: {} }), plugin('b', { y: {} })];

  it('names plugins or statuses, and outdoes what they say', () => {
    expect(shown([silent, other], ['b.y', 'a'])).toEqual(['b.y', 'a.x']);
    expect(shown([silent, other], ['a.x', 'b'])).toEqual(['a.x', 'b.y']);
    expect(shown([claims, other], ['b', 'a'])).toEqual(['b.y', 'a.x']);
  });

  it('says nothing of two where it names only one: what they say themselves counts, or nothing', () => {
    for (const precedence of [['a'], ['b'], ['b.y']]) {
      expect(define([silent, other], precedence)).toThrow(/nothing says which is shown/);
      expect(shown([claims, other], precedence)).toEqual(['a.x', 'b.y']);
    }
  });
});

describe('a fault', () => {
  it('names the words on which two may both be shown', () => {
    const both = { base: ['pending', 'processing', 'shipped'] };
    const two = [plugin('a', { x: both }), plugin('b', { y: { base: ['shipped', 'pending'] } })];

    expect(define(two)).toThrow('Plugin "b": status "b.y" and "a.x" both stand on pending, shipped, and nothing says');
  });

  it('names those that stand before each other in a circle, and not who stands outside of it', () => {
    const circle = [
      plugin('a', { x: { before: ['b', 'c', 'd'] } }),
      plugin('b', { x: { before: ['c'] } }),
      plugin('c', { x: { before: ['d'] } }),
      plugin('d', { x: { before: ['b'] } }),
    ];

    expect(define(circle)).toThrow('Plugin "b": "b.x", "c.x", "d.x" stand before each other in a circle.');
  });
});
