import type { CommandDraft, Disposition, InspectedUnits, Money, Units } from '../../core.ts';
import { dispositions } from '../../core.ts';
import type { Scene } from './scene.ts';

/** The same command for every amount and every part of its units, and with each choice that leads elsewhere. */
export function sizesOf(scene: Scene, draft: CommandDraft): readonly CommandDraft[] {
  switch (draft.type) {
    case 'payment.authorize':
    case 'payment.capture':
    case 'payment.void':
    case 'payment.refund':
    case 'payment.mark_paid':
    case 'order.refund':
    case 'order.write_off':
      return amountsOf(scene, draft.amount).map((amount) => ({ ...draft, amount }));
    case 'fulfillment.plan':
    case 'fulfillment.split':
    case 'fulfillment.pick':
    case 'fulfillment.verify':
    case 'order.cancel_units':
    case 'return.request':
    case 'return.claim':
    case 'return.receive':
      return partsOf(scene, draft.units).map((units) => ({ ...draft, units }));
    case 'return.inspect':
      return partsOf(scene, draft.units).flatMap((units) =>
        findingsOf(scene).map((disposition) => ({
          ...draft,
          units: units.map((unit): InspectedUnits => ({ ...unit, disposition })),
        })),
      );
    default:
      return [draft];
  }
}

/** Every amount up to this one, the whole first. */
export function amountsOf({ every }: Scene, whole: Money): readonly Money[] {
  const { amount, currency } = whole;
  if (!every.has('amount')) return [whole];
  return Array.from({ length: Math.max(1, amount) }, (_, less) => ({ amount: Math.max(amount - less, 0), currency }));
}

/** Every part of these units, the whole first. */
export function partsOf({ every }: Scene, units: Units): readonly Units[] {
  if (!every.has('part')) return units.length > 0 ? [units] : [];
  const choices = units.reduce<Units[]>(
    (all, { line, quantity }) =>
      all.flatMap((chosen) =>
        Array.from({ length: quantity + 1 }, (_, less) =>
          less === quantity ? chosen : [...chosen, { line, quantity: quantity - less }],
        ),
      ),
    [[]],
  );
  return choices.filter((chosen) => chosen.length > 0);
}

/** What an inspection may find. */
export function findingsOf({ every }: Scene): readonly Disposition[] {
  return every.has('finding') ? dispositions : ['restock'];
}
