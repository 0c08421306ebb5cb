export interface Actor {
  readonly kind: 'customer' | 'staff' | 'warehouse' | 'provider' | 'carrier' | 'system' | 'plugin';
  readonly id: string;
}

export interface Money {
  /** Minor units. */
  readonly amount: number;
  readonly currency: string;
}

export interface Unit {
  readonly line: string;
  readonly quantity: number;
}

export type Units = readonly Unit[];

interface Envelope {
  readonly id: string;
  readonly at: string;
  readonly by: Actor;
  readonly occurredAt?: string;
  readonly reason?: string;
}

interface Reported extends Envelope {
  readonly reference: string;
}

interface OfTender {
  readonly payment: string;
}

interface OfParcel {
  readonly fulfillment: string;
}

interface OfCase {
  readonly return: string;
}

interface Told extends Reported, OfTender {
  readonly amount: Money;
  readonly op?: string;
}

export interface InspectedUnit extends Unit {
  readonly disposition: string;
}

export type MoneyFact =
  | (Told & { readonly type: 'payment.authorized' })
  | (Told & { readonly type: 'payment.captured' | 'payment.voided'; readonly of?: string })
  | (Told & { readonly type: 'payment.refunded'; readonly of: string })
  | (Reported & OfTender & { readonly type: 'payment.failed'; readonly op: string })
  | (Reported & OfTender & { readonly type: 'payment.refund_failed'; readonly op?: string });

export type GoodsFact =
  | (Reported & OfParcel & { readonly type: 'fulfillment.shipped' | 'fulfillment.delivered'; readonly units?: Units })
  | (Reported & OfParcel & { readonly type: 'fulfillment.tracked'; readonly status: string });

export type ReturnFact =
  | (Reported & OfCase & { readonly type: 'return.received'; readonly units: Units })
  | (Reported & OfCase & { readonly type: 'return.inspected'; readonly units: readonly InspectedUnit[] })
  | (Reported & OfCase & { readonly type: 'return.restocked' });

export type MoneyCommand =
  | (Envelope & OfTender & { readonly type: 'payment.authorize'; readonly amount: Money })
  | (Envelope &
      OfTender & { readonly type: 'payment.capture' | 'payment.void'; readonly amount: Money; readonly of?: string })
  | (Envelope &
      OfTender & {
        readonly type: 'payment.refund';
        readonly amount: Money;
        readonly of?: string;
        readonly return?: string;
      });

export type GoodsCommand =
  | (Envelope & OfParcel & { readonly type: 'fulfillment.plan'; readonly units: Units })
  | (Envelope & OfParcel & { readonly type: 'fulfillment.ship'; readonly units?: Units; readonly reference?: string });

export type ReturnCommand =
  | (Envelope & OfCase & { readonly type: 'return.request'; readonly units: Units; readonly cause?: string })
  | (Envelope & OfCase & { readonly type: 'return.approve' | 'return.close' })
  | (Envelope & OfCase & { readonly type: 'return.receive'; readonly units: Units; readonly reference?: string })
  | (Envelope &
      OfCase & {
        readonly type: 'return.inspect';
        readonly units: readonly InspectedUnit[];
        readonly reference?: string;
      });

export type OrderCommand =
  | (Envelope & { readonly type: 'order.cancel'; readonly scope: 'all' | 'unshipped'; readonly cause?: string })
  | (Envelope & { readonly type: 'order.close' })
  | (Envelope & { readonly type: 'order.write_off'; readonly amount: Money });

export type Fact = MoneyFact | GoodsFact | ReturnFact;
export type Command = MoneyCommand | GoodsCommand | ReturnCommand | OrderCommand;
export type Event = Fact | Command;

/** What an order begins with. */
export interface Placement {
  readonly id: string;
  readonly at: string;
  readonly by: Actor;
  readonly currency: string;
  readonly lines: readonly {
    readonly id: string;
    readonly quantity: number;
    readonly total: Money;
    readonly requiresShipping?: boolean;
  }[];
  readonly payments?: readonly { readonly id: string; readonly method: string; readonly amount: Money }[];
  readonly fulfillments?: readonly { readonly id: string; readonly units: Units }[];
}
