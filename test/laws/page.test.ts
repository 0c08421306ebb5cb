import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { defineOrder, money } from '../../src/index.ts';
import type { GeneratedHistory } from '../../src/testing/histories/history.ts';
import { LawBroken } from '../../src/testing/laws/law-broken.ts';
import { weNeverRefundMoreThanWasCaptured } from '../../src/testing/laws/laws.money.ts';
import { anyShop, lawsOf } from '../../src/testing/laws/laws.ts';
import { dayOne, hours } from '../../src/testing/testing.ts';
import { broken, unguarded } from '../support/breakages.ts';
import { kept } from '../support/kept.ts';
import { breakagesIn, pageOf } from './page.ts';

const source = readFileSync(fileURLToPath(new URL('../properties/broken.test.ts', import.meta.url)), 'utf8');
const laws = lawsOf(anyShop);

/** What a law says where a shop refunds whatever it is told to. */
function refundedUnasked(): string {
  const by = { kind: 'staff', id: 'sam' } as const;
  const one = money(1, 'EUR');
  const history: GeneratedHistory = {
    definition: defineOrder(),
    opening: {
      kind: 'placed',
      input: {
        id: 'order-1',
        at: dayOne,
        by,
        currency: 'EUR',
        lines: [{ id: 'line-1', quantity: 1, total: one }],
        payments: [{ id: 'pay-1', method: 'card', amount: one }],
      },
    },
    events: [{ type: 'payment.refund', id: 'event-3', at: hours(1), by, payment: 'pay-1', amount: one }],
    hostile: [],
    refusedOnPurpose: [],
  };
  try {
    weNeverRefundMoreThanWasCaptured(broken(history, unguarded('payment.refund')), history);
  } catch (error) {
    if (error instanceof LawBroken) return error.message;
    throw error;
  }
  throw new Error('The law held.');
}

it('every law is broken by a deliberate bug', () => {
  const found = breakagesIn(source).flatMap((one) => one.laws);

  expect(laws.filter(({ number }) => !found.includes(number)).map(({ number, name }) => `${number} ${name}`)).toEqual(
    [],
  );
});

it('the guide to the laws says what they say', () => {
  const page = pageOf(laws, breakagesIn(source), refundedUnasked());

  expect(kept('docs/25-laws.md', page)).toBe(page);
});
