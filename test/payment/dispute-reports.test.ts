/** How a dispute ended, where its reports do not say the same, and which of several disputes is meant. */
import { describe, expect, it } from 'vitest';
import { disputesOf } from '../../src/index.ts';
import type { Tell } from '../../src/testing/scenario.tell.ts';
import { given, type Story } from '../../src/testing/scenario.ts';

const report = (type: string, reference: string, more: object = {}): Tell =>
  ({ type: `payment.${type}`, payment: 'card', reference, ...more }) as Tell;
const opened = (reference: string, amount: number, of = 'c-1') =>
  report('dispute_opened', reference, { of, amount, kind: 'chargeback' });
const ended = (outcome: 'won' | 'lost' | 'accepted', more: object = {}) =>
  report('dispute_closed', `${outcome}-${JSON.stringify(more).length}`, { of: 'd-1', outcome, ...more });
const told = ({ order }: Story) =>
  disputesOf(order).map(({ reference, state, taken }) => `${reference}: ${state}, ${taken.amount / 100}`);
const contradicted = ({ definition, order }: Story) =>
  definition.discrepanciesOf(order).some(({ code }) => code === 'conflicting_report');
const disputed = given().when(report('captured', 'c-1', { amount: 50_00 }), opened('d-1', 20_00));

it('a dispute of which a later report alone came is there, under review, and takes nothing yet', () => {
  const story = given().when(
    report('captured', 'c-1', { amount: 50_00 }),
    report('dispute_updated', 'u-1', { of: 'd-1', status: 'under_review' }),
  );

  expect(told(story)).toEqual(['d-1: under_review, 0']);
});

describe('a dispute of which reports differ', () => {
  it.each<[story: string, reports: readonly Tell[], state: string, isContradicted: boolean]>([
    ['is won by the later report', [ended('won', { sequence: 2 }), ended('lost', { sequence: 1 })], 'won, 0', false],
    ['is lost by the later report', [ended('won', { sequence: 1 }), ended('lost', { sequence: 2 })], 'lost, 20', false],
    ['is lost where none is later', [ended('won', { sequence: 1 }), ended('lost', { sequence: 1 })], 'lost, 20', true],
    ['is lost where one has no count', [ended('won', { sequence: 2 }), ended('lost')], 'lost, 20', true],
    ['is lost where the winning one has no count', [ended('won'), ended('lost', { sequence: 2 })], 'lost, 20', true],
    ['is lost where none has a count', [ended('won'), ended('lost')], 'lost, 20', true],
    ['is lost rather than accepted', [ended('accepted'), ended('lost')], 'lost, 20', false],
    ['is accepted where nobody fought it', [ended('accepted')], 'accepted, 20', false],
    [
      'is lost by what a report of losing says',
      [ended('accepted', { amount: 19_00 }), ended('lost', { amount: 5_00 })],
      'lost, 5',
      false,
    ],
    [
      'costs the most of what reports say',
      [ended('lost', { amount: 5_00 }), ended('lost', { amount: 12_00 })],
      'lost, 12',
      false,
    ],
  ])('%s', (_, reports, state, isContradicted) => {
    for (const story of [disputed.when(...reports), disputed.when(...reports.toReversed())]) {
      expect(told(story)).toEqual([`d-1: ${state}`]);
      expect(contradicted(story)).toBe(isContradicted);
    }
  });
});

describe('several disputes of one tender', () => {
  it('are each told by their own reports, in the order of their references', () => {
    const story = disputed.when(
      report('dispute_closed', 'end', { of: 'd-0', outcome: 'lost', amount: 7_00 }),
      opened('d-2', 10_00),
      report('dispute_closed', 'over', { of: 'd-2', outcome: 'won' }),
    );

    expect(told(story)).toEqual(['d-0: lost, 7', 'd-1: needs_response, 20', 'd-2: won, 0']);
  });

  it('are each unanswered by themselves', () => {
    const story = disputed.when(opened('d-2', 10_00), report('dispute_unanswered', 'late', { of: 'd-2' }));

    expect(disputesOf(story.order).map(({ unanswered }) => unanswered === true)).toEqual([false, true]);
  });

  it('take nothing twice where what was refunded was another charge', () => {
    given()
      .when(
        report('captured', 'c-1', { amount: 30_00 }),
        report('captured', 'c-2', { amount: 20_00 }),
        opened('d-1', 30_00),
        report('refunded', 'r-1', { of: 'c-2', amount: 20_00 }),
      )
      .then({ discrepancies: [] });
  });
});
