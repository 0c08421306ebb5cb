/** Stock that is kept back for an order that counts as ended: whoever ends it, and whoever keeps it. */
import { describe, expect, it } from 'vitest';
import { definePlugin, type Plugin, type StatusTraits } from '../../src/index.ts';
import { pluginFlaws } from '../../src/testing/testing.ts';

const both = ['pending', 'processing'] as const;
const flagged = (id: string, counts: StatusTraits['counts'], base: StatusTraits['base'] = both): Plugin =>
  definePlugin({ id, flags: { on: { base, ...(counts && { counts }) } } });
const told = (plugin: Plugin, options = {}) => pluginFlaws(plugin, options).map(({ code, message }) => [code, message]);

const gone = flagged('gone', { terminal: true });
const kept = flagged('kept', { stock: 'reserved' });
const advice = 'Say stock: "released" in "gone.on", or leave terminal out where the goods are still to be sent.';
const leak = (why: string) => [
  [
    'leaks_stock',
    `"gone.on" counts as the end of the order (terminal), and one piece stays kept back for it: ${why}, and nothing lets go. ${advice}`,
  ],
];

describe('a leak is found', { timeout: 300_000 }, () => {
  it('where the status that ends the order says nothing of stock, with the shortest story', () => {
    const [flaw, ...more] = pluginFlaws(gone);

    expect(more).toEqual([]);
    expect([[flaw?.code, flaw?.message]]).toEqual(
      leak('the shop keeps what it has (reserveAt: "placed", deductAt: "shipped")'),
    );
    expect(flaw?.story.split('\n')).toEqual([
      '  An order of one shirt is placed, to be paid by transfer -> pending',
      '  1. gone.set {"flag":"on"} (staff) -> pending, gone.on',
      '  2. stock.reserved (warehouse) -> pending, gone.on',
    ]);
  });

  it('where it deducts the stock itself', () => {
    expect(told(flagged('gone', { terminal: true, stock: 'deducted' }))).toEqual(
      leak('"gone.on" says stock: "deducted"'),
    );
  });

  it('at whichever moment the shop keeps it back', () => {
    const policy = { reserveAt: 'packed', deductAt: 'paid' };

    expect(told(gone, { policy })).toEqual(leak('the shop keeps what it has (reserveAt: "packed", deductAt: "paid")'));
  });

  it('where one flag ends the order and another one of the plugin keeps its stock', () => {
    const desk = definePlugin({
      id: 'desk',
      flags: {
        dead: { base: both, counts: { terminal: true } },
        vip: { base: both, counts: { stock: 'reserved' } },
      },
    });

    expect(told(desk, { policy: { reserveAt: 'shipped' } })).toEqual([
      ['leaks_stock', expect.stringMatching(/^"desk\.dead" counts as the end .*: "desk\.vip" says stock: "reserved"/)],
    ]);
  });

  it('where a plugin beside it keeps the stock of what it ends, and the other way round', () => {
    const policy = { reserveAt: 'shipped' } as const;
    const found = leak('"kept.on" says stock: "reserved"');
    const precedence = ['gone', 'kept'];
    const [flaw, ...more] = pluginFlaws(kept, { neighbors: [gone], policy, precedence });

    expect(told(gone, { neighbors: [kept], policy, precedence })).toEqual(found);
    expect(more).toEqual([]);
    expect([[flaw?.code, flaw?.message]]).toEqual(found);
    expect(flaw).toMatchObject({
      plugin: 'kept',
      story: expect.stringMatching(/\.set .*\n.*\.set .*\n.*stock\.reserved/),
    });
  });

  it('of each status that ends an order', () => {
    const traits: StatusTraits = { base: both, counts: { terminal: true } };
    const desk = definePlugin({ id: 'desk', flags: { dead: traits, gone: traits } });

    expect(told(desk).map(([, message]) => message?.match(/^"[\w.]+"/)?.[0])).toEqual(['"desk.dead"', '"desk.gone"']);
  });
});

describe('no leak is', { timeout: 300_000 }, () => {
  it('what the ended status lets go, also against one beside it that keeps', () => {
    const released = flagged('gone', { terminal: true, stock: 'released' });
    const options = { neighbors: [kept], precedence: ['gone', 'kept'] };

    expect(told(released)).toEqual([]);
    expect(told(released, options)).toEqual([]);
  });

  it('a status that stands over orders alone that have been sent or canceled', () => {
    expect(told(flagged('gone', { terminal: true }, ['completed', 'canceled']))).toEqual([]);
  });

  it('stock that the order does not ask for', () => {
    expect(told(gone, { policy: { stock: 'outside' } })).toEqual([]);
    expect(told(flagged('seen', {}), { policy: { stock: 'outside' } })).toEqual([]);
  });

  it('what is neither ended by the plugin nor kept by it', () => {
    expect(told(flagged('seen', {}), { neighbors: [gone], precedence: ['gone', 'seen'] })).toEqual([]);
  });
});
