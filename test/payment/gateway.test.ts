import { describe, it } from 'vitest';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const authorized = (amount: number, more: Partial<Tell> = {}): Tell =>
  ({ type: 'payment.authorized', payment: 'card', reference: 'auth-1', amount, ...more }) as Tell;
const captured = (amount: number, reference = 'cap-1', more: Partial<Tell> = {}): Tell =>
  ({ type: 'payment.captured', payment: 'card', reference, amount, of: 'auth-1', ...more }) as Tell;

describe('a card that is authorized first', () => {
  it('waits for the gateway, holds the money and then brings it', () => {
    given()
      .then({ payments: { card: 'pending' }, status: { payment: 'pending', overall: 'pending' } })
      .when({ type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'ask' })
      .then({ effects: ['authorize_payment order-1/authorize/ask'], payments: { card: 'pending' } })
      .when(authorized(50_00, { op: 'ask' }))
      .then({
        payments: { card: 'authorized' },
        status: { payment: 'authorized', overall: 'processing' },
        pending: [],
      })
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take', of: 'auth-1' })
      .then({
        effects: [{ type: 'capture_payment', key: 'order-1/capture/take', amount: 50_00, of: 'auth-1' }],
        payments: { card: 'authorized' },
        status: { payment: 'authorized' },
      })
      .when(captured(50_00, 'cap-1', { op: 'take' }))
      .then({ payments: { card: 'captured' }, status: { payment: 'paid' }, pending: [] });
  });

  it('is captured in parts and ends in paid', () => {
    given()
      .when(authorized(50_00), captured(20_00))
      .then({ payments: { card: 'partially_captured' }, status: { payment: 'partially_paid' } })
      .when(captured(20_00, 'cap-2'))
      .then({ payments: { card: 'partially_captured' }, money: { outstanding: 10_00 } })
      .when(captured(10_00, 'cap-3'))
      .then({ payments: { card: 'captured' }, status: { payment: 'paid' } });
  });

  it('is captured no further than it was authorized, counting what is being captured', () => {
    given()
      .when(authorized(50_00), { type: 'payment.capture', payment: 'card', amount: 30_00 })
      .when({ type: 'payment.capture', payment: 'card', amount: 20_01 })
      .then({ reasons: ['exceeds_owed', 'exceeds_authorized'] })
      .when({ type: 'payment.capture', payment: 'card', amount: 20_00 })
      .then({ effects: [{ type: 'capture_payment', amount: 20_00 }] });
  });

  it('is captured no further than the authorization that the command names', () => {
    given()
      .when(authorized(20_00), authorized(30_00, { reference: 'auth-2' }))
      .when({ type: 'payment.capture', payment: 'card', amount: 30_00, of: 'auth-1' })
      .then({ reasons: ['exceeds_authorized'] })
      .when({ type: 'payment.void', payment: 'card', amount: 30_00, of: 'auth-1' })
      .then({ reasons: ['nothing_to_void'] })
      .when({ type: 'payment.capture', payment: 'card', amount: 30_00, of: 'auth-2' })
      .then({ outcome: 'unchanged' });
  });

  it('is voided in full', () => {
    given()
      .when(authorized(50_00), { type: 'payment.void', payment: 'card', amount: 50_00, id: 'let-go' })
      .then({ effects: ['void_payment order-1/void/let-go'], payments: { card: 'authorized' } })
      .when({ type: 'payment.voided', payment: 'card', reference: 'void-1', amount: 50_00, op: 'let-go' })
      .then({ payments: { card: 'voided' }, status: { payment: 'voided' }, pending: [] });
  });

  it('is captured in part and the rest voided: the tender has still to bring what it was to pay', () => {
    given({ payments: { card: ['card', 30_00], voucher: ['voucher', 20_00] } })
      .when(authorized(30_00), captured(10_00))
      .when({ type: 'payment.void', payment: 'card', amount: 20_01 })
      .then({ reasons: ['nothing_to_void'] })
      .when({ type: 'payment.voided', payment: 'card', reference: 'void-1', amount: 20_00, of: 'auth-1' })
      .then({ payments: { card: 'partially_captured' }, money: { authorized: 0, captured: 10_00 } })
      .when({ type: 'payment.authorize', payment: 'card', amount: 20_00 })
      .then({ effects: [{ type: 'authorize_payment', amount: 20_00 }] });
  });

  it('runs out when its deadline is reported or passes', () => {
    const held = given().when(authorized(50_00, { expiresAt: days(7) }));
    held
      .when({ type: 'payment.expired', payment: 'card', reference: 'exp-1', of: 'auth-1', amount: 50_00 })
      .then({ payments: { card: 'expired' }, status: { payment: 'expired' } });
    held
      .when({ type: 'deadline.fired', at: days(8), deadline: held.definition.nextDeadline(held.order) as never })
      .then({ payments: { card: 'expired' }, status: { payment: 'expired' } });
  });

  it('runs out once, however many report it', () => {
    const held = given().when(authorized(50_00, { expiresAt: days(7) }), captured(20_00));
    held
      .when({ type: 'deadline.fired', at: days(8), deadline: held.definition.nextDeadline(held.order) as never })
      .when({ type: 'payment.expired', payment: 'card', reference: 'exp-1', of: 'auth-1', amount: 30_00 })
      .then({ money: { authorized: 0, captured: 20_00 }, payments: { card: 'partially_captured' } });
  });
});

