import { describe, expect, it } from 'vitest';
import { type DeclineCause, declineCauses, type ReturnCause, returnCauses } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const delivered = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 },
  { type: 'fulfillment.shipped', fulfillment: 'box', reference: 'way-1' },
);
const request = (cause: ReturnCause): Tell => ({ type: 'return.request', return: 'rma', units: { shirt: 1 }, cause });
const decline = (cause: DeclineCause): Tell => ({ type: 'return.decline', return: 'rma', cause });
const rowOf = ({ order }: Story, kind: string) => order.returns[0]?.context.rows.find((row) => row.kind === kind);

describe('a return request', () => {
  it.each([...returnCauses, 'own:allergy'] as const)('says why: %s', (cause) => {
    expect(rowOf(delivered.when(request(cause)).then({}), 'requested')?.cause).toBe(cause);
  });

  it('keeps the words of the customer beside the cause', () => {
    const story = delivered.when({ ...request('color'), reason: 'bluer than on the picture' } as Tell);

    expect(rowOf(story, 'requested')).toMatchObject({ cause: 'color', reason: 'bluer than on the picture' });
  });

  it('need not say why, as a box that simply comes does not', () => {
    delivered
      .when({ type: 'return.request', return: 'rma', units: { shirt: 1 } })
      .then({ returns: { rma: 'requested' } });
  });

  it.each(['whim', 'own:', 'OWN:x', ''])('of a cause that nobody listed (%s) is malformed', (cause) => {
    delivered.when(request(cause as ReturnCause)).then({ reasons: ['invalid_event'] });
  });

  it('reported with two causes is a conflict of exactly that', () => {
    delivered
      .when({ ...request('color'), type: 'return.requested' } as Tell)
      .when({ ...request('style'), type: 'return.requested' } as Tell)
      .then({ discrepancies: ['conflicting_report'] });
  });
});

describe('a customer asks to return, and the shop approves or declines with a reason', () => {
  it.each([...declineCauses, 'own:worn'] as const)('declined because of %s', (cause) => {
    const story = delivered.when(request('unwanted'), decline(cause)).then({ returns: { rma: 'declined' } });

    expect(rowOf(story, 'declined')?.cause).toBe(cause);
  });

  it('declined without a cause is malformed', () => {
    delivered
      .when(request('unwanted'))
      .when({ type: 'return.decline', return: 'rma', reason: 'worn' } as never)
      .then({ reasons: ['invalid_event'] });
  });

  it('declined units may be asked for again', () => {
    delivered
      .when({ ...request('unwanted'), units: { shirt: 2 } } as Tell, decline('other'))
      .when({ type: 'return.request', return: 'again', units: { shirt: 2 }, cause: 'defective' })
      .when({ type: 'return.approve', return: 'again' })
      .then({ returns: { rma: 'declined', again: 'approved' }, status: { returns: 'in_progress' } });
  });
});
