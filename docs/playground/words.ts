import type { Money } from '../../src/index.ts';
import { formatMoney } from '../../src/index.ts';
import type { Labels } from '../../src/labels/labels.ts';

/** A text with its figures in place of their names. */
export function filled(text: string, figures: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(figures[name] ?? whole));
}

export function moneyOf({ locale }: Labels, { amount, currency }: Money): string {
  const [whole = ''] = formatMoney({ amount, currency }).split(' ');
  return new Intl.NumberFormat(locale, { style: 'currency', currency }).format(whole as `${number}`);
}

export function instantOf({ locale }: Labels, instant: string): string {
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  return format.format(new Date(instant));
}

/** A value of an event or a ledger row, for people. */
export function written(labels: Labels, value: unknown): string {
  if (isMoney(value)) return moneyOf(labels, value);
  if (Array.isArray(value)) return value.map((one) => written(labels, one)).join(', ');
  if (typeof value === 'string') return /^\d{4}-\d\d-\d\dT/.test(value) ? instantOf(labels, value) : value;
  if (isUnit(value)) return `${value.quantity} × ${value.line}`;
  if (typeof value === 'object' && value !== null)
    return Object.values(value)
      .map((one) => written(labels, one))
      .join(' ');
  return String(value);
}

function isMoney(value: unknown): value is Money {
  return typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value;
}

function isUnit(value: unknown): value is { readonly line: string; readonly quantity: number } {
  return typeof value === 'object' && value !== null && 'line' in value && 'quantity' in value;
}
