/** The order that a function of a plugin is given is the record itself: one that writes into it alters it past all rules. */
import { describe, expect, it } from 'vitest';
import { definePlugin, type Order, type Plugin } from '../../src/index.ts';
import { pluginFlaws } from '../../src/testing/testing.ts';

const base = ['pending', 'processing'] as const;
const found = (plugin: unknown) => pluginFlaws(plugin as Plugin).filter(({ isHint }) => !isHint);
const on = { on: { base } };
/** What a program does that does not check types. */
const more = ({ lines }: Order) => (lines as unknown[]).push({ ...lines[0], id: 'gift' });
const inside = ({ payments }: Order) => Object.assign(payments[0] as object, { state: 'captured' });
const silently = (write: (order: Order) => unknown) => (order: Order) => {
  try {
    write(order);
  } catch {}
  return false;
};

describe('a plugin that writes into the order is found', { timeout: 300_000 }, () => {
  it('where a label does, with what to do and a story', () => {
    const [flaw, ...others] = found(
      definePlugin({ id: 'greedy', labels: { gift: { base, when: (order) => more(order) > 1 } } }),
    );

    expect(others).toEqual([]);
    expect(flaw).toMatchObject({ code: 'writes', message: expect.stringMatching(/writes into the order.*[Cc]opy/) });
    expect(flaw?.story).toMatch(/An order of one shirt is placed/);
  });

  it.each([
    [
      'a guard',
      {
        flags: on,
        guards: [{ name: 'adds', on: ['order.cancel'], check: (order: Order) => (inside(order) ? null : null) }],
      },
    ],
    [
      'a guard, into the command',
      {
        flags: on,
        guards: [
          {
            name: 'forces',
            on: ['fulfillment.ship'],
            check: (_: Order, command: object) => void Object.assign(command, { force: true }),
          },
        ],
      },
    ],
    [
      'a deadline',
      {
        events: { go: { kind: 'command' } },
        states: {
          calm: { on: { go: true }, deadline: { fires: 'go', at: (_: unknown, order: Order) => void more(order) } },
        },
      },
    ],
    ['a label that hides that it fails', { labels: { gift: { base, when: silently(more) } } }],
    [
      'a label that writes what is there already',
      {
        labels: {
          gift: {
            base,
            when: ({ lines }: Order) => Object.assign(lines[0] as object, { id: lines[0]?.id }) === undefined,
          },
        },
      },
    ],
  ])('where %s does', (_, spec) => {
    expect(found(definePlugin({ id: 'greedy', ...spec } as never)).map(({ code }) => code)).toEqual(['writes']);
  });

  it('and one that alters its own copy is not accused', () => {
    const when = ({ lines }: Order) => [...lines].sort().reverse().push() > 1;

    expect(found(definePlugin({ id: 'careful', labels: { many: { base, when } } }))).toEqual([]);
  });
});
