import type { PaymentMethod } from '../statuses.ts';

interface MethodTraits {
  /** A gateway can be asked for money. Paying back is asked for whatever the method: the effect names it. */
  readonly gateway: boolean;
  /** Money is expected before goods leave; goods that left earlier are an anomaly. */
  readonly prepaid: boolean;
}

/** What the library knows of each way to pay. Offline methods promise money that nobody has verified. */
const traits: Record<PaymentMethod, MethodTraits> = {
  card: { gateway: true, prepaid: true },
  voucher: { gateway: true, prepaid: true },
  store_credit: { gateway: true, prepaid: true },
  bank_transfer: { gateway: false, prepaid: true },
  cash_on_delivery: { gateway: false, prepaid: false },
  invoice: { gateway: false, prepaid: false },
};

/** Whether a gateway can be asked. */
export function isGatewayMethod(method: PaymentMethod): boolean {
  return traits[method].gateway;
}

/** Whether money is expected before the goods leave. An undeclared tender is taken as prepaid. */
export function isPrepaidMethod(method: PaymentMethod | undefined): boolean {
  return method === undefined || traits[method].prepaid;
}
