import { currentOf, type Ledger, rowsOf } from '../ledger.ts';
import type { RejectionCause } from './fulfillment.facts.events.ts';
import type { FulfillmentContext, FulfillmentKind } from './fulfillment.rows.ts';

/** Work that a fulfillment service was asked for. @since 0.1.0 */
export interface ServiceRequest {
  /** The command's id. */
  readonly op: string;
  readonly service: string;
  readonly answer: 'accepted' | 'rejected' | null;
  /** Why the service rejected it. */
  readonly cause?: RejectionCause;
  /** Whether the service was asked to call it off, and said no. */
  readonly cancel: 'asked' | 'rejected' | null;
}

/**
 * The last request to a service, with what became of it; `null` where none was asked. What was both accepted and rejected is accepted.
 * Takes the parcel's context.
 *
 * @since 0.1.0
 */
export function serviceOf({ rows }: FulfillmentContext): ServiceRequest | null {
  const request = currentOf(rows, 'requested');
  if (!request) return null;
  const { reference: op, service = '' } = request;
  const answers = (kind: FulfillmentKind) => rowsOf(rows, kind).find((row) => row.op === op);
  const accepted = answers('accepted') !== undefined;
  const cause = accepted ? undefined : (answers('rejected')?.cause as RejectionCause | undefined);
  const asked = rowsOf(rows, 'cancel_asked').filter((row) => row.of === op);
  return {
    op,
    service,
    answer: accepted ? 'accepted' : cause === undefined ? null : 'rejected',
    ...(cause !== undefined && { cause }),
    cancel: asked.length === 0 ? null : asked.some((row) => !isRefused(rows, row.reference)) ? 'asked' : 'rejected',
  };
}

/** A service has the work, or is being asked to take it: we do not decide about it alone. */
export function isWithService(context: FulfillmentContext): boolean {
  const request = serviceOf(context);
  return request !== null && request.answer !== 'rejected' && rowsOf(context.rows, 'canceled').length === 0;
}

/** Requests to call work off that the service has not answered. */
export function cancelsAskedOf(context: FulfillmentContext): Ledger<FulfillmentKind> {
  const { rows } = context;
  return isWithService(context) ? rowsOf(rows, 'cancel_asked').filter((row) => !isRefused(rows, row.reference)) : [];
}

/** The service gave the work back that it was asked to call off: then it is called off. */
export function isGivenBack(context: FulfillmentContext): boolean {
  const request = serviceOf(context);
  return request?.answer === 'rejected' && request.cancel === 'asked';
}

/** The service said that it goes on. */
export function isRefused(rows: Ledger<FulfillmentKind>, cancel: string): boolean {
  return rowsOf(rows, 'cancel_rejected').some((row) => row.op === cancel);
}

/** Requests of which the service said both that it takes them and that it does not. */
export function contradictedRequestsOf({ rows }: FulfillmentContext): readonly string[] {
  return rowsOf(rows, 'requested')
    .map((row) => row.reference)
    .filter((op) =>
      (['accepted', 'rejected'] as const).every((kind) => rowsOf(rows, kind).some((row) => row.op === op)),
    );
}
