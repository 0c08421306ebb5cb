import { totalOfPieces } from '../lines.ts';
import { allocate } from '../money.ts';
import { endsOf, returnTotalsOf } from '../returns/returns.ledger.ts';
import { isCalledOff, replacementsAgreedOf } from '../returns/returns.replacements.ts';
import { noUnits, quantitiesIn, type Units, withoutUnits } from '../units.ts';
import { creditableIn, type Replaceable, replacedOf } from './order.claims.ts';
import type { Return } from './order.ts';

/** What one return case lowers what is owed by. Minor units. @since 0.1.0 */
export interface ReturnCredit {
  /** The return case's id. */
  readonly return: string;
  /** What the accepted units cost. Where cases together accepted more than there was, each has its share. */
  readonly worth: number;
  /** What of it is kept for restocking: as agreed when the return was approved, and never more than the units cost that surely came with this case. */
  readonly fee: number;
  /** `worth - fee`. */
  readonly credited: number;
  /** What it credits once everything that was announced is accepted. */
  readonly expected: number;
  /** Of what is credited or expected: what goods that go out instead stand for. */
  readonly exchanged: number;
  /** Of what is expected: credited ahead of the goods, against what goes out in exchange. It ends when the case does. */
  readonly advance: number;
}

/** What of a line can be credited. */
export interface Creditable extends Replaceable {
  readonly canceled: number;
  readonly handedOver: number;
}

/** How many pieces of a line. */
type Pieces = (line: string) => number;

/** A case as its credit is counted. Worths are told line by line. */
interface Case {
  readonly id: string;
  readonly open: boolean;
  /** The fee that was agreed on. */
  readonly agreed: number;
  readonly announced: Pieces;
  readonly accepted: Pieces;
  readonly awaited: Pieces;
  /** Lines that go out for it. */
  readonly out: ReadonlySet<string>;
}

/**
 * What each case credits: differences of the lines' cumulative worths behind what was canceled, so that the cases of a line sum to the
 * cent, in however many boxes the units come. First comes what all cases took in, then what the open ones still expect: a piece that
 * one case took in is not expected by another. What pieces were replaced at no charge is not credited.
 */
export function creditsOf(returns: readonly Return[], all: readonly Creditable[]): readonly ReturnCredit[] {
  if (returns.length === 0) return [];
  const replaced = replacedOf(returns, all);
  const cases = returns.map((box) => caseOf(box, creditableIn(box, replaced), all.length));
  const lines = all.filter(({ line: { id } }) =>
    cases.some(({ announced, accepted, out }) => announced(id) > 0 || accepted(id) > 0 || out.has(id)),
  );
  const room = lines.map(({ handedOver, replaced: gone }) => Math.max(0, handedOver - gone));
  const worths = worthsOf(cases, lines, room);
  const awaited = awaitedOf(cases, lines, room);
  const sure = surelyOf(cases, lines, room, worths);
  const credits = cases.map((box, i) => {
    const worth = sum(worths[i]);
    const more = sum(awaited[i]);
    const { here, inAll } = sure[i] as Sure;
    const fee = Math.min(box.agreed, here);
    return {
      return: box.id,
      worth,
      fee,
      credited: Math.max(0, worth - fee),
      expected: Math.max(0, worth + more - Math.min(box.agreed, inAll)),
    };
  });
  const certain = credits.map(({ fee, expected, worth }, i) => {
    const here = (sure[i] as Sure).worth;
    return { credited: Math.max(0, here - fee), expected: Math.max(0, expected - worth + here) };
  });
  const limits = certain.map(({ credited, expected }, i) => (cases[i]?.open ? expected : credited));
  const exchanged = exchangedOf(cases, credits, limits, worths, lines);
  return credits.map((credit, i) => {
    const stands = exchanged[i] ?? 0;
    return { ...credit, exchanged: stands, advance: Math.max(0, stands - (certain[i]?.credited ?? 0)) };
  });
}

function caseOf({ id, context }: Return, accepted: Units, lines: number): Case {
  const { requested, fee } = returnTotalsOf(context);
  const open = endsOf(context.rows).length === 0;
  const out = isCalledOff(context) ? [] : replacementsAgreedOf(context);
  return {
    id,
    open,
    agreed: fee,
    announced: quantitiesIn(requested, lines),
    accepted: quantitiesIn(accepted, lines),
    awaited: quantitiesIn(open ? withoutUnits(requested, accepted) : noUnits, lines),
    out: new Set(out.map(({ line }) => line)),
  };
}

/** What the accepted pieces of each case cost, each behind those of the cases before it; where they are too many, each its share. */
function worthsOf(cases: readonly Case[], lines: readonly Creditable[], room: readonly number[]): number[][] {
  const shares = lines.map(({ line, canceled }, l) => {
    const pieces = cases.map(({ accepted }) => accepted(line.id));
    const most = room[l] ?? 0;
    if (sum(pieces) > most) return allocate(totalOfPieces(line, canceled, canceled + most), pieces);
    let reached = canceled;
    return pieces.map((count) => {
      reached += count;
      return totalOfPieces(line, reached - count, reached);
    });
  });
  return cases.map((_, i) => shares.map((share) => share[i] ?? 0));
}

