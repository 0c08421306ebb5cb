import {
  type Applied,
  type CoreOrderDefinition,
  type LineInput,
  type Money,
  type Order,
  type OrderEvent,
  type ReturnBalance,
  returnBalancesOf,
} from '../../core.ts';
import { LawBroken } from './law-broken.ts';

const law = 'creditsSumToTheLine';

/** A line and the pieces in which it is given up: so many units, canceled or returned. */
export interface Partition {
  readonly total: number;
  readonly pieces: readonly Piece[];
}

interface Piece {
  readonly quantity: number;
  readonly how: 'cancel' | 'return';
  /** Of what is returned: how many turn out not to be in the box. */
  readonly lost?: number;
  /** What is kept of the return. */
  readonly fee?: number;
}

/** How amounts are shared: the functions under law. */
export interface Sharing {
  readonly splitMoney: (total: Money, parts: number) => readonly Money[];
  readonly shareOf: (amount: number, units: number, of: number) => number;
}

/** Law 12, of the functions: shares sum to their amount exactly, in whatever runs they are taken, and differ by one minor unit at most. */
export function sharesSumExactly({ splitMoney, shareOf }: Sharing, amount: number, runs: readonly number[]): void {
  const of = runs.reduce((sum, run) => sum + run, 0);
  const fail = (problem: string): never => {
    throw new LawBroken(law, problem, `${amount} in runs of ${runs.join(', ')}`);
  };
  let units = 0;
  let total = 0n;
  for (const run of runs) {
    const credit = shareOf(amount, units + run, of) - shareOf(amount, units, of);
    if (!Number.isSafeInteger(credit) || credit < 0) fail(`units ${units} to ${units + run} are credited ${credit}`);
    const exact = (BigInt(amount) * BigInt(units + run)) / BigInt(of);
    if (BigInt(shareOf(amount, units + run, of)) !== exact) fail(`${units + run} of ${of} are not ${exact}`);
    total += BigInt(credit);
    units += run;
  }
  if (total !== BigInt(amount)) fail(`the credits sum to ${total}`);
  if (of > 5_000) return;
  const shares = splitMoney({ amount, currency: 'EUR' }, of).map((share) => share.amount);
  const sum = shares.reduce((known, share) => known + BigInt(share), 0n);
  if (sum !== BigInt(amount)) fail(`${of} shares sum to ${sum}`);
  if (Math.max(...shares) - Math.min(...shares) > 1)
    fail(`shares differ by more than one minor unit: ${shares.join(', ')}`);
}

/**
 * Law 12, of orders: lines that are given up piece by piece, canceled or returned, in any order, are credited their totals to the cent,
 * and what is credited after so many units does not depend on how they were given up. What was not in the box is not credited, and a
 * fee is kept once for a case, of what its units are worth, never more than that. Each case of a line is credited what so many of its
 * units cost, to the minor unit, and all of them what they cost together. It gives in how many cases units of one line were accepted at most.
 */
