import { lookedAt } from './looked-at.ts';
import type { Mutant } from './page.ts';

/** Why mutants are not noticed. Each is a claim that somebody looked at: that nothing which can be seen differs, or who else notices it. */
export const reasons = {
  types:
    'the types ask for a check or a fallback, and nothing that comes needs it: the row always has the field, or what is undefined compares, and is written, as if it were not there.',
  tie: 'of two that are equal one is taken, and they are the same.',
  nothing:
    'an entry of no money and no pieces, or a stray word in a list of rows, of which nobody asks for that kind: no sum and no list counts it.',
  speed: 'a shortcut or a memory. The same answer comes without it, a little later.',
  unread: 'a word or figure that is never read, as only its being told apart from another counts.',
  name: "a guard's own name. It shows only where a guard fails or answers with what is no reason, and the library's own do not.",
  unreachable: 'a fault of the library itself, which the shape of its tables rules out; tests look at the tables.',
} as const;

export type ReasonName = keyof typeof reasons;

interface Row {
  readonly reason: ReasonName;
  /** Only where somebody looked at just this code. */
  readonly lookedAt?: true;
  readonly file?: RegExp;
  readonly mutator?: RegExp;
  readonly code?: RegExp;
  readonly to?: RegExp;
}

/** The first row that fits gives the reason. */
const rows: readonly Row[] = [
  {
    reason: 'name',
    file: /readiness|guards\./,
    mutator: /StringLiteral/,
    code: /^'(?!exceeds)[a-z]+s_[a-z_]+'$/,
    to: /^""$/,
  },
  { reason: 'unreachable', file: /derive/ },
  { reason: 'speed', file: /readiness/, code: /^byType\.set/ },
  { reason: 'speed', file: /payment\.rows/, code: /^takenBack\.size === 0( &&|$)/, to: /^false$/ },
  { reason: 'speed', file: /payment\.authorizations/, code: /^(rows\.length|rest) === 0$/, to: /^false$/ },
  { reason: 'speed', file: /fulfillment\.plan/, code: /^offers\.length === 0$/, to: /^false$/ },
  {
    reason: 'speed',
    file: /fulfillment\.ledger/,
    code: /^!has<FulfillmentKind>\('returned_to_sender'\)/,
    to: /^false$/,
  },
  { reason: 'speed', file: /fulfillment\.ledger/, code: /^(!gone\.some|deliveries\.length === 0$)/, to: /^false$/ },
  { reason: 'speed', file: /payment\.links/, code: /^answersTo\[row\.kind\]$/ },
  { reason: 'speed', file: /payment\.links/, code: /^operations\.size === 0$/, to: /^false$/ },
  { reason: 'speed', file: /guards\.all/, code: /^guards\.length === 0$/, to: /^false$/ },
  { reason: 'speed', file: /order\.stock\.requests/, code: /^steps\.length === 0$/, to: /^false$/ },
  { reason: 'speed', file: /order\.credits/, code: /^(returns\.length|goesOut\.size) === 0$/, to: /^false$/ },
  // A line that no case concerns comes to nothing in each.
  {
    reason: 'speed',
    file: /order\.credits/,
    code: /^all\.filter\(|^announced\(id\) > 0|^accepted\(id\) > 0$/,
    to: /^(all|true)$|>= 0$/,
  },
  // The figures of a chain settle before the bound, and stay as they are.
  { reason: 'speed', file: /order\.credits/, code: /^links(\+\+| <= cases\.length)$/ },
  { reason: 'speed', file: /order\.credits/, code: /amount === stands\[i\]\)?$/, to: /^(false|\(\) => undefined)$/ },
  { reason: 'speed', file: /order\.claims/, code: /claimedIn\(box\)\.length > 0\)?$/ },
  {
    reason: 'speed',
    file: /order\.money/,
    code: /^(pieces|goodwills\.length|decisions\.length) === 0$/,
    to: /^false$/,
  },
  // Whoever asks for kinds that are not there counts none of them.
  { reason: 'speed', file: /src\/ledger\.ts/, code: /^(condition\(context\)|false)$/, to: /^true$/ },
  // Where nobody asked for an invoice, none is open.
  { reason: 'speed', file: /papers\.ledger/, code: /^asked\.length === 0$/, to: /^false$/ },
  // However many rows there are, looking through them and searching them find the same.
  {
    reason: 'speed',
    file: /src\/ledger\.ts/,
    code: /^ledger\.length( - from)?( > few)?$|^\{ const at = positionOf\(|^at < ledger\.length$/,
  },
  // There is no row before the first.
  { reason: 'speed', file: /src\/ledger\.ts/, code: /^from < 0$/, to: /^false$/ },
  // A case that changes no line asks for no change of one.
  { reason: 'speed', file: /returns\.replacements/, code: /^!rows\.some\(/, to: /^false$/ },
  { reason: 'types', lookedAt: true, mutator: /OptionalChaining/ },
  { reason: 'types', file: /readiness/, code: /command\.units === undefined$|^command\.type === 'order\.cancel'$/ },
  { reason: 'types', lookedAt: true, mutator: /Conditional/, code: /^[\w.[\]]+ !== undefined$/, to: /^true$/ },
  { reason: 'types', lookedAt: true, mutator: /Conditional/, code: /^[\w.[\]]+ === undefined$/, to: /^false$/ },
  {
    reason: 'types',
    mutator: /StringLiteral/,
    file: /(fulfillment\.(rules|service)|guards\.fulfillment)/,
    code: /^''$/,
  },
  {
    reason: 'types',
    lookedAt: true,
    mutator: /MethodExpression/,
    code: /\.filter\(\((\w+)\) => (\1|row\.of) !== undefined\)$/,
  },
  { reason: 'nothing', lookedAt: true, mutator: /ArrayDeclaration/, to: /Stryker was here/ },
  { reason: 'nothing', file: /order\.claims/, code: /^all === 0$/, to: /^false$/ },
  { reason: 'nothing', file: /payment\.record/, mutator: /ArithmeticOperator/, code: /\+ 0$/ },
  {
    reason: 'nothing',
    file: /payment\.operations/,
    code: /^(left \+ reported|available|amount) > 0$|available > 0\)$/,
  },
  { reason: 'tie', file: /ledger\.joins/, mutator: /EqualityOperator/, code: /(>=|<=)/, to: /[^<>=](<|>)[^=]/ },
  { reason: 'tie', file: /payment\.operations/, code: /^best\.available >= one\.available$/ },
  // Where both are equal the condition before has settled it.
  { reason: 'tie', file: /payment\.disputes/, code: /^latest\(won\) > latest\(others\)$/ },
  { reason: 'tie', file: /fulfillment\.plan/, code: /^shipBy < first$/, to: /^shipBy <= first$/ },
  // No two that are sorted are equal.
  { reason: 'tie', file: /plugin\.slice/, code: /^a < b$/, to: /^a <= b$/ },
  // No two that are compared have one place.
  { reason: 'tie', file: /plugin\.statuses/, code: /^(placeOf|statuses\.indexOf)\(a\) < /, to: / <= / },
  // A text has no parcel, either.
  { reason: 'types', file: /holds\.ledger/, code: /^typeof on === 'object' && 'fulfillment' in on$/, to: /^true$/ },
  { reason: 'types', file: /plugin\.slice/, mutator: /StringLiteral/, code: /^''$/ },
  { reason: 'types', file: /payment\.methods/, mutator: /ObjectLiteral/, to: /^\{\}$/ },
  { reason: 'unread', file: /payment\.links/, mutator: /StringLiteral/, code: /^'refund'$/ },
  { reason: 'unread', file: /payment\.links/, code: /^\{ refund: new Map\(\), charge: new Map\(\) \}$/ },
  { reason: 'unread', file: /returns\.replacements/, code: /XXX/ },
  // It is only asked whether there was any.
  { reason: 'unread', file: /payment\.ledger/, code: /^authorized \+= / },
];

/** Why a mutant was not noticed; `undefined` where nobody has said so. */
export function reasonOf(
  file: string,
  code: string,
  { mutatorName, replacement = '' }: Mutant,
): ReasonName | undefined {
  const fits = (row: Row) =>
    (row.lookedAt === undefined || lookedAt[file]?.includes(code) === true) &&
    (row.file?.test(file) ?? true) &&
    (row.mutator?.test(mutatorName) ?? true) &&
    (row.code?.test(code) ?? true) &&
    (row.to?.test(replacement) ?? true);
  return rows.find(fits)?.reason;
}
