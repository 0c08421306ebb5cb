import { type CoreOrderDefinition, canonical, type Order, type Plugin } from '../../core.ts';
import { now } from '../exploration/edge.ts';
import type { Apart } from './apart.ts';
import { said } from './asked-again.ts';
import { during, usual } from './other-times.ts';

/** A way of asking about the records of one order, from its beginning to its end. */
export interface Asking {
  readonly shop: CoreOrderDefinition;
  /** Whether the last record is asked about first. */
  readonly backwards?: boolean;
  readonly says: (shop: CoreOrderDefinition, order: Order) => string;
}

/** As everything comes: from the beginning. */
export const fromTheBeginning = (shop: CoreOrderDefinition): Asking => ({ shop, says: said });

/** As one who finds an order as it stands, and then looks at what it was. */
export const backwards = (shop: CoreOrderDefinition): Asking => ({ shop, backwards: true, says: said });

/** What one plugin has to say of it. */
export const ofIts = (shop: CoreOrderDefinition, { id }: Pick<Plugin, 'id'>): Asking => ({
  shop,
  says: (shop, order) => {
    const open = shop.available(order, { by: { kind: 'staff', id: 'staff-1' }, at: now });
    const standing = shop.explain(order).custom?.standing ?? [];
    return canonical([
      standing.filter(({ plugin }) => plugin === id).map(({ word }) => word),
      open.flatMap(({ command, reasons }) =>
        reasons.filter(({ data }) => data.plugin === id).map(({ data }) => [command.type, data]),
      ),
    ]);
  },
});

/** Gives an order another name, which nobody was asked about. */
export type Rename = () => string;

/**
 * What of one of an order's records is said the one way and not the other. Each way gets an order of its own, so nobody was asked about it;
 * what only depends on the order's name depends on it either way.
 */
export function saidApart(records: readonly Order[], one: Asking, other: Asking, rename: Rename): Apart | null {
  const answers = (asking: Asking) => answersOf(records, asking, rename());
  const [first, second] = [answers(one), answers(other)];
  const place = first.findIndex((answer, at) => {
    if (answer === second[at]) return false;
    const among = (asking: Asking) => new Set(Array.from({ length: names }, () => answers(asking)[at]));
    return isTheSame(among(one), answer) && isTheSame(among(other), second[at]);
  });
  return place < 0 ? null : { one: first[place] ?? '', other: second[place] ?? '' };
}

/** Under so many more names an answer is to be the same: it is by chance once in a thousand times. */
const names = 5;

function isTheSame(answers: ReadonlySet<string | undefined>, answer: string | undefined): boolean {
  return answers.size === 1 && answers.has(answer);
}

function answersOf(records: readonly Order[], { shop, backwards, says }: Asking, id: string): readonly string[] {
  const asked = records.map((record) => shop.decode({ ...structuredClone(record), id }));
  const answers = (backwards ? asked.reverse() : asked).map((order) =>
    during(usual, () => says(shop, order)).replaceAll(id, '@'),
  );
  return backwards ? answers.reverse() : answers;
}