describe('an authorization in the place of another', () => {
  const held = given({ parcels: { box: { shirt: 2, mug: 1 } } }).when(authorized(50_00, { expiresAt: days(7) }));
  const anew: Tell = { type: 'payment.authorize', payment: 'card', amount: 50_00, replaces: 'auth-1', id: 'anew' };
  const second = authorized(50_00, { reference: 'auth-2', op: 'anew', expiresAt: days(14) });

  it('is asked for while the other is open, and releases it', () => {
    held
      .when({ ...anew, at: days(6) } as Tell)
      .then({
        effects: [{ type: 'authorize_payment', key: 'order-1/authorize/anew', amount: 50_00, replaces: 'auth-1' }],
        money: { authorized: 50_00 },
      })
      .when(second)
      .then({ money: { authorized: 50_00 }, payments: { card: 'authorized' } })
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take', at: days(8) })
      .then({ effects: [{ type: 'capture_payment', of: 'auth-2', amount: 50_00 }] });
  });

  it('makes capture and shipping possible again, which were refused once the other had run out', () => {
    held
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, at: days(8) })
      .then({ reasons: ['authorization_expired'] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', at: days(8) })
      .then({ reasons: ['unpaid'] })
      .when({ ...anew, at: days(8) } as Tell, second)
      .when({ type: 'payment.capture', payment: 'card', amount: 10_00, at: days(8) })
      .then({ effects: [{ type: 'capture_payment', of: 'auth-2' }] })
      .when({ type: 'fulfillment.ship', fulfillment: 'box', at: days(8) })
      .then({ status: { fulfillment: 'fulfilled' } });
  });

  it('is asked for after the other expired', () => {
    held
      .when({ type: 'payment.expired', payment: 'card', reference: 'exp-1', of: 'auth-1', amount: 50_00 })
      .then({ payments: { card: 'expired' } })
      .when(anew, second)
      .then({ payments: { card: 'authorized' }, money: { authorized: 50_00 } });
  });

  it('leaves what was captured of the other', () => {
    given()
      .when(authorized(50_00), captured(20_00), { ...anew, amount: 30_01 } as Tell)
      .then({ reasons: ['exceeds_owed', 'exceeds_declared'] })
      .when({ ...anew, id: 'less', amount: 30_00 } as Tell, authorized(30_00, { reference: 'auth-2', op: 'less' }))
      .then({ money: { authorized: 30_00, captured: 20_00 } });
  });

  it('releases it in whatever order the reports come, and whichever of them is told first', () => {
    const instead = authorized(50_00, { reference: 'auth-2', replaces: 'auth-1' });
    given()
      .when(instead, authorized(50_00))
      .then({ money: { authorized: 50_00 } });
    given()
      .when(authorized(50_00), instead)
      .then({ money: { authorized: 50_00 } });
  });

  it('takes the money that names none of the two', () => {
    held
      .when(anew, second, { type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00 })
      .then({ money: { authorized: 0 }, payments: { card: 'captured' } });
  });

  it('stays set aside when a release comes that names none of the two', () => {
    held
      .when(anew, second, { type: 'payment.voided', payment: 'card', reference: 'void-1', amount: 50_00 })
      .then({ money: { authorized: 50_00 }, payments: { card: 'authorized' } });
  });

  it('is not asked for in the place of one that nobody knows', () => {
    held.when({ ...anew, replaces: 'auth-9' } as Tell).then({ reasons: ['exceeds_owed', 'unknown_part'] });
  });

  it('is asked for beside it up to what the tender is to pay', () => {
    given()
      .when(authorized(20_00), { type: 'payment.authorize', payment: 'card', amount: 30_01 })
      .then({ reasons: ['exceeds_owed', 'exceeds_declared'] })
      .when({ type: 'payment.authorize', payment: 'card', amount: 30_00 })
      .then({ effects: [{ type: 'authorize_payment', amount: 30_00 }] });
  });
});

