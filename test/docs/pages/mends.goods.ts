import type { DiscrepancyCode } from '../../../src/index.ts';
import { given } from '../../../src/testing/scenario.ts';
import {
  boxed,
  broughtBack,
  captured,
  delivered,
  edit,
  everything,
  paid,
  placed,
  refunded,
  sent,
  shipped,
  telling,
  unship,
} from './mends.tells.ts';
import type { Mending, Step } from './mends.ts';

const asked = () => sent().when({ type: 'return.request', return: 'rma', units: { shirt: 1 } });
const here = () =>
  asked().when(
    { type: 'return.approve', return: 'rma' },
    { type: 'return.receive', return: 'rma', units: { shirt: 1 } },
  );

const gone = telling({ fulfillment: 'box', reference: 'way-1-gone', of: 'way-1', units: { mug: 1 } });
const givenBack = (amount: number): readonly Step[] => [
  { type: 'payment.refund', payment: 'card', amount, id: 'give-back' },
  refunded({ op: 'give-back', amount }),
];

/** Discrepancies of parcels, returns and the pieces of lines. */
export const goodsMendings = {
  unplanned_fulfillment: [
    {
      before: () => given().when(captured()),
      brought: '`fulfillment.shipped` of a parcel that the order does not have.',
      brings: [shipped({ units: everything })],
      mended: [
        [
          '`fulfillment.planned` of that parcel, however late.',
          { type: 'fulfillment.planned', fulfillment: 'box', units: everything },
        ],
      ],
    },
  ],
  unannounced_return: [
    {
      before: sent,
      brought: '`return.received` of a return that the order does not have.',
      brings: [{ type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 1 } }],
      mended: [
        [
          '`return.requested` of that return, however late.',
          { type: 'return.requested', return: 'rma', units: { shirt: 1 } },
        ],
      ],
    },
  ],
  shipped_more_than_ordered: [
    {
      before: paid,
      brought: '`fulfillment.shipped` of more pieces than were ordered.',
      brings: [shipped({ units: { shirt: 2, mug: 2 } })],
      mended: [
        [
          '`order.edit` that adds the pieces, where the customer keeps them.',
          edit({ kind: 'change_quantity', line: 'mug', by: 1 }),
        ],
        ['`fulfillment.returned_to_sender`, where the carrier brings them back.', broughtBack()],
        ['`fulfillment.unship`, where the report was wrong.', unship()],
      ],
    },
  ],
  shipped_after_cancel: [
    {
      before: () => given({ ...boxed, policy: { reopen: 'allowed' } }).when({ type: 'order.cancel', scope: 'all' }),
      brought: '`fulfillment.shipped` after `order.cancel`.',
      brings: [shipped()],
      mended: [
        ['`fulfillment.returned_to_sender`, where the carrier brings it back.', broughtBack()],
        ['`fulfillment.unship`, where the report was wrong.', unship()],
        [
          '`order.reopen`, where the policy allows it and the customer keeps the goods.',
          { type: 'order.reopen', reason: 'The customer wants it after all.' },
        ],
      ],
    },
  ],
  delivered_without_shipment: [
    {
      before: paid,
      brought: '`fulfillment.delivered` of a parcel of which nobody told that it left.',
      brings: [delivered()],
      mended: [['`fulfillment.shipped` of that parcel, however late.', shipped()]],
    },
  ],
  returned_to_sender: [
    {
      before: sent,
      brought: '`fulfillment.returned_to_sender`: the parcel is here again.',
      brings: [broughtBack()],
      mended: [
        ['`fulfillment.ship` once more.', { type: 'fulfillment.ship', fulfillment: 'box' }],
        [
          '`fulfillment.cancel`: its pieces can go into another parcel.',
          { type: 'fulfillment.cancel', fulfillment: 'box' },
        ],
        ['`order.cancel`.', { type: 'order.cancel', scope: 'all' }],
      ],
    },
  ],
  pick_differs: [
    {
      before: () => placed().when({ type: 'fulfillment.pick', fulfillment: 'box', units: { shirt: 1, mug: 1 } }),
      brought: '`fulfillment.verify` that counts other pieces than were picked.',
      brings: [{ type: 'fulfillment.verify', fulfillment: 'box', units: everything }],
      mended: [
        [
          '`fulfillment.pick` of what is missing.',
          { type: 'fulfillment.pick', fulfillment: 'box', units: { shirt: 1 } },
        ],
        [
          '`fulfillment.verify` once more: the last look counts.',
          { type: 'fulfillment.verify', fulfillment: 'box', units: { shirt: 1, mug: 1 } },
        ],
      ],
    },
  ],
  moved_units_reported: [
    {
      before: () => paid().when({ type: 'fulfillment.split', fulfillment: 'box', into: 'bag', units: { mug: 1 } }),
      brought: '`fulfillment.shipped` of pieces that `fulfillment.split` had put into another parcel.',
      brings: [shipped({ units: everything })],
      mended: [['`fulfillment.unship`, where the report was wrong.', unship()]],
      stays: [
        'Where it was right it stays, and the pieces count as sent: `fulfillment.cancel` calls the other parcel off.',
        { type: 'fulfillment.cancel', fulfillment: 'bag' },
        delivered(),
      ],
    },
  ],
  missing_in_transit: [
    {
      before: sent,
      brought: '`fulfillment.lost` or `fulfillment.damaged`: pieces will not arrive.',
      brings: [gone({ type: 'fulfillment.lost' }), gone({ type: 'fulfillment.damaged' })],
      mended: [
        ['`fulfillment.delivered`, where they arrive after all.', delivered()],
        [
          '`fulfillment.plan` and `fulfillment.ship` of another parcel with them.',
          { type: 'fulfillment.plan', fulfillment: 'again', units: { mug: 1 } },
          { type: 'fulfillment.ship', fulfillment: 'again' },
        ],
        ['`order.cancel_units`: they are no longer owed.', { type: 'order.cancel_units', units: { mug: 1 } }],
      ],
    },
  ],
  returned_more_than_shipped: [
    {
      before: paid,
      brought: '`return.received` of more pieces than were sent.',
      brings: [{ type: 'return.received', return: 'rma', reference: 'in-1', units: { mug: 1 } }],
      mended: [['`fulfillment.shipped` that was late.', shipped()]],
    },
  ],
  received_more_than_requested: [
    {
      before: asked,
      brought: '`return.received` of more pieces than were announced.',
      brings: [{ type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 2 } }],
      mended: [
        [
          '`return.inspect` that finds the rest missing.',
          { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1, missing: 1 } } },
        ],
      ],
      stays: [
        'Where they did come it stays: `return.inspect` takes all of them, and they are credited.',
        { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 2 } } },
        ...givenBack(40_00),
        { type: 'return.close', return: 'rma' },
        delivered(),
      ],
    },
  ],
  wrong_item_returned: [
    {
      before: here,
      brought: '`return.inspect` or `return.inspected` that finds another article in the box.',
      brings: [
        { type: 'return.inspect', return: 'rma', units: { shirt: { wrong_item: 1 } } },
        { type: 'return.inspected', return: 'rma', reference: 'look-1', units: { shirt: { wrong_item: 1 } } },
      ],
      stays: [
        'It is not credited. Ask the customer for the right article: `return.receive` and `return.inspect` take it in beside the other.',
        { type: 'return.receive', return: 'rma', units: { shirt: 1 } },
        { type: 'return.inspect', return: 'rma', units: { shirt: { restock: 1 } } },
        ...givenBack(20_00),
        { type: 'return.close', return: 'rma' },
        delivered(),
      ],
    },
  ],
  inspected_more_than_received: [
    {
      before: asked,
      brought: '`return.inspected` of more pieces than were received.',
      brings: [{ type: 'return.inspected', return: 'rma', reference: 'look-1', units: { shirt: { restock: 1 } } }],
      mended: [
        [
          '`return.received` that was late.',
          { type: 'return.received', return: 'rma', reference: 'in-1', units: { shirt: 1 } },
        ],
      ],
    },
  ],
} as const satisfies { readonly [Code in DiscrepancyCode]?: readonly [Mending, ...Mending[]] };
