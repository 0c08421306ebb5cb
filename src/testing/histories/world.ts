import type { CoreOrderDefinition, ParkedFact } from '../../core.ts';
import { holdsOf, riskLevels } from '../../core.ts';
import { wordsForPlugins } from './plugins.words.ts';
import type { Sent } from './sent.ts';
import { answerTo } from './world.answers.ts';
import { banksThatDispute } from './world.disputes.ts';
import { parcelsThatMove, returnsThatMove } from './world.goods.ts';
import { moneyThatComes } from './world.money.ts';
import { type Seen, system } from './world.seen.ts';

/** What an honest partner reports next: the answer to something pending, or the next thing that happens by itself. */
export function honestFact(definition: CoreOrderDefinition, seen: Seen): Sent<ParkedFact> | null {
  const { order, dice } = seen;
  const asked = definition.pendingEffects(order).filter(({ type }) => type !== 'schedule_deadline');
  if (asked.length > 0 && dice.chance(65)) {
    const effect = dice.pick(asked);
    const answer = effect && answerTo(effect, seen);
    if (answer) return answer;
  }
  return (
    dice.pick([
      ...moneyThatComes(seen),
      ...banksThatDispute(seen),
      ...parcelsThatMove(seen),
      ...returnsThatMove(seen),
      ...wordsOfTheShop(seen),
      ...holdsOfOthers(seen),
      ...doubtsOfOthers(seen),
      ...wordsForPlugins(seen.samples, seen.dice, seen.fresh),
    ]) ?? null
  );
}

/** What other services keep back for a while, and let go. */
function holdsOfOthers({ order, dice, fresh }: Seen): Sent<ParkedFact>[] {
  const held = holdsOf(order);
  const released = held.map(({ hold }): Sent<ParkedFact> => ({ draft: { type: 'hold.released', hold }, by: system }));
  if (held.length > 0 || !dice.chance(6)) return released;
  return [{ draft: { type: 'hold.placed', hold: fresh('hold'), on: 'order', cause: 'awaiting_payment' }, by: system }];
}

/** Somebody wants a second look, or rates the risk. */
function doubtsOfOthers({ dice, fresh }: Seen): Sent<ParkedFact>[] {
  const level = dice.pick(riskLevels) ?? 'low';
  if (dice.chance(4)) return [{ draft: { type: 'review.opened', reference: fresh('review') }, by: system }];
  return dice.chance(6) ? [{ draft: { type: 'risk.assessed', reference: fresh('rating'), level }, by: system }] : [];
}

function wordsOfTheShop({ order, fresh }: Seen): Sent<ParkedFact>[] {
  const confirmed = order.lifecycle.context.rows.some((row) => row.kind === 'confirmed');
  return confirmed ? [] : [{ draft: { type: 'order.confirmed', reference: fresh('confirmation') }, by: system }];
}