describe('a card that is charged at once', () => {
  it('is captured without an authorization', () => {
    given()
      .when({ type: 'payment.capture', payment: 'card', amount: 50_00, id: 'take' })
      .then({ effects: ['capture_payment order-1/capture/take'], payments: { card: 'pending' } })
      .when({ type: 'payment.captured', payment: 'card', reference: 'cap-1', amount: 50_00, op: 'take' })
      .then({ payments: { card: 'captured' }, status: { payment: 'paid', overall: 'processing' } });
  });

  it('is asked for no more than the tender was to pay, though more is owed', () => {
    given({ payments: { card: ['card', 30_00], gift: ['voucher', 20_00] } })
      .when({ type: 'payment.capture', payment: 'card', amount: 30_01 })
      .then({ reasons: ['exceeds_authorized'] })
      .when({ type: 'payment.authorize', payment: 'card', amount: 30_01 })
      .then({ reasons: ['exceeds_declared'] });
  });

  it('is asked for no more than is owed', () => {
    given()
      .when({ type: 'payment.capture', payment: 'card', amount: 50_01 })
      .then({ reasons: ['exceeds_owed', 'exceeds_authorized'] });
  });
});

describe('an attempt that does not go through', () => {
  const asked = given().when({ type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'first' });

  it('fails, and another one succeeds', () => {
    asked
      .when({ type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'hasty' })
      .then({ reasons: ['exceeds_owed', 'operation_pending'] })
      .when({ type: 'payment.failed', payment: 'card', reference: 'try-1', op: 'first' })
      .then({ payments: { card: 'failed' }, status: { payment: 'failed', overall: 'pending' }, pending: [] })
      .when({ type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'second' })
      .then({ payments: { card: 'pending' }, effects: ['authorize_payment order-1/authorize/second'] })
      .when(authorized(50_00, { op: 'second' }))
      .then({ payments: { card: 'authorized' } });
  });

  it('needs the customer, who confirms', () => {
    asked
      .when({ type: 'payment.action_required', payment: 'card', reference: 'try-1', op: 'first' })
      .then({ payments: { card: 'requires_action' }, status: { payment: 'pending' } })
      .when(authorized(50_00, { reference: 'try-1', op: 'first' }))
      .then({ payments: { card: 'authorized' } });
  });

  it('needs the customer, who does not confirm', () => {
    asked
      .when({ type: 'payment.action_required', payment: 'card', reference: 'try-1', op: 'first' })
      .when({ type: 'payment.failed', payment: 'card', reference: 'try-1', op: 'first' })
      .then({ payments: { card: 'failed' } });
  });

  it('counts for nothing once the money has come another way', () => {
    asked
      .when({ type: 'payment.captured', payment: 'card', reference: 'cap-9', amount: 50_00 })
      .when({ type: 'payment.failed', payment: 'card', reference: 'try-1', op: 'first' })
      .then({ payments: { card: 'captured' }, status: { payment: 'paid' } });
  });

  it('is known by its id when it is sent again', () => {
    asked
      .when({ type: 'payment.authorize', payment: 'card', amount: 50_00, id: 'first' })
      .then({ outcome: 'duplicate', effects: [] })
      .when({ type: 'payment.authorize', payment: 'card', amount: 40_00, id: 'first' })
      .then({ reasons: ['command_id_reused'] });
  });
});
