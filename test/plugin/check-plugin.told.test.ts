/** Who reads of a trap knows the plugin and not the library: what the plugin does comes first. */
import { describe, expect, it } from 'vitest';
import { definePlugin, type Plugin } from '../../src/index.ts';
import { pluginFlaws } from '../../src/testing/testing.ts';

type Guard = NonNullable<Plugin['spec']['guards']>[number];

const guarding = (id: string, on: Guard['on']): Plugin =>
  definePlugin({ id, guards: [{ name: 'keeps it', on, check: () => ({ code: 'kept', message: 'We keep it.' }) }] });
const told = (plugin: Plugin) => pluginFlaws(plugin).map(({ message }) => message.split('\n'));

describe('the story of a trap tells', { timeout: 300_000 }, () => {
  const refusing = guarding('miser', ['payment.refund', 'order.refund', 'order.write_off']);

  it('first what the plugin itself refuses, with its veto, and then the rest', () => {
    const [unpaid = []] = told(refusing);

    expect(unpaid.slice(0, 5)).toEqual([
      'an order that comes there has no way to its end. Let its guards leave one: a command that they refuse for ever never ends the order.',
      '  What is left: 1.00 EUR is owed by the customer; the order is open.',
      '  What plugin "miser" refuses:',
      '    order.write_off: Plugin miser refuses it. We keep it.',
      '  What else could end the order:',
    ]);
  });

  it('two scopes of one command apart, where they meet different reasons', () => {
    const [unpaid = []] = told(refusing);

    expect(unpaid.filter((line) => /order\.cancel/.test(line))).toEqual([
      expect.stringMatching(/^ {4}order\.cancel \(scope: all\): 1 unit was shipped\./),
      expect.stringMatching(/^ {4}order\.cancel \(scope: unshipped\): Every unit is shipped or canceled already\./),
    ]);
  });

  it('nothing of what partners are asked and answer, and no way to end what has ended', () => {
    const [, canceled = []] = told(refusing);

    expect(canceled.slice(1)).toEqual([
      '  What is left: 1.00 EUR is owed to the customer.',
      '  What plugin "miser" refuses:',
      '    order.refund: Plugin miser refuses it. We keep it.',
      '    payment.refund: Plugin miser refuses it. We keep it.',
    ]);
  });

  it('three of the commands that it refuses, how many more there are, and of no command what is said above', () => {
    const [first = []] = told(
      guarding('miser', ['order.cancel', 'order.cancel_units', 'fulfillment.ship', 'order.set_status']),
    );

    expect(first.slice(1)).toEqual([
      '  What is left: 1 unit is open; 1.00 EUR is owed by the customer; the order is open.',
      '  What plugin "miser" refuses:',
      '    order.cancel: Plugin miser refuses it. We keep it.',
      '    fulfillment.ship: Plugin miser refuses it. We keep it.',
      '    order.cancel_units: Plugin miser refuses it. We keep it.',
      '    and 1 more',
      '  What else could end the order:',
      '    order.close: not before what is left has come to its end.',
    ]);
  });

  it('which of its own commands are possible and lead nowhere', () => {
    const escrow = definePlugin({
      id: 'escrow',
      events: { lock: { kind: 'command', by: ['customer'] }, extend: { kind: 'command' } },
      states: {
        locked: { when: (slice) => slice.all('lock').length > 0, on: { extend: true } },
        free: { on: { lock: true } },
      },
      statuses: { locked: { base: ['pending', 'processing'], counts: { held: true, cancellable: false } } },
    });
    const [locked = []] = told(escrow);

    expect(locked[0]).toMatch(/Give every state a way out: a command of its own, or a deadline\.$/);
    expect(locked).toContain('  What it allows, and what ends nothing:');
    expect(locked).toContain('    escrow.extend: possible');
  });
});
