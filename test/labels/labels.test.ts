import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import {
  actorKinds,
  cancelCauses,
  claimCauses,
  commandTypes,
  deadlineKinds,
  declineCauses,
  discrepancyCodes,
  dispositions,
  disputeKinds,
  disputeOutcomes,
  disputeStages,
  effectTypes,
  exchangeProgress,
  type Figures,
  factTypes,
  fulfillmentStates,
  fulfillmentStatuses,
  handovers,
  holdCauses,
  lifecycleStates,
  noteVisibilities,
  orderAxes,
  orderBounds,
  outcomeKinds,
  overallStatuses,
  paymentMethods,
  paymentStates,
  paymentStatuses,
  reasonCodes,
  refundDestinations,
  rejectionCauses,
  returnCauses,
  returnStates,
  returnStatuses,
  riskLevels,
  trackingStatuses,
} from '../../src/index.ts';
import type { LabelWords } from '../../src/labels/labels.ts';
import { reason } from '../../src/reasons.ts';
import { locales, withoutFigures } from '../support/locales.ts';

const src = fileURLToPath(new URL('../../src', import.meta.url));
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.startsWith('labels'))
  .map((file) => readFileSync(join(src, file), 'utf8'))
  .join('\n');
const found = (pattern: RegExp) => [...sources.matchAll(pattern)].map(([, text = '']) => text);

