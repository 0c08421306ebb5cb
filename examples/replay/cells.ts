import { exponentOf, type Money, money } from '../../src/index.ts';

/**
 * The money that a decimal stands for, digit by digit: no floating-point number is made on the way. An empty cell is nothing.
 *
 * @throws Error where the text is no decimal, or finer than the currency.
 */
export function moneyFrom(decimal: string, currency: string): Money {
  const decimals = exponentOf(currency);
  const [, whole, fraction = ''] = /^(\d+)(?:\.(\d*))?$/.exec(decimal || '0') ?? [];
  if (whole === undefined || /[1-9]/.test(fraction.slice(decimals))) {
    throw new Error(`"${decimal}" is not an amount in ${currency}`);
  }
  return money(Number(whole + fraction.slice(0, decimals).padEnd(decimals, '0')), currency);
}

/**
 * The instant that `2018-08-15 11:30:33` stands for, read as UTC; `undefined` for an empty cell.
 *
 * @throws Error where the text is no instant.
 */
export function instantFrom(text: string): string | undefined {
  if (text === '') return undefined;
  const [, day, time] = /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d:\d\d(?:\.\d+)?)Z?$/.exec(text) ?? [];
  const instant = Date.parse(`${day}T${time}Z`);
  if (Number.isNaN(instant)) throw new Error(`"${text}" is not a time such as 2018-08-15 11:30:33`);
  return new Date(instant).toISOString();
}
