import type { ReturnState } from '../../core.ts';
import {
  isEmpty,
  least,
  minus,
  most,
  none,
  type Pieces,
  plus,
  type Reports,
  said,
  together,
} from './unit-books.pieces.ts';

export interface Parcel {
  planned: Pieces | null;
  /** How it is handed over, where it is not shipped. */
  handover: string | null;
  /** What went into other parcels, and came from them. */
  movedOut: Pieces;
  movedIn: Pieces;
  readonly picked: Reports;
  /** What was picked of that. */
  pickedOut: Pieces;
  pickedIn: Pieces;
  /** What it held when a shipment of it was taken back after it had been packed. */
  readonly left: Pieces[];
  /** Shipments that came back, and after which we shipped again. */
  readonly followed: Set<string>;
  readonly packed: Reports;
  readonly shipped: Reports;
  readonly delivered: Map<string, { readonly pieces: Pieces | null; readonly of?: string | undefined }>;
  readonly takenBack: Set<string>;
  readonly broughtBack: Map<string, string>;
  /** What the carrier damaged or lost, by kind and reference. */
  readonly gone: Map<string, { readonly pieces: Pieces | null; readonly of: string }>;
}

export interface Box {
  requested: Pieces;
  readonly received: Reports;
  readonly inspected: Reports;
  /** By inspection: what was not in the box, and in whose place something else was. */
  readonly missing: Reports;
  readonly wrong: Reports;
  claimed: boolean;
  approved: boolean;
  sent: boolean;
  /** How it was ended; empty where it was opened again. */
  readonly ends: Set<'closed' | 'declined' | 'canceled'>;
}

/** What is in it: where part of it left and came back, that part. */
export function contentsOf(parcel: Parcel): Pieces {
  const prepared = preparedOf(parcel);
  const back = lastBroughtBack(parcel).map((of) => parcel.shipped.get(of) ?? null);
  return parcel.left.reduce(least, back.length > 0 ? said(back, prepared) : prepared);
}

export function lastBroughtBack({ shipped, broughtBack, followed }: Parcel): string[] {
  const back = new Set(broughtBack.values());
  return [...shipped.keys()].filter((of) => back.has(of) && !followed.has(of)).sort();
}

/** Of what was picked, what is still in the parcel or came into it. */
export function pickedOf({ picked, pickedIn, pickedOut }: Parcel): Pieces {
  return minus(plus(together(picked.values(), none), pickedIn), pickedOut);
}

/** Pieces go into another parcel: first those that nobody picked. */
export function give(from: Parcel, into: Parcel, pieces: Pieces): void {
  const picked = least(pickedOf(from), minus(pieces, minus(contentsOf(from), pickedOf(from))));
  from.pickedOut = plus(from.pickedOut, picked);
  into.pickedIn = plus(into.pickedIn, picked);
  from.movedOut = plus(from.movedOut, pieces);
}

/** What nobody planned is planned once we arrange it. */
export function arrange(parcel: Parcel, pieces: Pieces = contentsOf(parcel)): void {
  if (parcel.planned === null && parcel.packed.size === 0 && !isEmpty(pieces)) parcel.planned = pieces;
}

/** The last shipment that came back is what is here: the rest has been open since it left. */
export function takeBack(parcel: Parcel, of: string): void {
  const returned = new Set(parcel.broughtBack.values());
  const standing = [...parcel.shipped.keys()].filter((one) => !parcel.takenBack.has(one) && !returned.has(one));
  const contents = contentsOf(parcel);
  const pieces = parcel.shipped.get(of) ?? contents;
  parcel.takenBack.add(of);
  if (standing.length !== 1 || standing[0] !== of) return;
  if (!isEmpty(said(parcel.packed.values(), contents)) || lastBroughtBack(parcel).length > 0) {
    parcel.left.push(pieces);
    return;
  }
  arrange(parcel, pieces);
  parcel.movedOut = plus(parcel.movedOut, minus(contentsOf(parcel), pieces));
}

function preparedOf({ planned, picked, packed, shipped, delivered, movedIn, movedOut }: Parcel): Pieces {
  const whole = planned && !isEmpty(planned) ? planned : together(picked.values(), none);
  const intended = minus(plus(whole, movedIn), movedOut);
  const known = [said(packed.values(), intended), intended];
  if (!isEmpty(movedOut)) return known.find((guess) => !isEmpty(guess)) ?? none;
  const guesses = [
    ...known,
    said(shipped.values(), none),
    said(
      [...delivered.values()].map(({ pieces }) => pieces),
      none,
    ),
  ];
  return guesses.find((guess) => !isEmpty(guess)) ?? none;
}

