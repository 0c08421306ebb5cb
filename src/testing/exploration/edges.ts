import type { Order, OrderEvent, ParkedFact } from '../../core.ts';
import { type Edge, type EdgeKind, type Next, now, type Sight } from './edge.ts';
import { commandsOf } from './edges.commands.ts';
import { goodsFacts } from './edges.goods.ts';
import { moneyFacts } from './edges.money.ts';
import { orderFacts } from './edges.order.ts';
import { wordsForPlugins } from './edges.plugins.ts';
import { stockFacts } from './edges.stock.ts';
import type { Scene } from './scene.ts';

/** Everything that can come next to an order: what is available, in every size, and what may be reported. */
export function edgesOf(scene: Scene, order: Order): readonly Edge[] {
  const text = JSON.stringify(order);
  const fresh = (noun: string) => {
    let n = 1;
    while (text.includes(`${noun}#${n}"`) || text.includes(`${noun}#${n}:`)) n++;
    return `${noun}#${n}`;
  };
  const sight: Sight = { scene, order, fresh };
  const facts = [...moneyFacts(sight), ...goodsFacts(sight), ...stockFacts(sight), ...orderFacts(sight)];
  const next: readonly Next[] = [
    ...commandsOf(sight),
    ...facts.filter(({ kind, draft }) => isTold(scene, kind, draft.type as ParkedFact['type'])),
    ...wordsForPlugins(sight),
  ];
  return next
    .filter(({ kind }) => !scene.isQuiet || kind === 'command' || kind === 'answer')
    .map(({ kind, draft, by, pays = false, at = now, id = fresh(draft.type) }) => ({
      kind,
      pays,
      event: {
        id,
        at,
        by,
        ...(kind !== 'command' && kind !== 'override' && { occurredAt: at }),
        ...draft,
      } as OrderEvent,
    }));
}

function isTold({ facts, isAnswered }: Scene, kind: EdgeKind, type: ParkedFact['type']): boolean {
  return facts.has(type) || (isAnswered === true && kind === 'answer');
}