/** What the reasons say beside codes; a new turn of phrase in one of them needs its words. */
const namedParts = [
  ...found(/reason\([^)]*part: '([^']+)'/g),
  ...found(/noun: '(\w+)',/g),
  ...found(/chart\(\{\s+id: '(\w+)'/g),
];
const provisos = [
  ...found(/type: `\$\{type\} ([^`]+)`/g),
  ...found(/allowed: \[([^\]]+)\]/g)
    .flatMap((list) => list.split(/'?, '?|'/))
    .filter((who) => who.includes(' ')),
];

const policies = [...found(/forbids\('(\w+)'\)/g), ...found(/\{ policy: '(\w+)', is/g)];

const lists: Record<keyof LabelWords, readonly string[]> = {
  axis: orderAxes,
  overallStatus: overallStatuses,
  paymentStatus: paymentStatuses,
  fulfillmentStatus: fulfillmentStatuses,
  returnStatus: returnStatuses,
  mark: ['archived'],
  policy: policies,
  paymentState: paymentStates,
  fulfillmentState: fulfillmentStates,
  returnState: returnStates,
  lifecycleState: lifecycleStates,
  trackingStatus: trackingStatuses,
  disputeState: [...disputeStages, ...disputeOutcomes],
  exchangeProgress,
  riskLevel: riskLevels,
  outcome: outcomeKinds,
  actorKind: actorKinds,
  paymentMethod: paymentMethods,
  refundDestination: refundDestinations,
  disputeKind: disputeKinds,
  handover: handovers,
  noteVisibility: noteVisibilities,
  cancelCause: cancelCauses,
  returnCause: returnCauses,
  declineCause: declineCauses,
  claimCause: claimCauses,
  holdCause: holdCauses,
  rejectionCause: rejectionCauses,
  disposition: dispositions,
  deadlineKind: deadlineKinds,
  bounded: Object.keys(orderBounds),
  part: namedParts,
  proviso: provisos,
  event: [...factTypes, ...commandTypes],
  effect: effectTypes,
};

it('are all told of in their guide', () => {
  const guide = readFileSync(join(src, '../docs/14-labels.md'), 'utf8');
  const rows = [...guide.matchAll(/^\| (`.+?`) \|/gm)].flatMap(([, names = '']) => names.match(/\w+/g) ?? []);
  expect(rows.sort()).toEqual(Object.keys(lists).sort());
});

const placeholders = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();

/** The figures that a reason's own message is made of. */
function figuresOf(code: (typeof reasonCodes)[number]): string[] {
  const read = new Set<string>();
  reason(code, new Proxy({}, { get: (_, name) => void read.add(String(name)) }) as Figures);
  return [...read];
}

/** Letters that a text of the language has, and letters that none has. */
const scripts: Readonly<Record<string, readonly [has: RegExp, lacks: RegExp]>> = {
  en: [/^[A-Z{]/, /[^\p{Script=Latin}\p{Script=Common}]/u],
  nb: [/\p{Script=Latin}/u, /[^\p{Script=Latin}\p{Script=Common}]/u],
  sv: [/\p{Script=Latin}/u, /[^\p{Script=Latin}\p{Script=Common}]/u],
  ar: [/\p{Script=Arabic}/u, /[\p{Script=Latin},;?]/u],
  el: [/\p{Script=Greek}/u, /[\p{Script=Latin};?]/u],
  zh: [/\p{Script=Han}/u, /[\p{Script=Latin}(),:;?]/u],
};

describe.each(Object.entries(locales))('the labels in %s', (locale, labels) => {
  const every: readonly (readonly [list: string, words: Readonly<Record<string, string>>])[] = [
    ...Object.entries(labels.words),
    ['reasons', labels.reasons],
    ['discrepancies', labels.discrepancies],
  ];
  const texts = every.flatMap(([list, words]) =>
    Object.entries(words).map(([code, text]) => ({ at: `${list}.${code}`, text })),
  );

  it('have a word for each code of each closed list, and no other', () => {
    expect(Object.keys(labels.words).sort()).toEqual(Object.keys(lists).sort());
    for (const [list, codes] of Object.entries(lists)) {
      const words = Object.keys(labels.words[list as keyof LabelWords]);
      expect(words.sort(), list).toEqual([...new Set(codes)].sort());
    }
    expect(Object.keys(labels.reasons).sort()).toEqual([...reasonCodes].sort());
    expect(Object.keys(labels.discrepancies).sort()).toEqual([...discrepancyCodes].sort());
  });

  it('are texts without spaces around or twice within', () => {
    expect(texts.filter(({ text }) => text === '' || text !== text.trim() || /\s\s/.test(text))).toEqual([]);
  });

  it('tell the codes of one list apart', () => {
    for (const [list, words] of every) {
      const said = Object.values(words).map((text) => text.toLowerCase());
      expect(
        said.filter((text, at) => said.indexOf(text) !== at),
        list,
      ).toEqual([]);
    }
  });

  it('are written in the letters of the language', () => {
    const [has, lacks] = scripts[locale] as (typeof scripts)[string];
    const own = texts.map(({ at, text }) => ({ at, text: withoutFigures(text) }));
    const odd = own.filter(({ at, text }) => lacks.test(text) || (locale !== 'en' && !has.test(text)) || at === '');
    expect(odd).toEqual([]);
  });

  it('are short where they are words, and sentences where they are texts', () => {
    expect(texts.filter(({ at, text }) => !/^(reasons|discrepancies)/.test(at) && text.length > 52)).toEqual([]);
    // What a plugin says is a sentence of its own.
    const isSentence = (text: string) => /([.。]|\{says\})$/.test(text);
    expect(texts.filter(({ at, text }) => /^(reasons|discrepancies)/.test(at) && !isSentence(text))).toEqual([]);
    expect(texts.filter(({ text }) => text.length > 170)).toEqual([]);
  });

  it('use the figures of each reason and discrepancy, the same ones in every language', () => {
    for (const code of reasonCodes) {
      expect(figuresOf(code), code).toEqual(expect.arrayContaining(placeholders(labels.reasons[code])));
      expect(new Set(placeholders(labels.reasons[code])), code).toEqual(
        new Set(placeholders(locales.en?.reasons[code] ?? '')),
      );
    }
    for (const code of discrepancyCodes)
      expect(placeholders(labels.discrepancies[code]), code).toEqual(
        placeholders(locales.en?.discrepancies[code] ?? ''),
      );
  });

  it('name the language as Intl knows it, and the way it is written', () => {
    expect(Intl.getCanonicalLocales(labels.locale)).toEqual([locale]);
    expect(Intl.NumberFormat.supportedLocalesOf(labels.locale)).toEqual([locale]);
    expect(labels.direction).toBe(locale === 'ar' ? 'rtl' : 'ltr');
  });
});

it.each([
  [
    'ar',
    'overallStatus',
    { pending: 'قيد الانتظار', processing: 'قيد التنفيذ', shipped: 'في الطريق', completed: 'مكتمل' },
  ],
  ['ar', 'paymentStatus', { pending: 'قيد الانتظار' }],
  ['nb', 'fulfillmentStatus', { unfulfilled: 'Uutfylt', partially_fulfilled: 'Delvis utfylt', fulfilled: 'Utfylt' }],
  ['nb', 'fulfillmentStatus', { scheduled: 'Planlagt', on_hold: 'På vent' }],
  ['sv', 'fulfillmentStatus', { unfulfilled: 'Obearbetad', fulfilled: 'Bearbetad' }],
  ['el', 'overallStatus', { pending: 'Σε εκκρεμότητα', shipped: 'Απεσταλμένη', completed: 'Ολοκληρωμένη' }],
  ['el', 'event', { 'fulfillment.unship': 'Επισήμανση ως μη απεσταλμένη' }],
  ['zh', 'paymentStatus', { paid: '已付款' }],
  ['zh', 'paymentMethod', { cash_on_delivery: '货到付款' }],
  ['zh', 'event', { 'order.confirm_receipt': '确认收货' }],
] as const)('%s speaks as the shops of the language do: %s', (locale, list, words) => {
  expect(locales[locale]?.words[list]).toMatchObject(words);
});
