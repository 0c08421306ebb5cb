import { describe, expect, it } from 'vitest';
import type { Discrepancy, Reason } from '../../src/index.ts';
import { ar } from '../../src/labels/ar.ts';
import { el } from '../../src/labels/el.ts';
import { en } from '../../src/labels/en.ts';
import { type Labels, textOf, wordOf } from '../../src/labels/labels.ts';
import { nb } from '../../src/labels/nb.ts';
import { zh } from '../../src/labels/zh.ts';
import { reasonCodes } from '../../src/reasons.codes.ts';
import { reason } from '../../src/reasons.ts';

const shown = (text: string) => text.replaceAll('\u2068', '[').replaceAll('\u2069', ']');
const told = (labels: Labels, said: Reason | Discrepancy, currency = 'EUR') =>
  shown(textOf(labels, said, { currency }));
const withoutMarks = (text: string) => text.replaceAll(/[\u200e\u200f\u061c\u00a0]/g, ' ');

describe('a sentence', () => {
  it('has its amounts in the currency, and its pieces as numbers', () => {
    expect(told(en, reason('exceeds_refundable', { requested: 123456, available: 5 }))).toBe(
      '[€1,234.56] cannot be refunded; at most [€0.05] can.',
    );
    expect(told(en, reason('exceeds_parcel', { line: 'mug', requested: 1200, available: 0 }))).toBe(
      'Line [mug]: asked for [1,200], in the parcel [0].',
    );
  });

  it('has the decimals of ISO 4217, however large the amount is', () => {
    const held = (amount: number) => reason('money_held', { held: amount });

    expect(told(en, held(Number.MAX_SAFE_INTEGER))).toContain('[€90,071,992,547,409.91]');
    expect(told(en, held(1999), 'JPY')).toContain('[¥1,999]');
    expect(withoutMarks(told(en, held(1999), 'IQD'))).toContain('[IQD 1.999]');
    expect(withoutMarks(told(nb, held(123456), 'NOK'))).toContain('[1 234,56 kr]');
  });

  it('counts minor units where no currency is given', () => {
    expect(shown(textOf(en, reason('money_held', { held: 5000 })))).toContain('[5,000]');
  });

  it('takes the currency that the figures name before that of the order', () => {
    const data = { kind: 'captured', reference: 'c-1', amount: 1, currency: 'USD', expected: 'EUR' };
    expect(told(en, { code: 'currency_mismatch', subject: 'card', data })).toContain(
      '[$0.01], but the order is in [EUR]',
    );
  });

  it('joins lists as the language does, with "or" where one is enough, each of their items apart', () => {
    const waits = reason('operation_pending', { operations: ['r-1', 'r-2', 'r-3'] });

    expect(told(en, waits)).toContain('[r-1], [r-2], and [r-3]');
    expect(told(ar, waits)).toContain('[r-1] و[r-2] و[r-3]');
    expect(told(zh, waits)).toContain('[r-1]、[r-2]和[r-3]');
  });

  it('has words for codes: who, what, in which state and why', () => {
    expect(
      told(en, reason('not_authorized', { by: 'carrier', type: 'order.cancel', allowed: ['customer', 'staff'] })),
    ).toBe('“[Cancel order]” is not allowed for: [Carrier]. Please ask: [Customer] or [Staff].');
    const state = { part: 'return', state: 'requested', type: 'return.receive', allowedIn: ['approved', 'in_transit'] };
    expect(told(el, reason('not_in_state', state))).toContain('[Παραλαβή επιστροφής]');
    expect(told(el, reason('not_in_state', state))).toContain('[Εγκρίθηκε] ή [Στον δρόμο της επιστροφής]');
    expect(told(zh, reason('on_hold', { holds: ['h-1'], causes: ['other', 'own:gift'] }))).toContain(
      '[其他]和[own:gift]',
    );
  });

  it('says what about a command is not allowed', () => {
    const ship = { by: 'warehouse', type: 'fulfillment.ship with force', allowed: ['staff', 'system'] };
    expect(told(en, reason('not_authorized', ship))).toContain('“[Ship parcel (forced)]” is not allowed');
    const release = { by: 'warehouse', type: 'hold.release', allowed: ['staff', 'the warehouse that placed it'] };
    expect(told(en, reason('not_authorized', release))).toContain('[Staff] or [The warehouse that placed it]');
  });

  it('says in words what the settings of the shop, or its system, forbid', () => {
    const single = reason('forbidden_by_policy', { policy: 'unship', is: 'in_bulk' });
    expect(told(en, single)).toContain('[taking back a single shipment]');
    expect(told(ar, single)).toContain('[التراجع عن شحنة واحدة]');
    const unknown = reason('forbidden_by_policy', { policy: 'preset', is: 'matjari', command: 'tag.add' });
    expect(unknown.message).toBe(
      'The preset matjari has no "tag.add". Send what it has, or define the shop without that guard.',
    );
    for (const labels of [en, ar, el, zh]) expect(told(labels, unknown)).not.toMatch(/preset|matjari|tag\.add/);
  });

  it('has instants in the time zone asked for, else in UTC', () => {
    const waits = reason('scheduled_until', { startsAt: '2026-03-01T22:30:00.000Z' });

    expect(withoutMarks(told(en, waits)).replaceAll('\u202f', ' ')).toContain('[Mar 1, 2026, 10:30 PM]');
    expect(shown(textOf(zh, waits, { timeZone: 'Asia/Shanghai' }))).toContain('[2026年3月2日 06:30]');
  });

  it('leaves ids alone that look like instants, and instants that are none', () => {
    expect(told(en, reason('unknown_line', { line: '2026-03-01T22:30:00Z' }))).toContain('[2026-03-01T22:30:00Z]');
    expect(told(en, reason('scheduled_until', { startsAt: 'tomorrow' }))).toContain('[tomorrow]');
  });

  it('names what it is about', () => {
    expect(told(en, { code: 'shipped_more_than_ordered', subject: 'mug', data: { excess: 2 } })).toBe(
      'Line [mug]: more was shipped than ordered. Too many: [2].',
    );
  });

  it('shows a dash for a figure that is not there', () => {
    expect(told(en, reason('other_address', { address: 'home', other: null }))).toContain('([home] and [–])');
    expect(told(en, reason('operation_pending', { operations: [] }))).toContain('awaited: [–].');
    expect(told(en, reason('unknown_line', {}))).toBe('This order has no line [–].');
  });

  it('keeps its direction, whatever an id contains', () => {
    const text = told(ar, reason('unknown_line', { line: 'mug\u2069\u202e{id}$&' }));
    expect(text).toBe('لا يوجد في هذا الطلب بند [mug{id}$&].');
  });

  it('is the English message, or the code, where the labels know no text', () => {
    const unknown = { ...reason('unpaid'), code: 'toString', message: 'Look here.' } as unknown as Reason;
    expect(textOf(ar, unknown)).toBe('Look here.');
    expect(textOf(ar, unknown, { extra: { toString: { ar: 'انظر {hook}' } } })).toContain('انظر');
    expect(textOf(ar, { code: 'later', data: {} } as unknown as Discrepancy)).toBe('later');
  });
});

