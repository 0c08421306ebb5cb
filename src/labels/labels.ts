/**
 * Words for people: the shape that every locale has, and the two functions that read it. Each locale is an entry of its own, such as
 * `order-actor/labels/ar`, and plain data: spread it to change a word.
 *
 * @module labels
 */
import type { Discrepancy, DiscrepancyCode, Figures, Json } from '../errors.ts';
import { exponentOf } from '../money.ts';
import type { ReasonCode } from '../reasons.codes.ts';
import type { Reason } from '../reasons.ts';
import type { DiscrepancyTexts, LabelWords, ReasonTexts } from './labels.words.ts';

export type {
  ActionWords,
  DiscrepancyTexts,
  ForbiddingPolicy,
  LabelWords,
  ListWords,
  NamedPart,
  Proviso,
  ReasonTexts,
  StatusWords,
  WordsFor,
} from './labels.words.ts';

/** All words of one language. @since 0.1.0 */
export interface Labels {
  /** A BCP 47 tag. Numbers, money, instants and lists are written by it: `{ ...ar, locale: 'ar-EG' }` has Egypt's digits. */
  readonly locale: string;
  /** Which way the language is written; a page's `dir`. */
  readonly direction: 'ltr' | 'rtl';
  readonly words: LabelWords;
  readonly reasons: ReasonTexts;
  readonly discrepancies: DiscrepancyTexts;
}

/** Words that the library does not know, by code and locale: those of plugins, and of a shop's own causes. @since 0.1.0 */
export type ExtraWords = { readonly [code: string]: { readonly [locale: string]: string } };

/** How the figures of a sentence are written. @since 0.1.0 */
export interface TextOptions {
  /** The order's currency. Without it, amounts stay whole minor units. */
  readonly currency?: string;
  /** An IANA time zone for instants; UTC, unless told otherwise. */
  readonly timeZone?: string;
  /** Words for codes that the library does not know. */
  readonly extra?: ExtraWords;
}

/**
 * The word for a code of one list, such as `wordOf(ar, 'overallStatus', status.overall.word)`. A code that the list does not have is
 * looked up in `extra`: in the locale, in its language, in English. Without a word the code itself comes back, so a page shows something.
 *
 * @since 0.1.0
 */
export function wordOf(labels: Labels, list: keyof LabelWords, code: string, extra?: ExtraWords): string {
  return own<string>(labels.words[list], code) ?? extraWord(labels, code, extra) ?? code;
}

/**
 * The sentence for a reason or a discrepancy, with its figures. Amounts are written in `currency`, codes in words, and every figure is
 * isolated (U+2068 to U+2069), so that a Latin id or a number stays readable in a right-to-left sentence.
 *
 * A code that the labels do not know has its text from `extra`, else a reason's English message. A figure that is missing is a dash.
 *
 * @throws RangeError when the currency or the time zone is none.
 * @since 0.1.0
 */
export function textOf(labels: Labels, said: Reason | Discrepancy, options: TextOptions = {}): string {
  const [texts, message, data] =
    'unblockedBy' in said
      ? [labels.reasons, said.message, said.data]
      : [
          labels.discrepancies,
          said.code,
          { ...(said.subject !== undefined && { subject: said.subject }), ...said.data },
        ];
  const template = own<string>(texts, said.code) ?? extraWord(labels, said.code, options.extra);
  return (
    template?.replace(/\{(\w+)\}/g, (_, name: string) => figureText(labels, said.code, name, data, options)) ?? message
  );
}

/** Which figures are money. Amounts are minor units; every other number counts pieces or things. */
const money: { readonly [Code in ReasonCode | DiscrepancyCode]?: readonly string[] } = {
  unpaid: ['owed', 'secured'],
  exceeds_authorized: ['requested', 'available'],
  exceeds_declared: ['requested', 'declared'],
  exceeds_owed: ['requested', 'owed'],
  authorization_expired: ['requested', 'available'],
  exceeds_parcel_worth: ['requested', 'available'],
  exceeds_refundable: ['requested', 'available'],
  exceeds_return: ['available'],
  exceeds_lines: ['requested', 'available'],
  exceeds_line: ['total', 'tax'],
  plan_sum_differs: ['requested', 'planned'],
  nothing_to_void: ['requested', 'available'],
  already_refunded: ['refunded'],
  balance_open: ['outstanding'],
  authorization_open: ['authorized'],
  money_held: ['held'],
  currency_mismatch: ['amount'],
  undeclared_payment: ['captured'],
  activity_on_draft: ['captured', 'authorized'],
  sum_differs: ['promised', 'total'],
  captured_beyond_authorization: ['excess'],
  refund_without_capture: ['excess'],
  refund_exceeds_capture: ['excess'],
  dispute_without_capture: ['excess'],
  paid_back_twice: ['refunded', 'disputed', 'excess'],
  money_held_after_cancel: ['held', 'captured', 'refunded', 'authorized'],
  unsettled_archive: ['outstanding', 'authorized', 'refundPending'],
};

