import {
  canonical,
  fulfillmentStatuses,
  type Order,
  type OrderAxis,
  type OrderStatus,
  overallStatuses,
  paymentStatuses,
  returnStatuses,
} from '../../src/index.ts';

/** Our words by axis. */
export const lists = {
  payment: paymentStatuses,
  fulfillment: fulfillmentStatuses,
  returns: returnStatuses,
  overall: overallStatuses,
} as const;

type Tell = (status: OrderStatus, order?: Order) => object;

/** An order of which nothing can be said yet, with other words on some axes. */
export function statusWith(words: Partial<Record<OrderAxis, string>>): OrderStatus {
  const plain = { payment: 'pending', fulfillment: 'unfulfilled', returns: 'none', overall: 'pending' };
  return { ...plain, ...words } as OrderStatus;
}

/**
 * On each axis the words of ours that a vocabulary cannot tell from one another, found by asking it about every word next to every
 * combination of words on the other axes.
 */
export function lostBy(words: Tell): readonly { readonly axis: OrderAxis; readonly ours: readonly string[] }[] {
  return (Object.keys(lists) as OrderAxis[]).flatMap((axis) => {
    const others = allOf((Object.keys(lists) as OrderAxis[]).filter((other) => other !== axis));
    const alike = new Map<string, string[]>();
    for (const word of lists[axis]) {
      const told = others.map((other) => canonical(words(statusWith({ ...other, [axis]: word })))).join();
      alike.set(told, [...(alike.get(told) ?? []), word]);
    }
    return [...alike.values()].filter((ours) => ours.length > 1).map((ours) => ({ axis, ours }));
  });
}

/** Every combination of our words on these axes. */
export function allOf(axes: readonly OrderAxis[]): readonly Partial<Record<OrderAxis, string>>[] {
  return axes.reduce<readonly Partial<Record<OrderAxis, string>>[]>(
    (all, axis) => all.flatMap((one) => lists[axis].map((word) => ({ ...one, [axis]: word }))),
    [{}],
  );
}
