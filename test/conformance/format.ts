/**
 * The format of the cases, as `order-actor-conformance/1` tells it. What a case tells (`Story`) and what it asserts (`Claims`) are apart, so
 * that whoever translates a story cannot see what is expected of it.
 */

/** Pieces of a line; of returned ones, how many came back good and how many damaged. */
export interface CaseUnits {
  readonly line: string;
  readonly qty: number;
  readonly damaged?: number;
  readonly unit?: number;
}

export interface CaseLine {
  readonly id: string;
  readonly sku: string;
  readonly qty: number;
  readonly unit: number;
  readonly tax?: number;
  readonly tracked?: boolean;
  readonly requiresShipping?: boolean;
  readonly allowBackorder?: boolean;
  readonly outOfStockThreshold?: number;
  readonly kit?: Readonly<Record<string, number>>;
  readonly location?: string;
  readonly backordered?: number;
}

export interface CaseOrder {
  readonly currency: string;
  readonly lines: readonly CaseLine[];
  readonly shipping: number;
  readonly total: number;
}

export interface CasePayment {
  readonly id: string;
  readonly status: string;
  readonly amount: number;
  readonly authorized?: number;
  readonly captured?: number;
  readonly refunded?: number;
  readonly disputed?: number;
  readonly refunds?: readonly { readonly amount: number; readonly status: string }[];
}

export interface CaseParcel {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly CaseUnits[];
  readonly delivered?: readonly CaseUnits[];
}

export interface CaseReturn {
  readonly id: string;
  readonly status: string;
  readonly lines: readonly CaseUnits[];
}

/** An entry of a provider's ledger, in the order of arrival. */
export interface LedgerEntry {
  readonly type: string;
  readonly amount: number;
  readonly ref?: string | null;
  readonly atMinutes?: number;
  readonly ignore?: boolean;
}

export interface Reservation {
  readonly id: string;
  readonly location?: string;
  readonly qty: number;
}

/** What had happened before the first event. */
export interface Parts {
  readonly placed?: boolean;
  readonly payments?: readonly CasePayment[];
  readonly fulfillments?: readonly CaseParcel[];
  readonly returns?: readonly CaseReturn[];
  readonly ledger?: readonly LedgerEntry[];
  readonly reservations?: readonly Reservation[];
  readonly grantedRefund?: number;
  readonly canceled?: boolean;
  readonly onlyStatus?: string;
  readonly settings?: Readonly<Record<string, unknown>>;
}

/** One event, without what it asserts. Which fields it has depends on its type. */
export interface CaseEvent {
  readonly type: string;
  readonly payment?: string;
  readonly amount?: number;
  readonly ref?: string;
  readonly additional?: boolean;
  readonly providerFails?: boolean;
  readonly refund?: string;
  readonly status?: string;
  readonly spill?: boolean;
  readonly fulfillment?: string;
  readonly return?: string;
  readonly lines?: readonly CaseUnits[];
  readonly outbound?: readonly CaseUnits[];
  readonly line?: string;
  readonly qty?: number;
  readonly unit?: number;
  readonly sku?: string;
  readonly tax?: number;
  readonly approved?: boolean;
  readonly location?: string;
  readonly restock?: boolean;
  readonly outcome?: string;
  readonly unfulfilled?: boolean;
  readonly tracked?: boolean;
  readonly onHand?: number;
  readonly allocated?: number;
  readonly allocate?: boolean;
  readonly deallocate?: boolean;
  readonly ageMinutes?: number;
  readonly owner?: string;
  readonly replaces?: boolean;
  readonly ignoreOwnAfterMinutes?: number | null;
  readonly allowUnpaidFulfillment?: boolean;
  readonly refundPayment?: string | null;
  readonly to?: string;
  readonly neutral?: Readonly<Record<string, string>>;
}

/** On hand and allocated; null where the peer has no such figure. */
export interface StockLevel {
  readonly onHand?: number | null;
  readonly allocated?: number | null;
}

export type Levels = Readonly<Record<string, StockLevel>>;

/** What may be done from one state: the state and the moves are the question, which of them are allowed is the answer. */
export interface Question {
  readonly from: string;
  readonly moves: readonly string[];
}

/** What the translator sees. */
export interface Story {
  readonly peer: string;
  readonly kind: string;
  readonly tags: readonly string[];
  readonly order: CaseOrder;
  readonly parts?: Parts;
  readonly stockBefore: Levels;
  readonly events: readonly CaseEvent[];
  readonly question?: Question;
}

/** Asserted values, by field: `payment`, `amounts`, `lines`, `error` and so on. */
export type Asserted = Readonly<Record<string, unknown>>;

/** What is asserted of one event. */
export interface EventClaims {
  readonly type: string;
  /** It is refused with this code: by both, or by ours alone. */
  readonly error?: string;
  /** Whether it changes nothing. */
  readonly noop?: boolean;
  /** What holds after it. */
  readonly after: Asserted;
}

/** What the comparison sees beside what came of the story. */
export interface Claims {
  readonly events: readonly EventClaims[];
  readonly ours: Asserted;
  readonly alternatives: Readonly<Record<string, readonly unknown[]>>;
}

export interface Case {
  readonly id: string;
  readonly peer: string;
  readonly kind: string;
  readonly story: Story;
  readonly claims: Claims;
  readonly nonInteger: boolean;
  /** Why it cannot be told: it is not in the format. */
  readonly problem?: string;
  /** What it tells that nobody here reads. */
  readonly unread: readonly string[];
}