export function creditsSumToTheLine(
  definition: CoreOrderDefinition,
  partitions: readonly Partition[],
  order: readonly number[],
  balancesOf: (order: Order) => readonly ReturnBalance[] = returnBalancesOf,
): number {
  const by = { kind: 'staff', id: 'staff-1' } as const;
  const currency: string = 'EUR';
  const steps: string[] = [];
  const fail = (problem: string): never => {
    throw new LawBroken(law, problem, [JSON.stringify(partitions), ...steps].join('\n'));
  };
  const lines: LineInput[] = partitions.map(({ total, pieces }, i) => ({
    id: `line-${i}`,
    quantity: pieces.reduce((sum, { quantity }) => sum + quantity, 0),
    total: { amount: total, currency },
  }));
  const total = partitions.reduce((sum, partition) => sum + partition.total, 0);
  const parcels = partitions.flatMap(({ pieces }, i) =>
    pieces.map((piece, n) => ({ ...piece, id: `parcel-${i}-${n}`, line: i })),
  );
  const at = '2026-01-01T08:00:00.000Z';
  let known: Order = definition.place({
    id: 'order-1',
    at,
    by,
    currency,
    lines,
    payments: [{ id: 'pay-1', method: 'invoice', amount: { amount: total, currency } }],
    fulfillments: parcels.map(({ id, line, quantity }) => ({ id, units: [{ line: `line-${line}`, quantity }] })),
  }).order;
  let count = 0;
  const send = (draft: object): Applied => {
    count += 1;
    const event = { id: `command-${count}`, at, by, ...draft } as OrderEvent;
    const applied = definition.apply(known, event);
    steps.push(`${count}. ${event.type} -> ${applied.outcome.kind}`);
    if (applied.outcome.kind === 'rejected') fail(`a step is refused: ${JSON.stringify(applied.outcome.reasons)}`);
    known = applied.order;
    return applied;
  };
  const owed = () => Number(definition.explain(known).payment.figures.owed);

  for (const { id } of parcels) send({ type: 'fulfillment.ship', fulfillment: id, reference: `way-${id}` });
  const given = partitions.map(() => 0);
  const canceled = partitions.map(() => 0);
  const cases: { readonly id: string; readonly line: number; readonly accepted: number; readonly fee: bigint }[] = [];
  const left = [...parcels];
  for (const draw of [...order, ...parcels.map(() => 0)]) {
    const [parcel] = left.splice(draw % Math.max(1, left.length), 1);
    if (!parcel) break;
    const { id, line, quantity, how, lost = 0, fee } = parcel;
    const units = [{ line: `line-${line}`, quantity }];
    if (how === 'cancel') {
      send({ type: 'fulfillment.unship', fulfillment: id, of: `way-${id}`, reason: 'not handed over' });
      send({ type: 'order.cancel', scope: 'unshipped' });
      canceled[line] = (canceled[line] ?? 0) + quantity;
    } else {
      const box = { return: `return-${id}` };
      send({ ...box, type: 'return.request', units });
      send({ ...box, type: 'return.approve', ...(fee !== undefined && { fee: { amount: fee, currency } }) });
      send({ ...box, type: 'return.receive', units });
      const found = [
        { line: `line-${line}`, quantity: quantity - lost, disposition: 'restock' },
        { line: `line-${line}`, quantity: lost, disposition: 'missing' },
      ].filter((unit) => unit.quantity > 0);
      for (const unit of found) send({ ...box, type: 'return.inspect', units: [unit] });
      cases.push({ id, line, accepted: quantity - lost, fee: BigInt(fee ?? 0) });
    }
    given[line] = (given[line] ?? 0) + quantity - lost;
    const credited = partitions.reduce((sum, _, i) => sum + worthOf(i, given[i] ?? 0), 0n) - feesKept();
    if (BigInt(total) - BigInt(owed()) !== credited)
      fail(`${total - owed()} is credited after ${given.join(', ')} units, not ${credited}`);
    checkCases();
  }
  if (owed() !== 0 && cases.every(({ fee }) => fee === 0n) && parcels.every(({ lost = 0 }) => lost === 0))
    fail(`${owed()} is still owed when everything was given up`);

  return Math.max(
    0,
    ...partitions.map((_, i) => cases.filter(({ line, accepted }) => line === i && accepted > 0).length),
  );

  function checkCases(): void {
    const balances = balancesOf(known);
    const together = partitions.map(() => 0n);
    for (const { id, line, accepted, fee } of cases) {
      const { worth, credited, due } =
        balances.find((one) => one.return === `return-${id}`) ?? fail(`return-${id} has no balance`);
      const [least, kept] = [worthOf(line, accepted), feeOf(line, accepted, fee)];
      const beyond = BigInt(worth) - least;
      if (beyond < 0n || beyond > 1n) fail(`${accepted} units cost ${least}, and return-${id} is worth ${worth}`);
      const left = BigInt(worth) > kept ? BigInt(worth) - kept : 0n;
      if (BigInt(credited) !== left || due !== credited)
        fail(`return-${id} is worth ${worth} less ${kept}; it is credited ${credited}, and ${due} is due`);
      together[line] = (together[line] ?? 0n) + BigInt(worth);
    }
    for (const [line, sum] of together.entries()) {
      const cost = worthOf(line, given[line] ?? 0) - worthOf(line, canceled[line] ?? 0);
      if (sum !== cost) fail(`the returns of line-${line} are worth ${sum} together, and their units cost ${cost}`);
    }
  }

  /** What the first so many units of a line cost. */
  function worthOf(line: number, units: number): bigint {
    return (BigInt(partitions[line]?.total ?? 0) * BigInt(units)) / BigInt(lines[line]?.quantity ?? 1);
  }

  /** The lesser of the fee and of what so many pieces cost by themselves. */
  function feeOf(line: number, accepted: number, fee: bigint): bigint {
    const worth = worthOf(line, accepted);
    return fee < worth ? fee : worth;
  }

  /** Case by case, whatever their ids. */
  function feesKept(): bigint {
    return cases.reduce((kept, { line, accepted, fee }) => kept + feeOf(line, accepted, fee), 0n);
  }
}
