import type { ParkedFact, PendingEffect } from '../../core.ts';
import { warehouse } from '../histories/world.seen.ts';
import { stockAnswer } from '../laws/closing.partners.ts';
import type { Next, Sight } from './edge.ts';
import type { Scene } from './scene.ts';
import { partsOf } from './sizes.ts';

/** What a stock's keeper answers: all, a part, or nothing of what is asked. */
export function stockFacts({ scene, order }: Sight): Next[] {
  return scene.definition
    .pendingEffects(order)
    .flatMap((effect) => answersTo(effect, scene).map((draft): Next => ({ kind: 'answer', draft, by: warehouse })));
}

function answersTo(effect: PendingEffect, scene: Scene): readonly ParkedFact[] {
  switch (effect.type) {
    case 'reserve_stock': {
      const { attempt, units } = effect;
      const parts = partsOf(scene, units);
      return [
        ...parts.map((some) => stockAnswer({ ...effect, units: some })),
        ...parts.map((some): ParkedFact => ({ type: 'stock.rejected', attempt, units: some })),
      ];
    }
    case 'release_stock':
      return partsOf(scene, effect.units).map((units) => stockAnswer({ ...effect, units }));
    case 'commit_stock':
      return [stockAnswer(effect)];
    case 'restock':
      return effect.return === undefined
        ? [stockAnswer(effect)]
        : [{ type: 'return.restocked', return: effect.return, reference: effect.reference }];
    default:
      return [];
  }
}
