import type { Fact } from '../../src/index.ts';
import { below, seededRandom, shuffled } from './random.ts';

/** How badly facts are delivered. */
export interface Mishaps {
  /** Deliver the facts of each order in an order drawn with this seed. */
  readonly shuffle?: number;
  /** Deliver a third of the facts of each order once more. */
  readonly duplicate?: boolean;
}

/** Puts the facts of one order in the order in which they are delivered. */
export type Delivery = (facts: readonly Fact[]) => readonly Fact[];

/** A delivery with mishaps; without any, facts are delivered as they are. */
export function deliveryWith({ shuffle, duplicate = false }: Mishaps): Delivery {
  const random = seededRandom(shuffle ?? 1);
  return (facts) => {
    const sent = shuffle === undefined ? facts : shuffled(facts, random);
    if (!duplicate) return sent;
    const again = shuffled(sent, random).slice(0, Math.ceil(sent.length / 3));
    const delivered = [...sent];
    for (const fact of again) {
      const sooner = delivered.indexOf(fact) + 1;
      const place = sooner + below(delivered.length - sooner + 1, random);
      delivered.splice(place, 0, { ...fact, id: `${fact.id}-again` });
    }
    return delivered;
  };
}
