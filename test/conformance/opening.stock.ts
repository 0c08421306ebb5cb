import { type AdoptInput, stockOf, type Units } from '../../src/index.ts';
import type { Story } from './format.ts';
import type { Draft, Session } from './session.ts';
import { contentsOf, isOfShelves, shelvesOf } from './shelves.ts';

/** What left the stock before the story begins, by the moment at which the peer deducts. */
export function taken(
  { fulfillments = [], payments = [] }: AdoptInput,
  deductAt: string,
  { order, parts }: Story,
): Units {
  const gone = deductAt === 'shipped' ? ['shipped', 'delivered'] : ['packed', 'shipped', 'delivered'];
  const paid = payments.reduce((sum, { captured = 0 }) => sum + captured, 0) >= order.total;
  const onPayment = deductAt === 'paid' || deductAt === 'offline_promised';
  const early = deductAt === 'placed' || (onPayment && paid && payments.length > 0);
  return order.lines.flatMap(({ id, qty }) => {
    const inParcels = (states: readonly string[]) =>
      fulfillments
        .filter(({ state }) => states.includes(state))
        .flatMap(({ units }) => units)
        .reduce((sum, { line, quantity }) => (line === id ? sum + quantity : sum), 0);
    const canceled = parts?.canceled ? qty : inParcels(['canceled']);
    const quantity = early ? Math.max(0, qty - canceled) : Math.min(qty, inParcels(gone));
    return quantity > 0 ? [{ line: id, quantity }] : [];
  });
}

/** Of what the shelves keep back: as much as the order can still need, told place by place. The rest is somebody else's. */
export function keptBack({ story, keeper, order }: Session): Draft[] {
  if (!keeper.keeps || isOfShelves(story)) return [];
  const gone = new Map(stockOf(order()).map(({ line, committed }) => [line, committed]));
  return story.order.lines.flatMap((line) => {
    const places = [...new Set(Object.keys(shelvesOf(story)).map((key) => key.split('@')[1] ?? ''))];
    let left = isCalledOff(story) ? 0 : line.qty - (gone.get(line.id) ?? 0);
    return places.flatMap((place): Draft[] => {
      if (line.location !== undefined && place !== '' && place !== line.location) return [];
      const most = contentsOf(line).map(([article, per]) =>
        Math.floor(othersOf(story, keeper, place === '' ? article : `${article}@${place}`) / per),
      );
      const quantity = Math.min(left, ...most);
      if (quantity <= 0 || !keeper.isTracked(line.id)) return [];
      left -= quantity;
      const { units, location } = keeper.reserve(order().id, [{ line: line.id, quantity }], place);
      const where = location === undefined || location === '' ? {} : { location };
      return units.length > 0 ? [{ type: 'stock.reserved', attempt: `kept-${line.id}-${place}`, units, ...where }] : [];
    });
  });
}

export const isCalledOff = ({ parts }: Story) => parts?.canceled === true;

/** What is kept back on a shelf, and for nobody we know of yet. */
function othersOf(story: Story, keeper: Session['keeper'], key: string): number {
  return (shelvesOf(story)[key]?.allocated ?? 0) - (keeper.levels()[key]?.allocated ?? 0);
}

/** What others are kept back for, and what is missing on the shelves. */
export function levelShelves({ story, keeper }: Session): void {
  for (const [key, wanted] of Object.entries(shelvesOf(story))) {
    const [article = key, place = ''] = key.split('@');
    const others = othersOf(story, keeper, key);
    if (others > 0) keeper.allocate(article, others, place);
    const missing = (keeper.levels()[key]?.onHand ?? 0) - (wanted.onHand ?? 0);
    if (missing > 0) keeper.change(article, -missing, place);
  }
}
