/** A worker that is started anew meets the orders in another order: what a plugin makes of that is found where it can be made anew. */
import { describe, expect, it } from 'vitest';
import { definePlugin, type Order, type Plugin } from '../../src/index.ts';
import { checkPlugin, pluginFlaws } from '../../src/testing/testing.ts';

const both = ['pending', 'processing'] as const;
const label = (id: string, when: (order: Order) => boolean) =>
  definePlugin({ id, labels: { second: { base: both, when } } });
const placeOf = (seen: Map<string, number>, { id }: Order): number => {
  if (!seen.has(id)) seen.set(id, seen.size);
  return seen.get(id) ?? 0;
};
/** Numbers the orders as it meets them. */
const numbering = (isMeant: (place: number) => boolean) => () => {
  const seen = new Map<string, number>();
  return label('gift', (order) => isMeant(placeOf(seen, order)));
};
const wrongWith = (plugin: Parameters<typeof pluginFlaws>[0]) => pluginFlaws(plugin).filter(({ isHint }) => !isHint);

describe('a plugin that is made anew is found to remember', { timeout: 300_000 }, () => {
  it('where every second order that it meets gets a gift', () => {
    const [flaw, ...more] = wrongWith(numbering((place) => place % 2 === 1));

    expect(more).toEqual([]);
    expect(flaw?.code).toBe('remembers');
    expect(flaw?.message).toMatch(/made anew[\s\S]*the first of them last[\s\S]*Two workers/);
    expect(flaw?.message).toMatch(
      /comes as number 1, it shows: pending - where it comes as number 12: pending, gift\.second\./,
    );
    expect(flaw?.story).toBe('  An order of one shirt is placed, to be paid by transfer -> pending');
  });

  it.each([
    ['every third one that it meets', (place: number) => place % 3 === 1],
    ['the tenth', (place: number) => place % 10 === 9],
    ['the first five', (place: number) => place < 5],
  ])('where a gift is for %s', (_, isMeant) => {
    expect(wrongWith(numbering(isMeant)).map(({ code }) => code)).toEqual(['remembers']);
  });

  it('where only the plugin that enters itself into a list first shows its label', () => {
    const entered: string[] = [];
    const entering = () => {
      const isFirst = entered.push('vip') === 1;
      return label('vip', () => isFirst);
    };
    const [flaw, ...more] = wrongWith(entering);

    expect(more).toEqual([]);
    expect(flaw?.code).toBe('remembers');
    expect(flaw?.message).toMatch(/made first.*made later: it shows: pending, vip\.second - and then: pending\./);
  });

  it('where its guard lets every second order pass', () => {
    const counter = () => {
      const seen = new Map<string, number>();
      return definePlugin({
        id: 'counter',
        flags: { on: { base: both } },
        guards: [
          {
            name: 'lets every second pass',
            on: ['fulfillment.ship'],
            check: (order) => (placeOf(seen, order) % 2 ? null : { code: 'odd', message: 'It is its turn later.' }),
          },
        ],
      });
    };
    const [flaw] = wrongWith(counter);

    expect(flaw?.code).toBe('remembers');
    expect(flaw?.message).toMatch(
      /number 1, it says of fulfillment\.ship: Plugin counter refuses it\. It is its turn later\. - where it comes as number 12: possible/,
    );
  });

  it('and what it threw dice for while it was made is told as that', () => {
    const lucky = () => {
      const limit = Math.random();
      return label('lucky', () => limit > 0.9);
    };

    expect(wrongWith(lucky)).toMatchObject([
      { code: 'impure', message: expect.stringMatching(/made at another time/) },
    ]);
  });
});

describe('a plugin that is made anew is not accused', { timeout: 300_000 }, () => {
  it.each([
    ["its word depends on the order's id", () => label('hash', ({ id }) => hashOf(id) % 2 === 0)],
    ["it keeps what it made of the order's id", memo],
    ['it remembers nothing', () => definePlugin({ id: 'attention', flags: { needed: { base: both } } }) as Plugin],
  ])('where %s', (_, make) => {
    expect(checkPlugin(make).filter(({ isHint }) => !isHint)).toEqual([]);
  });
});

function hashOf(id: string): number {
  return [...id].reduce((sum, char) => (sum * 31 + char.charCodeAt(0)) % 1_009, 7);
}

function memo(): Plugin {
  const known = new Map<string, number>();
  return label('hash', ({ id }) => {
    if (!known.has(id)) known.set(id, hashOf(id));
    return (known.get(id) ?? 0) % 2 === 0;
  });
}

describe('what makes a plugin is refused', () => {
  let times = 0;
  const same = label('same', () => true);
  const flag = (more: object) => definePlugin({ id: 'x', flags: { on: { base: 'pending', ...more } } }) as Plugin;
  it.each([
    ['where it makes one of another id', () => label(`gift_${++times}`, () => true), /"gift_\d+"[\s\S]*"gift_\d+"/],
    [
      'where it makes one of another content',
      () => flag(++times % 2 ? {} : { visibility: 'customer' }),
      /flags\.on\.visibility/,
    ],
    ['where it makes nothing anew', () => same, /the same one again/],
    ['where it makes no plugin', () => Promise.resolve(same), /what definePlugin gives/],
  ])('%s', (_, make, says) => {
    expect(() => pluginFlaws(make as never)).toThrow(says);
    expect(() => checkPlugin(make as never)).toThrow(expect.objectContaining({ code: 'invalid_input' }));
  });
});
