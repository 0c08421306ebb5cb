// Cut from examples/in-customs.ts by test/docs/playground.plugins.test.ts.
import { definePlugin } from '../../../src/index.ts';

export const customs = definePlugin({
  id: 'customs',
  events: { entered: { kind: 'fact' }, cleared: { kind: 'fact' } },
  states: {
    inside: { when: (slice) => slice.all('entered').length > slice.all('cleared').length },
    outside: {},
  },
  statuses: {
    // Where it is paid, a parcel that was sent is `completed`, unless the shop's policy says otherwise.
    inside: { base: ['shipped', 'completed'], visibility: 'customer', channel: 'notify', label: { en: 'In customs' } },
  },
  guards: [
    {
      name: 'confirms what is in customs',
      on: ['order.confirm_receipt'],
      check: (_order, _command, slice) =>
        slice.all('entered').length > slice.all('cleared').length
          ? { code: 'in_customs', message: 'Wait until customs clear the parcel.', unblockedBy: ['customs.cleared'] }
          : null,
    },
  ],
});

export const source = `const customs = definePlugin({
  id: 'customs',
  events: { entered: { kind: 'fact' }, cleared: { kind: 'fact' } },
  states: {
    inside: { when: (slice) => slice.all('entered').length > slice.all('cleared').length },
    outside: {},
  },
  statuses: {
    // Where it is paid, a parcel that was sent is \`completed\`, unless the shop's policy says otherwise.
    inside: { base: ['shipped', 'completed'], visibility: 'customer', channel: 'notify', label: { en: 'In customs' } },
  },
  guards: [
    {
      name: 'confirms what is in customs',
      on: ['order.confirm_receipt'],
      check: (_order, _command, slice) =>
        slice.all('entered').length > slice.all('cleared').length
          ? { code: 'in_customs', message: 'Wait until customs clear the parcel.', unblockedBy: ['customs.cleared'] }
          : null,
    },
  ],
});
`;
