import { goodsPains } from './pains.goods.ts';
import { keepingPains, replayPains } from './pains.keeping.ts';
import { firstPains, moneyPains } from './pains.money.ts';
import { packagePains } from './pains.package.ts';
import { pluginPains } from './pains.plugins.ts';
import { xstatePains } from './pains.xstate.ts';
import type { Row } from './rows.ts';

/** Something that hurt users of other systems, and what this library promises about it. */
export interface Pain extends Omit<Row, 'more'> {
  /** What holds here. */
  readonly promise: string;
  /** The share of it that a pure library cannot rule out, and where that belongs. */
  readonly elsewhere?: string;
}

/** What hurts most, by rank. The place is the number, counted through the sections. */
export const pains: Readonly<Record<string, { readonly title: string; readonly rows: readonly Pain[] }>> = {
  A: { title: 'The first fifteen', rows: firstPains },
  B: { title: 'Money and the derived status', rows: moneyPains },
  C: { title: 'Goods, shipments, returns', rows: goodsPains },
  D: { title: 'Concurrency, delivery, history', rows: keepingPains },
  E: { title: 'XState as a base', rows: xstatePains },
  F: { title: 'Authors of plugins', rows: pluginPains },
  G: { title: 'Kept orders and histories', rows: replayPains },
  H: { title: 'The package and its pages', rows: packagePains },
};
