import type { Fact, OverallStatus, PlaceInput, Policy } from '../../src/index.ts';

/** What some shop wrote down about its orders, in the words of the library. */
export interface Log {
  /** What the shop decides differently from the defaults. */
  readonly policy: Partial<Policy>;
  readonly orders: readonly LoggedOrder[];
  /** Rows that concern none of the orders. */
  readonly skipped: number;
}

/** One order of a log. */
export interface LoggedOrder {
  readonly id: string;
  readonly place: PlaceInput;
  /** What happened after it was placed, in the order of the log. */
  readonly facts: readonly Fact[];
  /** What only the recorded status tells. */
  readonly hints: readonly Fact[];
  /** The status that the shop recorded; `null` where it records none. */
  readonly recorded: RecordedStatus | null;
}

/** A status in the shop's own word. */
export interface RecordedStatus {
  readonly word: string;
  /** The library's word for it; `null` where it has none. */
  readonly means: OverallStatus | null;
}

/** Reads a log from a folder. */
export type Importer = (folder: string) => Log;
