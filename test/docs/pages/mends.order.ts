import {
  type DiscrepancyCode,
  defineOrder,
  definePlugin,
  type OrderDefinition,
  orderBounds,
} from '../../../src/index.ts';
import type { Tell } from '../../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../../src/testing/scenario.ts';
import {
  boxed,
  captured,
  delivered,
  edit,
  eur,
  everything,
  paid,
  placed,
  sent,
  shipped,
  unship,
} from './mends.tells.ts';
import type { Mending } from './mends.ts';

const hold = (content: object): Tell =>
  ({ type: 'hold.placed', hold: 'h-1', on: 'order', cause: 'other', ...content }) as Tell;
const release = (handle: string): Tell => ({ type: 'hold.release', hold: handle });
/** As many as one owner can have. */
const holds = Array.from({ length: orderBounds.holds_of_owner }, (_, n) => hold({ hold: `h-${n}`, owner: 'app' }));

const gifts = definePlugin({ id: 'gifts', flags: { wrapped: { base: 'pending' } } });
const unreadable = definePlugin({ id: 'gifts', states: { odd: { when: () => 'maybe' as never }, calm: {} } });
const withGifts = defineOrder({ plugins: [gifts] }) as unknown as OrderDefinition;
const withUnreadable = defineOrder({ plugins: [unreadable] }) as unknown as OrderDefinition;
const wrapped = () =>
  given({ plugins: [gifts] }).when({ type: 'gifts.set', payload: { flag: 'wrapped' } }) as unknown as Story;

/** Discrepancies of what was ordered and decided, of stock and of plugins. */
export const orderMendings = {
  unknown_line: [
    {
      before: paid,
      brought: '`fulfillment.shipped` or another report that names a line that the order does not have.',
      brings: [shipped({ units: { ...everything, hat: 1 } })],
      mended: [
        [
          '`order.edit` that adds the line.',
          edit({ kind: 'add_line', line: { id: 'hat', quantity: 1, total: eur(15_00) } }),
        ],
      ],
    },
  ],
  activity_on_draft: [
    {
      before: () => given({ ...boxed, begin: 'draft' }),
      brought: '`payment.captured` or `fulfillment.shipped` of an order that nobody placed.',
      brings: [captured(), shipped()],
      mended: [['`order.place`.', { type: 'order.place' }]],
    },
  ],
  stock_out_of_balance: [
    {
      before: () => given({ policy: { stock: 'asked' } }),
      brought: '`stock.released` or `stock.committed` of pieces that were never reserved.',
      brings: [
        { type: 'stock.released', attempt: 'release/1', units: { mug: 1 } },
        { type: 'stock.committed', attempt: 'commit/1', units: { mug: 1 } },
      ],
      mended: [
        ['`stock.reserved` that was late.', { type: 'stock.reserved', attempt: 'reserve/1', units: { mug: 1 } }],
      ],
    },
  ],
  held_goods_left: [
    {
      before: () => paid().when(hold({ on: { fulfillment: 'box' } })),
      brought: '`fulfillment.shipped` of what is on hold.',
      brings: [shipped()],
      mended: [
        ['`hold.release`, where it was right to send it.', release('h-1')],
        ['`fulfillment.unship`, where it did not leave.', unship()],
      ],
    },
  ],
  unknown_parcel: [
    {
      before: () => given(),
      brought: '`hold.placed` on a parcel that the order does not have.',
      brings: [hold({ on: { fulfillment: 'bag' } })],
      mended: [
        [
          '`fulfillment.planned` of that parcel, however late.',
          { type: 'fulfillment.planned', fulfillment: 'bag', units: { mug: 1 } },
        ],
        ['`hold.release`.', release('h-1')],
      ],
    },
  ],
  over_limit: [
    {
      before: () => placed().when(...holds),
      brought: '`hold.placed` beyond the bound, or another report of what an order can have only so many of.',
      brings: [hold({ hold: 'one-more', owner: 'app' })],
      mended: [['`hold.release` of those that are too many.', release('h-0')]],
    },
  ],
  unsettled_archive: [
    {
      before: placed,
      brought: '`order.archive` while money is open.',
      brings: [{ type: 'order.archive' }],
      mended: [
        ['`payment.captured` or whatever else settles it.', captured()],
        [
          '`order.write_off` of what will not come.',
          { type: 'order.write_off', amount: 50_00, reason: 'Nobody pays it.' },
        ],
        ['`order.unarchive`.', { type: 'order.unarchive' }],
      ],
    },
  ],
  plugin_missing: [
    {
      before: wrapped,
      brought: 'a definition without a plugin that knows something of the order.',
      brings: [{ readBy: defineOrder() }],
      mended: [['a definition with the plugin: nothing was lost.', { readBy: withGifts }]],
    },
  ],
  plugin_failed: [
    {
      before: wrapped,
      brought: 'a plugin whose condition throws, or gives no answer.',
      brings: [{ readBy: withUnreadable }],
      mended: [['a definition with a plugin that answers: nothing was lost.', { readBy: withGifts }]],
    },
  ],
  no_items: [
    {
      before: () => given({ lines: { unknown: { total: 50_00 } } }),
      brought: '`order.reported`: where the order comes from, nobody knows what was ordered.',
      brings: [{ type: 'order.reported', reference: 'log-1', code: 'no_items' }],
      stays: [
        'It says what was known there. Ask the customer: `order.edit` puts the articles in place of the line that stands for them.',
        {
          type: 'order.edit',
          changes: [
            { kind: 'change_quantity', line: 'unknown', by: -1 },
            { kind: 'add_line', line: { id: 'shirt', quantity: 2, total: eur(50_00) } },
          ],
        },
        captured(),
        shipped({ units: { shirt: 2 } }),
        delivered(),
      ],
    },
  ],
  no_delivery_report: [
    {
      before: sent,
      brought: '`order.reported`: elsewhere the order counts as delivered, and no carrier said so.',
      brings: [{ type: 'order.reported', reference: 'log-1', code: 'no_delivery_report' }],
      stays: [
        'It says what was known there. Ask the carrier: `fulfillment.delivered` tells the delivery.',
        delivered(),
      ],
    },
  ],
} as const satisfies { readonly [Code in DiscrepancyCode]?: readonly [Mending, ...Mending[]] };