/** What the pieces cost that the cases still expect: where they expect more than there is, each its share. */
function awaitedOf(cases: readonly Case[], lines: readonly Creditable[], room: readonly number[]): number[][] {
  const shares = lines.map(({ line, canceled }, l) => {
    const from = Math.min(
      room[l] ?? 0,
      cases.reduce((count, { accepted }) => count + accepted(line.id), 0),
    );
    const weights = cases.map(({ awaited }) => awaited(line.id));
    const to = Math.min(room[l] ?? 0, from + sum(weights));
    return allocate(totalOfPieces(line, canceled + from, canceled + to), weights);
  });
  return cases.map((_, i) => shares.map((share) => share[i] ?? 0));
}

/** What the pieces cost that came with a case whichever is a surplus: those that are here, and those that it expects too. */
interface Sure {
  readonly here: number;
  readonly inAll: number;
  /** Of the worth of the case: what was announced and is certain. That alone takes the place of what it was credited ahead. */
  readonly worth: number;
}

/** A fee is kept of such pieces only, so it follows neither the ids of cases nor who came first, and no surplus raises it. */
function surelyOf(
  cases: readonly Case[],
  lines: readonly Creditable[],
  room: readonly number[],
  worths: readonly (readonly number[])[],
): Sure[] {
  const surplus = lines.map(({ line }, l) => {
    const accepted = cases.reduce((count, box) => count + box.accepted(line.id), 0);
    const awaited = cases.reduce((count, box) => count + box.awaited(line.id), 0);
    const left = Math.max(0, (room[l] ?? 0) - accepted);
    return { accepted: accepted - (room[l] ?? 0), awaited: awaited - left };
  });
  return cases.map(({ accepted, awaited, announced }, i) => {
    const worth = (pieces: (line: string, l: number) => number) =>
      sum(lines.map(({ line }, l) => totalOfPieces(line, 0, pieces(line.id, l))));
    const certain = (pieces: Pieces, line: string, beyond = 0) => Math.max(0, pieces(line) - Math.max(0, beyond));
    return {
      here: worth((line, l) => certain(accepted, line, surplus[l]?.accepted)),
      worth: sum(
        lines.map(({ line }, l) => {
          const pieces = Math.min(announced(line.id), certain(accepted, line.id, surplus[l]?.accepted));
          return pieces < accepted(line.id) ? totalOfPieces(line, 0, pieces) : (worths[i]?.[l] ?? 0);
        }),
      ),
      inAll: worth(
        (line, l) => certain(accepted, line, surplus[l]?.accepted) + certain(awaited, line, surplus[l]?.awaited),
      ),
    };
  });
}

type Credited = Pick<ReturnCredit, 'worth' | 'credited'>;

/**
 * Of what each case credits or expects: what goods that go out for it stand for. Where those came back for others in their turn, the
 * others stand for them, and so on along the chain; where they came back for money, nothing does.
 */
function exchangedOf(
  cases: readonly Case[],
  credits: readonly Credited[],
  limits: readonly number[],
  worths: readonly (readonly number[])[],
  lines: readonly Creditable[],
): readonly number[] {
  const goesOut = new Set(cases.flatMap(({ out }) => [...out]));
  if (goesOut.size === 0) return [];
  const outgoing = lines.map(({ line }) => goesOut.has(line.id));
  const kept = lines.map(
    ({ line, canceled }, l) => line.total - totalOfPieces(line, 0, canceled) - sum(worths.map((of) => of[l] ?? 0)),
  );
  let stands: readonly number[] = [];
  for (let links = 0; links <= cases.length; links++) {
    const passedOn = worths.map((of, i) => passOn(of, outgoing, credits[i] as Credited, stands[i] ?? 0));
    const next = cases.map(({ out }, i) => {
      const worth = lines.reduce(
        (known, { line }, l) =>
          out.has(line.id) ? known + (kept[l] ?? 0) + sum(passedOn.map((of) => of[l] ?? 0)) : known,
        0,
      );
      return Math.min(limits[i] ?? 0, worth);
    });
    if (next.every((amount, i) => amount === stands[i])) break;
    stands = next;
  }
  return stands;
}

/** Of outgoing goods that came back in a case: what others stand for, line by line. The money that the case gives is for the rest first. */
function passOn(
  worths: readonly number[],
  outgoing: readonly boolean[],
  { worth, credited }: Credited,
  exchanged: number,
): readonly number[] {
  const back = worths.map((amount, l) => (outgoing[l] ? amount : 0));
  const inMoney = Math.max(0, credited - exchanged);
  return allocate(Math.min(sum(back), worth - inMoney), back);
}

function sum(amounts: readonly number[] = []): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
