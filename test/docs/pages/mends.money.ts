import type { DiscrepancyCode } from '../../../src/index.ts';
import { days, hours } from '../../../src/testing/scenario.tell.ts';
import { given } from '../../../src/testing/scenario.ts';
import {
  authorized,
  boxed,
  captured,
  delivered,
  disputed,
  edit,
  eur,
  failed,
  gift,
  paid,
  placed,
  refunded,
  shipped,
  takenBack,
} from './mends.tells.ts';
import type { Mending } from './mends.ts';

/** Discrepancies of reports in general, and of money. */
export const moneyMendings = {
  parked_fact: [
    {
      before: placed,
      brought:
        '`payment.failed` of a tender that the order does not have, or another report of a part that is not there.',
      brings: [failed({ payment: 'gift' })],
      mended: [['`payment.added` of that tender: the report is then applied.', gift()]],
    },
  ],
  conflicting_report: [
    {
      before: () => placed().when(captured({ amount: 60_00 })),
      brought:
        '`payment.captured` once more under the same reference, with another amount; any other report that contradicts an earlier one of the same reference.',
      brings: [captured()],
      stays: [
        'Both reports are kept, and the larger amount counts. Ask the provider. Where that amount is wrong, `payment.failed` takes the capture back and `payment.captured` tells it under another reference.',
        takenBack(),
        captured({ reference: 'c-2' }),
        shipped(),
        delivered(),
      ],
    },
    {
      before: () =>
        placed().when(
          { type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' },
          captured({ op: 'take' }),
        ),
      brought: '`payment.failed` of an operation that succeeded, as `payment.captured` told.',
      brings: [failed({ op: 'take' })],
      mended: [['`payment.failed` that names the capture in `of`, where it did not happen.', takenBack()]],
    },
  ],
  currency_mismatch: [
    {
      before: placed,
      brought: "`payment.captured`, or any other amount, in a currency that is not the order's.",
      brings: [captured({ amount: { amount: 50_00, currency: 'USD' } })],
      stays: [
        "It is kept and never counted. What came in the order's currency is told by `payment.captured` under another reference.",
        captured({ reference: 'c-2' }),
        shipped(),
        delivered(),
      ],
    },
  ],
  reported_twice: [
    {
      before: () =>
        given({ ...boxed, payments: { card: ['card', 25_00], gift: ['voucher', 25_00] } }).when(
          captured({ amount: 25_00 }),
        ),
      brought: '`payment.captured` of one tender under a reference that a capture of another tender has.',
      brings: [captured({ payment: 'gift', amount: 25_00 })],
      stays: [
        'Both count. Find out whose it is: `payment.failed` takes it back from the other tender, and what was paid there is told by `payment.captured` under its own reference.',
        takenBack({ payment: 'gift' }),
        captured({ payment: 'gift', reference: 'g-1', amount: 25_00 }),
        shipped(),
        delivered(),
      ],
    },
  ],
  undeclared_payment: [
    {
      before: () => given({ ...boxed, payments: {} }),
      brought: '`payment.captured` or `payment.authorized` of a tender that the order does not have.',
      brings: [captured({ payment: 'gift' }), authorized({ payment: 'gift' })],
      mended: [['`payment.added` of that tender, however late.', gift({ amount: 50_00 })]],
    },
  ],
  sum_differs: [
    {
      before: () => given({ begin: 'draft', payments: { card: ['card', 40_00] } }),
      brought: '`order.place` of a draft whose tenders are to pay less than it costs.',
      brings: [{ type: 'order.place' }],
      mended: [['`payment.added` for the rest.', gift()]],
    },
    {
      before: placed,
      brought: '`payment.added` beyond what the order costs.',
      brings: [gift()],
      mended: [
        [
          '`order.edit`, where the order is to cost as much.',
          edit({ kind: 'change_total', line: 'mug', by: eur(10_00) }),
        ],
        ['`payment.failed` of the tender that is not needed.', failed({ payment: 'gift' })],
      ],
    },
  ],
  captured_beyond_authorization: [
    {
      before: () => placed().when(authorized({ amount: 30_00 })),
      brought: '`payment.captured` of more than was authorized.',
      brings: [captured()],
      mended: [
        ['`payment.authorized` for the rest, which was late.', authorized({ reference: 'a-2', amount: 20_00 })],
        ['`payment.failed` that takes the capture back.', takenBack()],
      ],
    },
  ],
  refund_without_capture: [
    {
      before: placed,
      brought: '`payment.refunded` of a capture that the order does not know.',
      brings: [refunded()],
      mended: [['`payment.captured` under the reference that the refund names, however late.', captured()]],
    },
  ],
  refund_exceeds_capture: [
    {
      before: () => paid().when(refunded({ amount: 40_00 })),
      brought: '`payment.refunded` of more than is left of its capture.',
      brings: [refunded({ reference: 'r-2', amount: 20_00 })],
      mended: [
        [
          '`payment.refund_failed` of the refund that did not happen.',
          { type: 'payment.refund_failed', payment: 'card', reference: 'r-2' },
        ],
      ],
    },
  ],
  dispute_without_capture: [
    {
      before: placed,
      brought: '`payment.dispute_opened` of a capture that the order does not know.',
      brings: [disputed()],
      mended: [['`payment.captured` under the reference that the dispute names, however late.', captured()]],
    },
  ],
  paid_back_twice: [
    {
      before: () => paid().when(refunded()),
      brought: '`payment.dispute_opened` of a capture that was refunded.',
      brings: [disputed()],
      mended: [
        [
          '`payment.dispute_closed` in our favor.',
          { type: 'payment.dispute_closed', payment: 'card', reference: 'd-1-end', of: 'd-1', outcome: 'won' },
        ],
        [
          '`payment.refund_failed`, where the refund did not arrive.',
          { type: 'payment.refund_failed', payment: 'card', reference: 'r-1' },
        ],
      ],
    },
  ],
  money_held_after_cancel: [
    {
      before: paid,
      brought: '`order.canceled` outside, while money is held.',
      brings: [{ type: 'order.canceled', reference: 'erp-1' }],
      mended: [
        ['`order.refund`, as soon as it is asked for.', { type: 'order.refund', amount: 50_00, plan: 'first' }],
        ['`payment.refunded`, where it was paid back outside.', refunded()],
      ],
    },
    {
      before: () => placed().when({ type: 'order.cancel', scope: 'all' }),
      brought: '`payment.captured` that comes after `order.cancel`.',
      brings: [captured()],
      mended: [['`order.refund`, as soon as it is asked for.', { type: 'order.refund', amount: 50_00, plan: 'first' }]],
    },
  ],
  no_approval: [
    {
      before: placed,
      brought: '`fulfillment.shipped` while nothing is known of a payment.',
      brings: [shipped()],
      mended: [
        ['`payment.authorized`, however late.', authorized()],
        ['`payment.captured`, however late.', captured()],
      ],
    },
  ],
  handed_over_before_approved: [
    {
      before: () => placed().when(captured({ occurredAt: days(2) })),
      brought: '`fulfillment.shipped` that occurred before the payment was approved.',
      brings: [shipped({ occurredAt: days(1) })],
      mended: [['`payment.authorized` that occurred earlier and came late.', authorized({ occurredAt: hours(5) })]],
      stays: ['Where there was none it stays: it is what happened.', delivered()],
    },
  ],
  delivered_before_approved: [
    {
      before: () => placed().when(captured({ occurredAt: days(2) }), shipped()),
      brought: '`fulfillment.delivered` that occurred before the payment was approved.',
      brings: [delivered({ occurredAt: days(1) })],
      mended: [['`payment.authorized` that occurred earlier and came late.', authorized({ occurredAt: hours(5) })]],
      stays: ['Where there was none it stays: it is what happened.'],
    },
  ],
} as const satisfies { readonly [Code in DiscrepancyCode]?: readonly [Mending, ...Mending[]] };
