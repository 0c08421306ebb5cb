import type { Case } from './format.ts';

export const caseKinds = ['money', 'goods', 'status', 'stock'] as const;
export type CaseKind = (typeof caseKinds)[number];

const goods = new Set([
  'createFulfillment',
  'approveFulfillment',
  'ship',
  'deliver',
  'cancelFulfillment',
  'resumeFulfillment',
  'deleteFulfillment',
  'shortShip',
  'requestReturn',
  'approveReturn',
  'receive',
  'cancelReturn',
  'replace',
]);
const money = new Set([
  'authorize',
  'requestAuthorize',
  'capture',
  'requestCapture',
  'void',
  'refund',
  'grantRefund',
  'creditOrder',
  'markPaid',
]);

/** What a case is about: the first row that holds. What it asserts decides; what happens in it, where that says nothing. */
const rows: readonly { readonly kind: CaseKind; readonly holds: (one: Case) => boolean }[] = [
  {
    kind: 'stock',
    holds: ({ kind, claims }) =>
      kind === 'stock' || claims.ours.stock !== undefined || claims.ours.error === 'insufficient_stock',
  },
  { kind: 'money', holds: ({ claims }) => claims.ours.amounts !== undefined },
  { kind: 'status', holds: ({ kind }) => kind === 'derivation' || kind === 'transitions' },
  { kind: 'goods', holds: ({ claims }) => claims.ours.lines !== undefined || claims.ours.returns !== undefined },
  { kind: 'goods', holds: ({ kind, story }) => kind === 'guard' && story.events.some(({ type }) => goods.has(type)) },
  { kind: 'money', holds: ({ kind, story }) => kind === 'guard' && story.events.some(({ type }) => money.has(type)) },
  { kind: 'goods', holds: ({ claims }) => claims.ours.fulfillment !== undefined && claims.ours.payment === undefined },
  { kind: 'money', holds: ({ claims }) => claims.ours.payment !== undefined && claims.ours.overall === undefined },
  { kind: 'status', holds: () => true },
];

export function kindOf(one: Case): CaseKind {
  return rows.find(({ holds }) => holds(one))?.kind ?? 'status';
}