interface Moved {
  /** What left and neither came back nor got lost. */
  readonly sent: Pieces;
  /** What left and will not arrive. */
  readonly missing: Pieces;
  readonly delivered: Pieces;
  /** What left and may still arrive. */
  readonly underway: Pieces;
  /** Shipments that nobody took or brought back. */
  readonly shipments: readonly string[];
}

/**
 * What left. What was delivered has left, and a delivery that names no pieces completes its shipment, or all of them. What the carrier
 * damaged or lost is missing until it is delivered after all.
 */
export function movedOf(parcel: Parcel): Moved {
  const contents = contentsOf(parcel);
  const returned = new Set(parcel.broughtBack.values());
  const standing = [...parcel.shipped].filter(([of]) => !parcel.takenBack.has(of) && !returned.has(of));
  const left = together(
    standing.map(([, pieces]) => pieces),
    contents,
  );
  const arrived = [...parcel.delivered.values()].filter(({ of }) => of === undefined || !returned.has(of));
  const namedOf = (shipment: string | undefined) =>
    plus(...arrived.flatMap(({ of, pieces }) => (of === shipment && pieces ? [pieces] : [])));
  const whole = isEmpty(left) ? contents : left;
  const shipments = new Set(arrived.flatMap(({ of }) => (of === undefined ? [] : [of])));
  const completed = [...shipments].map((shipment) => {
    const told = parcel.shipped.get(shipment);
    const isWhole = arrived.some(({ of, pieces }) => of === shipment && pieces === null);
    const sent = parcel.shipped.has(shipment) ? (told ?? contents) : whole;
    return { pieces: isWhole ? most(namedOf(shipment), sent) : namedOf(shipment), isAll: isWhole && !told };
  });
  const piecesOf = (isAll: boolean) => completed.flatMap((one) => (one.isAll === isAll ? [one.pieces] : []));
  const ofShipments = most(plus(...piecesOf(false)), ...piecesOf(true));
  const named = plus(...arrived.flatMap(({ pieces }) => (pieces ? [pieces] : [])));
  const all = arrived.some(({ of, pieces }) => of === undefined && pieces === null) ? whole : none;
  const delivered = most(named, ofShipments, all, least(plus(ofShipments, namedOf(undefined)), left));
  const reported = standing.map(([shipment, pieces]) => {
    const sent = pieces ?? contents;
    const reports = [...parcel.gone.values()].flatMap((one) => (one.of === shipment ? [one.pieces] : []));
    return least(together(reports, sent), sent);
  });
  const missing = least(plus(...reported), minus(left, delivered));
  const sent = minus(most(left, delivered), missing);
  return { sent, missing, delivered, underway: minus(sent, delivered), shipments: standing.map(([of]) => of).sort() };
}

/** What came back: what was booked in or looked at, less what turned out not to be there. */
export function returnedOf({ received, inspected, missing, wrong }: Box): Pieces {
  const arrived = most(together(received.values(), none), together(inspected.values(), none));
  const gone = plus(together(missing.values(), none), together(wrong.values(), none));
  return new Map([...arrived].map(([line, n]) => [line, Math.max(0, n - (gone.get(line) ?? 0))]));
}

/** Where a case stands, and whether all that was announced of it was looked at. */
export function caseOf(box: Box): { readonly state: ReturnState; readonly inFull: boolean } {
  const inspected = together(box.inspected.values(), none);
  const arrived = most(together(box.received.values(), none), inspected);
  const granted = box.claimed && isEmpty(box.requested) && box.approved;
  const calledOff = box.ends.has('declined') || box.ends.has('canceled');
  const [ended] = [...box.ends].sort();
  const goesOn = box.sent ? 'in_transit' : box.approved ? 'approved' : 'requested';
  const isClosed = box.ends.has('closed') || (granted && !calledOff);
  const done = isClosed ? 'closed' : isEmpty(arrived) ? (ended ?? goesOn) : 'inspected';
  return {
    state: isEmpty(minus(arrived, inspected)) ? done : 'received',
    inFull: isEmpty(minus(box.requested, inspected)),
  };
}

export function plan(parcel: Parcel, pieces: Pieces, handover: string | undefined): void {
  parcel.planned = most(parcel.planned ?? none, pieces);
  if (handover === undefined || handover === 'shipping') return;
  parcel.handover = parcel.handover !== null && parcel.handover < handover ? parcel.handover : handover;
}

export function deliver(parcel: Parcel, by: string, pieces: Pieces | null, shipment: string | undefined): void {
  const known = parcel.delivered.get(by);
  const of = [known?.of, shipment].filter((one) => one !== undefined).sort()[0];
  parcel.delivered.set(by, {
    pieces: known?.pieces && pieces ? most(known.pieces, pieces) : (known?.pieces ?? pieces),
    of,
  });
}
