import type { Mutant } from './page.ts';

/** Why mutants are not noticed. */
export const reasons = {
  types:
    'the types ask for the check or the fallback. Without it comes what is undefined, which compares and is written as if it were not there.',
  same: 'both give the same: a tie between equal values, a sum or list to which nothing is added, a shortcut past work that changes nothing.',
  name: "a guard's own name. It shows only where a guard fails or answers with what is no reason, and the library's own do not.",
  unreachable: 'a fault of the library itself, which the shape of its tables rules out; tests look at the tables.',
  gap: 'no story of this run tells it, and it was not looked into further. Some only laws look at, some give the same, and some are behavior that nothing tells yet.',
} as const;

export type ReasonName = keyof typeof reasons;

interface Row {
  readonly reason: ReasonName;
  readonly file?: RegExp;
  readonly mutator?: RegExp;
  readonly code?: RegExp;
  readonly to?: RegExp;
}

/** The first row that fits gives the reason; what fits none is a gap. */
const rows: readonly Row[] = [
  { reason: 'name', file: /readiness/, mutator: /StringLiteral/, code: /^'[a-z_]+'$/, to: /^""$/ },
  { reason: 'unreachable', file: /derive/ },
  { reason: 'types', mutator: /OptionalChaining/ },
  { reason: 'gap', code: /^(occurredAt|dueAt|location === )/ },
  { reason: 'types', mutator: /Conditional/, code: /^[\w.[\]]+ !== undefined$/, to: /^true$/ },
  { reason: 'types', mutator: /Conditional/, code: /^[\w.[\]]+ === undefined$/, to: /^false$/ },
  { reason: 'types', mutator: /Conditional/, code: /^typeof \w+ !== 'string'$/ },
  { reason: 'types', mutator: /Conditional/, code: /^command\.type === 'order\.cancel'$/ },
  { reason: 'types', mutator: /Logical/, code: /^\w+ \?\? ('|\[)/ },
  { reason: 'types', mutator: /StringLiteral/, code: /^''$/ },
  { reason: 'types', mutator: /MethodExpression/, code: /\.filter\(\(\w+\) => \w+ !== undefined\)$/ },
  { reason: 'types', mutator: /MethodExpression/, code: /\.filter\(\(row\) => row\.of !== undefined\)$/ },
  { reason: 'same', mutator: /ArrayDeclaration/, to: /Stryker was here/ },
  { reason: 'same', mutator: /ArithmeticOperator/, code: /\+ 0$/ },
  { reason: 'same', file: /ledger\.joins/, mutator: /EqualityOperator/, code: /(>=|<=)/, to: /[^<>=](<|>)[^=]/ },
  { reason: 'same', mutator: /ConditionalExpression/, code: /^(takenBack\.size|steps\.length) === 0$/, to: /^false$/ },
  { reason: 'same', mutator: /ConditionalExpression/, code: /^answersTo\[row\.kind\]$/ },
  // Entries of nothing, ties between equals, and what the condition before has settled.
  { reason: 'same', file: /payment\.operations/, code: /^(left \+ reported|available|amount) > 0$|available > 0\)$/ },
  { reason: 'same', file: /payment\.operations/, code: /^best\.available >= one\.available$/ },
  { reason: 'same', file: /disputes/, code: /^latest\(won\) > latest\(others\)$/ },
  { reason: 'same', file: /methods/, mutator: /ObjectLiteral/, to: /^\{\}$/ },
  { reason: 'same', file: /links/, mutator: /StringLiteral|ArrayDeclaration/, code: /refund/ },
  { reason: 'same', file: /replacements/, code: /XXX/ },
];

/** Why a mutant was not noticed. */
export function reasonOf(file: string, code: string, { mutatorName, replacement = '' }: Mutant): ReasonName {
  const fits = (row: Row) =>
    (row.file?.test(file) ?? true) &&
    (row.mutator?.test(mutatorName) ?? true) &&
    (row.code?.test(code) ?? true) &&
    (row.to?.test(replacement) ?? true);
  return rows.find(fits)?.reason ?? 'gap';
}
