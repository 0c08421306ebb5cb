/**
 * Where a case leaves the answer open (`oursAlternatives`), the word that we choose, and why. An alternative passes only by a row of this
 * table: it is a position of the library, the same in every case and for every peer.
 */
export interface Choice {
  readonly field: string;
  /** What the case proposes, and what we say where it also allows that. */
  readonly proposed: string;
  readonly chosen: string;
  readonly why: string;
}

export const choices: readonly Choice[] = [
  {
    field: 'fulfillment',
    proposed: 'unfulfilled',
    chosen: 'on_hold',
    why: 'units that are held show so, whoever holds them',
  },
  {
    field: 'fulfillment',
    proposed: 'on_hold',
    chosen: 'unfulfilled',
    why: 'what waits for money is not on hold: nobody put it there',
  },
  { field: 'fulfillment', proposed: 'unfulfilled', chosen: 'in_progress', why: 'a parcel that was made is work' },
  {
    field: 'fulfillment',
    proposed: 'canceled',
    chosen: 'unfulfilled',
    why: 'a canceled parcel frees its units, and they are still owed',
  },
  {
    field: 'fulfillment',
    proposed: 'fulfilled',
    chosen: 'partially_fulfilled',
    why: 'units of a canceled parcel are open, or counted',
  },
  { field: 'payment', proposed: 'refunded', chosen: 'voided', why: 'nothing was captured, so nothing went back' },
  { field: 'payment', proposed: 'unpaid', chosen: 'pending', why: 'a tender that was chosen waits' },
  { field: 'payment', proposed: 'pending', chosen: 'disputed', why: 'a chargeback outranks an attempt that waits' },
  {
    field: 'payment',
    proposed: 'pending',
    chosen: 'partially_refunded',
    why: 'money that moved outranks an attempt that waits',
  },
  {
    field: 'payment',
    proposed: 'pending',
    chosen: 'partially_paid',
    why: 'money that moved outranks an attempt that waits',
  },
  { field: 'payment', proposed: 'pending', chosen: 'unpaid', why: 'nobody tries to pay' },
  { field: 'overall', proposed: 'processing', chosen: 'pending', why: 'money that all went back is not at work' },
  {
    field: 'overall',
    proposed: 'completed',
    chosen: 'shipped',
    why: 'what went back is owed again, unless somebody lowered the price',
  },
  { field: 'returns', proposed: 'in_progress', chosen: 'requested', why: 'a request waits' },
  { field: 'returns', proposed: 'requested', chosen: 'in_progress', why: 'a return that was approved is under way' },
];
