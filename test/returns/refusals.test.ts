/** Why a return case refuses what is asked of it: each refusal with the figures that a clerk needs. */
import { describe, expect, it } from 'vitest';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const captured: Tell = { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 50_00 };
const ask = (what: string, id: string, more: object = {}): Tell =>
  ({ type: `return.${what}`, return: 'rma', id, ...more }) as Tell;
const out = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
  captured,
  { type: 'fulfillment.ship', fulfillment: 'box' },
  ask('request', 'ask', { units: { shirt: 2 } }),
);
const approved = out.when(ask('approve', 'yes'));
const sent = out.when({ type: 'return.sent', return: 'rma', reference: 's-1' } as Tell, ask('approve', 'yes'));

describe('a return case', () => {
  it.each<[story: string, history: readonly Tell[], command: Tell, refusal: object]>([
    [
      'takes in no more than is still to come',
      [ask('receive', 'in-1', { units: { shirt: 1 } })],
      ask('receive', 'in-2', { units: { shirt: 3 } }),
      { code: 'exceeds_requested', data: { line: 'shirt', requested: 3, available: 1 } },
    ],
    [
      'takes in nothing under a number that was used',
      [ask('receive', 'in-1', { units: { shirt: 1 }, reference: 'slip' })],
      ask('receive', 'in-2', { units: { shirt: 1 }, reference: 'slip' }),
      { code: 'reference_used', data: { reference: 'slip' } },
    ],
    [
      'takes in nothing under the id of what a report told',
      [{ type: 'return.received', return: 'rma', reference: 'in-2', units: { shirt: 1 } }],
      ask('receive', 'in-2', { units: { shirt: 1 } }),
      { code: 'reference_used', data: { reference: 'in-2' } },
    ],
    [
      'asks for one label at a time',
      [ask('label', 'print')],
      ask('label', 'again'),
      { code: 'operation_pending', data: { operations: ['print'] } },
    ],
  ])('%s', (_, history, command, refusal) => {
    expect(approved.when(...history, command).latest.at(-1)?.outcome).toMatchObject({
      kind: 'rejected',
      reasons: expect.arrayContaining([expect.objectContaining(refusal)]),
    });
  });

  it('is agreed to once', () => {
    expect(sent.when(ask('approve', 'twice')).latest[0]?.outcome).toMatchObject({
      reasons: [
        {
          code: 'not_in_state',
          data: { part: 'return', state: 'approved', type: 'return.approve', allowedIn: ['requested'] },
        },
      ],
    });
  });

  it('that was granted and of which nothing comes back was not ended, so it is not reopened', () => {
    const claim: Tell = {
      type: 'return.claim',
      return: 'rma',
      units: { shirt: 1 },
      cause: 'defective',
      replacement: [{ id: 'new', quantity: 1 }],
    };
    const granted = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(
      captured,
      { type: 'fulfillment.ship', fulfillment: 'box' },
      claim,
      ask('approve', 'yes'),
    );
    expect(granted.when(ask('reopen', 'anew')).latest[0]?.outcome).toMatchObject({
      reasons: [
        {
          code: 'not_in_state',
          data: { part: 'return', state: 'closed', type: 'return.reopen', allowedIn: ['declined', 'canceled'] },
        },
      ],
    });
  });

  it('that is agreed to without a fee keeps a plain nothing for it', () => {
    const { order } = out.when(ask('approve', 'yes', { fee: -0 }));
    const approval = order.returns[0]?.context.rows.find(({ kind }) => kind === 'approved');

    expect(approval?.amount?.amount).toBe(0);
  });
});
