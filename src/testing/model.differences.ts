import { type CoreOrderDefinition, canonical, type LedgerRow, type Order, orderAxes } from '../core.ts';

interface Part {
  readonly id: string;
  readonly context: { readonly rows: readonly LedgerRow[] };
}

/** Where an order is not the one that it should be, one readable line each; how many events it took is not looked at. */
export function differences(definition: CoreOrderDefinition, is: Order, wanted: Order): readonly string[] {
  const timeless = (order: Order) => canonical({ ...order, revision: 0 });
  if (timeless(is) === timeless(wanted)) return [];
  const parts = (['payments', 'fulfillments', 'returns'] as const).flatMap((list) =>
    idsOf(is[list], wanted[list]).flatMap((id) => {
      const rows = (order: Order) => (order[list] as readonly Part[]).find((part) => part.id === id)?.context.rows;
      return rowsThatDiffer(`${list} ${id}`, rows(is), rows(wanted));
    }),
  );
  const found = [
    ...wordsThatDiffer(definition, is, wanted),
    ...parts,
    ...rowsThatDiffer('the order', is.lifecycle.context.rows, wanted.lifecycle.context.rows),
    ...lacking('the order', 'the parked fact', is.parked, wanted.parked),
  ];
  return found.length > 0 ? found : fieldsThatDiffer(is, wanted);
}

function wordsThatDiffer(definition: CoreOrderDefinition, is: Order, wanted: Order): string[] {
  const [now, then] = [definition.statusOf(is), definition.statusOf(wanted)];
  return [...orderAxes, 'custom' as const].flatMap((axis) =>
    now[axis] === then[axis] ? [] : [`the ${axis} word is ${now[axis] ?? 'none'} instead of ${then[axis] ?? 'none'}`],
  );
}

function idsOf(...lists: readonly (readonly { readonly id: string }[])[]): readonly string[] {
  return [...new Set(lists.flatMap((list) => list.map(({ id }) => id)))];
}

function rowsThatDiffer(whose: string, is?: readonly LedgerRow[], wanted?: readonly LedgerRow[]): string[] {
  if (!is) return [`${whose} is not there`];
  if (!wanted) return [`${whose} ought not to be there`];
  return lacking(whose, 'the row', is, wanted);
}

function lacking(whose: string, what: string, is: readonly object[], wanted: readonly object[]): string[] {
  const [have, ought] = [is.map(canonical), wanted.map(canonical)];
  return [
    ...ought.filter((one) => !have.includes(one)).map((one) => `${whose} lacks ${what} ${one}`),
    ...have
      .filter((one) => !ought.includes(one))
      .map((one) => `${whose} has ${what} ${one}, which ought not to be there`),
  ];
}

function fieldsThatDiffer(is: Order, wanted: Order): string[] {
  const fields = new Set([...Object.keys(is), ...Object.keys(wanted)] as (keyof Order)[]);
  return [...fields]
    .filter((field) => field !== 'revision' && canonical(is[field] ?? null) !== canonical(wanted[field] ?? null))
    .map((field) => `${field} is ${canonical(is[field] ?? null)} instead of ${canonical(wanted[field] ?? null)}`);
}