describe('money', () => {
  const always = [
    'owed',
    'secured',
    'declared',
    'planned',
    'total',
    'tax',
    'refunded',
    'outstanding',
    'authorized',
    'held',
  ];

  it.each(reasonCodes)('is money in %s, and pieces stay pieces', (code) => {
    const names = [...en.reasons[code].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    for (const name of names) {
      const isSum = !names.includes('line') && (name === 'requested' || name === 'available');
      const text = told({ ...en, reasons: { ...en.reasons, [code]: `{${name}}` } }, reason(code, { [name]: 700 }));
      expect(text, name).toBe(always.includes(name) || isSum ? '[€7.00]' : '[700]');
    }
  });

  it.each(Object.keys(en.discrepancies) as (keyof typeof en.discrepancies)[])('is money in %s', (code) => {
    const names = [...en.discrepancies[code].matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
    for (const name of names) {
      const isExcess = name === 'excess' && /capture|authorization|paid/.test(code);
      const isSum = ['captured', 'promised', 'disputed', 'refundPending', 'amount'].includes(name);
      const text = told(
        { ...en, discrepancies: { ...en.discrepancies, [code]: `{${name}}` } },
        { code, data: { [name]: 700 } },
      );
      expect(text, name).toBe(always.includes(name) || isExcess || isSum ? '[€7.00]' : '[700]');
    }
  });
});

describe('a word', () => {
  const extra = { needs_attention: { en: 'Needs attention', ar: 'يحتاج إلى انتباه' }, 'own:gift': { nb: 'Gave' } };

  it('is found by its list and code', () => {
    expect(wordOf(ar, 'overallStatus', 'pending')).toBe('قيد الانتظار');
    expect(wordOf(zh, 'event', 'order.confirm_receipt')).toBe('确认收货');
  });

  it('of a plugin is in the locale, else in its language, else in English, else the code', () => {
    expect(wordOf(ar, 'overallStatus', 'needs_attention', extra)).toBe('يحتاج إلى انتباه');
    expect(wordOf({ ...ar, locale: 'ar-EG' }, 'overallStatus', 'needs_attention', extra)).toBe('يحتاج إلى انتباه');
    expect(wordOf(nb, 'overallStatus', 'needs_attention', extra)).toBe('Needs attention');
    expect(wordOf(el, 'holdCause', 'own:gift', extra)).toBe('own:gift');
    expect(wordOf(nb, 'overallStatus', 'toString', extra)).toBe('toString');
  });

  it('of a shop stands in a sentence too', () => {
    const held = reason('on_hold', { holds: ['h-1'], causes: ['own:gift'] });
    expect(shown(textOf(nb, held, { extra }))).toContain('([Gave])');
  });
});
