/** Two flags of one plugin: each is set, shown and cleared by itself. */
import { describe, expect, it } from 'vitest';
import { definePlugin } from '../../src/index.ts';
import { dayOne, type Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const both = ['pending', 'processing'] as const;
const desk = definePlugin({
  id: 'desk',
  flags: { urgent: { base: both }, gift: { base: both, counts: { cancellable: false } } },
});
const tell = (name: 'set' | 'clear', flag: string): Tell => ({ type: `desk.${name}`, payload: { flag } }) as never;
const cancel: Tell = { type: 'order.cancel', scope: 'all' };
const shop = () => given({ plugins: [desk] });
const shown = ({ definition, order }: Story) => definition.statusOf(order).custom;
const standing = ({ definition, order }: Story) =>
  definition.explain(order).custom?.standing.map(({ word }) => word) ?? [];

describe('of two flags', () => {
  it.each(['urgent', 'gift'])('the one that is set is shown, and not the other one (%s)', (flag) => {
    const story = shop().when(tell('set', flag));

    expect(shown(story)).toBe(`desk.${flag}`);
    expect(standing(story)).toEqual([`desk.${flag}`]);
  });

  it('both stand, whichever was set first, and the one that is written first is shown', () => {
    for (const flags of [
      ['urgent', 'gift'],
      ['gift', 'urgent'],
    ]) {
      const story = shop().when(...flags.map((flag) => tell('set', flag)));

      expect(standing(story)).toEqual(['desk.urgent', 'desk.gift']);
      expect(shown(story)).toBe('desk.urgent');
    }
  });

  it.each([
    ['urgent', 'gift'],
    ['gift', 'urgent'],
  ] as const)('the one that is cleared leaves the other one (%s)', (cleared, left) => {
    const story = shop().when(tell('set', 'urgent'), tell('set', 'gift'), tell('clear', cleared));

    expect(standing(story)).toEqual([`desk.${left}`]);
    expect(shown(story)).toBe(`desk.${left}`);
  });

  it('each is set and cleared for itself: the other one is neither set already nor there to be cleared', () => {
    shop()
      .when(tell('set', 'urgent'), tell('clear', 'gift'))
      .then({ reasons: ['plugin_veto'] })
      .when(tell('set', 'gift'))
      .then({ outcome: 'applied' })
      .when(tell('set', 'gift'))
      .then({ reasons: ['plugin_veto'] });
  });

  it('only the one that stands counts as what it says', () => {
    shop().when(tell('set', 'urgent'), cancel).then({ lifecycle: 'canceled' });
    shop()
      .when(tell('set', 'urgent'), tell('set', 'gift'), cancel)
      .then({ reasons: ['plugin_veto'] })
      .when(tell('clear', 'gift'), cancel)
      .then({ lifecycle: 'canceled' });
  });

  it('what is offered is to set the one and to clear the other', () => {
    const { definition, order } = shop().when(tell('set', 'urgent'));
    const offered = definition
      .available(order, { by: { kind: 'staff', id: 'sam' }, at: dayOne })
      .filter(({ command, allowed }) => allowed && command.type.startsWith('desk.'));

    expect(offered.map(({ command }) => command)).toEqual([
      { type: 'desk.set', payload: { flag: 'gift' } },
      { type: 'desk.clear', payload: { flag: 'urgent' } },
    ]);
  });

  it('none is set by what a version before them was told under the same name, with nothing that names a flag', () => {
    const before = definePlugin({
      id: 'desk',
      events: { set: { kind: 'command' } },
      states: { open: { on: { set: true } } },
    });
    const { definition, order } = given({ plugins: [before] }).when({ type: 'desk.set' } as never);
    const now = shop().definition;
    const kept = now.decode(definition.encode(order));

    expect(kept.plugins).not.toEqual([]);
    expect(now.statusOf(kept).custom).toBeUndefined();
    expect(now.discrepanciesOf(kept)).toEqual([]);
  });
});