/** Which figures are codes, and of which list. */
const codes: { readonly [name: string]: keyof LabelWords } = {
  by: 'actorKind',
  allowed: 'actorKind',
  type: 'event',
  part: 'part',
  method: 'paymentMethod',
  handover: 'handover',
  needed: 'handover',
  causes: 'holdCause',
  what: 'bounded',
  policy: 'policy',
};

/** The states that the figures `state` and `allowedIn` name, by the part that has them. */
const states: { readonly [part: string]: keyof LabelWords } = {
  payment: 'paymentState',
  fulfillment: 'fulfillmentState',
  'other fulfillment': 'fulfillmentState',
  return: 'returnState',
  lifecycle: 'lifecycleState',
};

/** Which figures are instants. */
const instants: ReadonlySet<string> = new Set(['startsAt', 'closedAt', 'at', 'moved', 'approved']);

/** Lists of which one is enough. */
const choices: ReadonlySet<string> = new Set(['allowed', 'allowedIn']);

function figureText(
  labels: Labels,
  code: ReasonCode | DiscrepancyCode,
  name: string,
  data: Figures,
  options: TextOptions,
) {
  const value = own<Json>(data, name);
  const { locale } = labels;
  const currency = typeof data.currency === 'string' ? data.currency : options.currency;
  const list = name === 'state' || name === 'allowedIn' ? own(states, String(data.part)) : own(codes, name);

  const write = (one: Json | undefined): string => {
    if (typeof one === 'number' && currency !== undefined && own(money, code)?.includes(name))
      return isolated(moneyText(locale, one, currency));
    if (typeof one === 'number') return isolated(new Intl.NumberFormat(locale).format(one));
    if (typeof one !== 'string' || one === '') return isolated('–');
    if (instants.has(name)) return isolated(instantText(locale, one, options.timeZone));
    return isolated(list === undefined ? one : codeText(labels, list, one, options.extra));
  };
  return Array.isArray(value) && value.length > 0
    ? new Intl.ListFormat(locale, { type: choices.has(name) ? 'disjunction' : 'conjunction' }).format(value.map(write))
    : write(Array.isArray(value) ? null : value);
}

/** A code in words. What follows it after a space says what about it is not allowed. */
function codeText(labels: Labels, list: keyof LabelWords, code: string, extra: ExtraWords | undefined): string {
  const proviso = own<string>(labels.words.proviso, code);
  if (proviso !== undefined) return proviso;
  const space = list === 'event' ? code.indexOf(' ') : -1;
  if (space < 0) return wordOf(labels, list, code, extra);
  return `${wordOf(labels, list, code.slice(0, space), extra)} (${wordOf(labels, 'proviso', code.slice(space + 1))})`;
}

function instantText(locale: string, instant: string, timeZone = 'UTC'): string {
  const time = Date.parse(instant);
  if (Number.isNaN(time)) return instant;
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone }).format(time);
}

/** By ISO 4217: what Intl shows by itself would round the last digits of some currencies away. */
function moneyText(locale: string, amount: number, currency: string): string {
  const digits = exponentOf(currency);
  const format = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  return format.format(`${amount}E-${digits}` as `${number}`);
}

/** Direction marks within a value could end its isolation, and turn the rest of the sentence round. */
function isolated(value: string): string {
  return `\u2068${value.replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')}\u2069`;
}

function extraWord({ locale }: Labels, code: string, extra: ExtraWords = {}): string | undefined {
  const words = own(extra, code);
  return words?.[locale] ?? words?.[locale.replace(/-.*/, '')] ?? words?.en;
}

function own<Value>(record: { readonly [key: string]: Value }, key: string): Value | undefined {
  return Object.hasOwn(record, key) ? record[key] : undefined;
}
