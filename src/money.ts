import { OrderError } from './errors.ts';

/**
 * Money in integer minor units of one currency (cents, yen, fils). Amounts of different currencies do not add up:
 * mixing them does not compile when the currencies are literal, and throws otherwise.
 *
 * @since 0.1.0
 */
export interface Money<Currency extends string = string> {
  /** Minor units; a safe integer. */
  readonly amount: number;
  /** ISO 4217 code, upper case. */
  readonly currency: Currency;
}

/** ISO 4217 currencies whose minor unit is not a hundredth. Every other currency has two decimals. */
const exponents: ReadonlyMap<string, number> = new Map([
  ...[
    'BIF',
    'CLP',
    'DJF',
    'GNF',
    'ISK',
    'JPY',
    'KMF',
    'KRW',
    'PYG',
    'RWF',
    'UGX',
    'UYI',
    'VND',
    'VUV',
    'XAF',
    'XOF',
    'XPF',
  ].map((code) => [code, 0] as const),
  ...['BHD', 'IQD', 'JOD', 'KWD', 'LYD', 'OMR', 'TND'].map((code) => [code, 3] as const),
  ...['CLF', 'UYW'].map((code) => [code, 4] as const),
]);

/**
 * How many decimals a currency's minor unit has, by ISO 4217: 0 for JPY, 2 for EUR, 3 for KWD.
 *
 * @since 0.1.0
 */
export function exponentOf(currency: string): number {
  return exponents.get(currency) ?? 2;
}

/**
 * Makes money from minor units: `money(1999, 'EUR')` is 19.99 euro, `money(1999, 'JPY')` is 1999 yen.
 *
 * @throws {@link OrderError} `invalid_input` when the amount is not a safe integer or the currency is not three capitals.
 * @since 0.1.0
 */
export function money<const Currency extends string>(amount: number, currency: Currency): Money<Currency> {
  if (!Number.isSafeInteger(amount)) {
    throw new OrderError(
      'invalid_input',
      `Money is counted in whole minor units, such as cents; ${amount} is no whole number of them. 39.98 EUR is money(3998, 'EUR').`,
      {
        path: 'amount',
      },
    );
  }
  if (!/^[A-Z]{3}$/.test(currency)) {
    throw new OrderError('invalid_input', `"${currency}" is not an ISO 4217 code such as EUR.`, { path: 'currency' });
  }
  return { amount, currency };
}

/**
 * Adds two amounts of the same currency.
 *
 * @throws {@link OrderError} `currency_mismatch` when the currencies differ at run time.
 * @since 0.1.0
 */
export function addMoney<Currency extends string>(a: Money<Currency>, b: Money<NoInfer<Currency>>): Money<Currency> {
  if (a.currency !== b.currency) {
    throw new OrderError(
      'currency_mismatch',
      `${a.currency} and ${b.currency} cannot be added; convert one of them first.`,
      {
        currencies: [a.currency, b.currency],
      },
    );
  }
  return money(a.amount + b.amount, a.currency);
}

/**
 * Splits money into `parts` shares that sum to it exactly and differ by at most one minor unit.
 *
 * The k-th share is the difference of two cumulative shares, so summing any run of shares equals {@link shareOf} of its length.
 *
 * @since 0.1.0
 */
export function splitMoney<Currency extends string>(total: Money<Currency>, parts: number): Money<Currency>[] {
  if (!Number.isSafeInteger(parts) || parts < 1) {
    throw new OrderError('invalid_input', `Money is split into one part or more, not ${parts}.`, { path: 'parts' });
  }
  return Array.from({ length: parts }, (_, k) => ({
    amount: shareOf(total.amount, k + 1, parts) - shareOf(total.amount, k, parts),
    currency: total.currency,
  }));
}

/**
 * The share of the first `units` of `of` units in an amount of minor units, rounded down.
 *
 * Credits are differences of this cumulative share: whatever partition is credited, in whatever order, sums to the total to the cent.
 *
 * @since 0.1.0
 */
export function shareOf(amount: number, units: number, of: number): number {
  if (of <= 0) return 0;
  const exact = amount * units;
  if (Number.isSafeInteger(exact)) return Math.floor(exact / of);
  const large = BigInt(amount) * BigInt(units);
  const floor = large / BigInt(of) - (large % BigInt(of) < 0n ? 1n : 0n);
  return Number(floor);
}

/**
 * Allocates money by weights, such as a discount by what each line costs. The shares sum to it exactly; each is the difference of two
 * cumulative shares, so any run of neighbours gets what one share of their weights together would be.
 *
 * @throws {@link OrderError} `invalid_input` when a weight is not a whole number from 0, or all of them are 0.
 * @since 0.1.0
 */
export function allocateMoney<Currency extends string>(
  total: Money<Currency>,
  weights: readonly number[],
): Money<Currency>[] {
  const sum = weights.reduce((known, weight) => known + weight, 0);
  if (!weights.every((weight) => Number.isSafeInteger(weight) && weight >= 0) || sum < 1 || !Number.isSafeInteger(sum))
    throw new OrderError(
      'invalid_input',
      `Money is allocated by whole weights from 0, not all of them 0; these are ${weights.join(', ')}.`,
      { path: 'weights' },
    );
  return allocate(total.amount, weights).map((amount) => ({ amount, currency: total.currency }));
}

/** Minor units by weights that are known to be sound; nothing is allocated where all weights are 0. */
export function allocate(amount: number, weights: readonly number[]): number[] {
  const sum = weights.reduce((known, weight) => known + weight, 0);
  let before = 0;
  return weights.map((weight) => {
    const share = shareOf(amount, before + weight, sum) - shareOf(amount, before, sum);
    before += weight;
    return share;
  });
}

/**
 * Writes money for people, with the decimals of its currency: `19.99 EUR`, `1999 JPY`.
 *
 * @since 0.1.0
 */
export function formatMoney(value: Money): string {
  const decimals = exponentOf(value.currency);
  const digits = String(Math.abs(value.amount)).padStart(decimals + 1, '0');
  const whole = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  return `${value.amount < 0 ? '-' : ''}${whole} ${value.currency}`;
}
