import { describe, expect, it } from 'vitest';
import { addMoney, exponentOf, formatMoney, isOrderError, money, shareOf, splitMoney } from '../src/index.ts';

function codeOf(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    if (isOrderError(error)) return error.code;
    throw error;
  }
  return 'nothing was thrown';
}

describe('money', () => {
  it('is whole minor units of a currency', () => {
    expect(money(1999, 'EUR')).toEqual({ amount: 1999, currency: 'EUR' });
    expect(money(-5, 'EUR').amount).toBe(-5);
  });

  it.each([0.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53, '5' as never])('is not %s', (amount) => {
    expect(codeOf(() => money(amount, 'EUR'))).toBe('invalid_input');
  });

  it.each(['', 'eur', 'EURO', 'E1R', '€'])('is not in "%s"', (currency) => {
    expect(codeOf(() => money(1, currency))).toBe('invalid_input');
  });

  it('of one currency adds up, and of two does not', () => {
    expect(addMoney(money(1, 'EUR'), money(2, 'EUR'))).toEqual(money(3, 'EUR'));
    expect(codeOf(() => addMoney(money(1, 'EUR'), money(2, 'USD') as never))).toBe('currency_mismatch');
  });

  it('does not add up to what cannot be counted', () => {
    expect(codeOf(() => addMoney(money(Number.MAX_SAFE_INTEGER, 'EUR'), money(1, 'EUR')))).toBe('invalid_input');
  });

  it('has as many decimals as ISO 4217 says', () => {
    expect(['EUR', 'JPY', 'KWD', 'CLF', 'CLP', 'HUF'].map(exponentOf)).toEqual([2, 0, 3, 4, 0, 2]);
  });

  it('is written for people', () => {
    expect(formatMoney(money(1999, 'EUR'))).toBe('19.99 EUR');
    expect(formatMoney(money(5, 'EUR'))).toBe('0.05 EUR');
    expect(formatMoney(money(-5, 'EUR'))).toBe('-0.05 EUR');
    expect(formatMoney(money(1999, 'JPY'))).toBe('1999 JPY');
    expect(formatMoney(money(1, 'KWD'))).toBe('0.001 KWD');
    expect(formatMoney(money(0, 'EUR'))).toBe('0.00 EUR');
    expect(formatMoney(money(-0, 'EUR'))).toBe('0.00 EUR');
  });
});

describe('a split', () => {
  it.each([
    [10_00, 3],
    [1, 7],
    [0, 4],
    [-10_00, 3],
    [Number.MAX_SAFE_INTEGER, 7],
  ])('of %i into %i shares sums to the cent, and no share differs by more than one', (amount, parts) => {
    const shares = splitMoney(money(amount, 'EUR'), parts).map((share) => share.amount);

    expect(shares).toHaveLength(parts);
    expect(shares.reduce((sum, share) => sum + BigInt(share), 0n)).toBe(BigInt(amount));
    expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1);
  });

  it.each([0, -1, 1.5, Number.NaN])('into %s parts is a fault', (parts) => {
    expect(codeOf(() => splitMoney(money(1, 'EUR'), parts))).toBe('invalid_input');
  });
});

describe('a cumulative share', () => {
  it('begins at nothing, ends at everything and never falls', () => {
    const shares = Array.from({ length: 8 }, (_, units) => shareOf(1_00, units, 7));

    expect(shares[0]).toBe(0);
    expect(shares[7]).toBe(1_00);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('is exact where the product cannot be counted', () => {
    const total = Number.MAX_SAFE_INTEGER;

    expect(BigInt(shareOf(total, 9_999, 10_000))).toBe((BigInt(total) * 9_999n) / 10_000n);
    expect(shareOf(total, 10_000, 10_000)).toBe(total);
    expect(shareOf(-total, 9_999, 10_000)).toBe(-Number((BigInt(total) * 9_999n) / 10_000n) - 1);
  });

  it('of nothing is nothing', () => {
    expect(shareOf(100, 0, 0)).toBe(0);
  });
});
