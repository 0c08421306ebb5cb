/** The runner on cases of our own: what it notices, and what it says. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { policyChoices, reasonCodes } from '../../src/index.ts';
import { codes } from './codes.ts';
import { deviations } from './deviations.ts';
import { flipsOf } from './flip.ts';
import { pageWith } from './page.ts';
import { peers } from './peers.ts';
import { casesOf, formatName } from './read.ts';
import { runCase } from './run.ts';
import { events } from './translate.ts';

const order = { currency: 'EUR', shipping: 0, total: 2000, lines: [{ id: 'l1', sku: 's1', qty: 2, unit: 1000 }] };

const partlyPaid = {
  id: 'own-money',
  peer: 'medusa',
  tier: 1,
  kind: 'guard',
  order,
  events: [
    { type: 'place' },
    { type: 'authorize', payment: 'p1', amount: 2000 },
    { type: 'capture', payment: 'p1', amount: 500, after: { ours: { payment: 'partially_paid' } } },
    { type: 'capture', payment: 'p1', amount: 1600, error: 'over_capture' },
  ],
  expected: {},
  ours: { payment: 'partially_paid', error: 'over_capture', amounts: { captured: 500 } },
  confidence: 'high',
};

const sentFromStock = {
  id: 'own-stock',
  peer: 'spree',
  tier: 1,
  kind: 'stock',
  order,
  parts: { fulfillments: [{ id: 'f1', status: 'planned', lines: [{ line: 'l1', qty: 2 }] }] },
  stockBefore: { s1: { onHand: 10, allocated: 3 } },
  events: [{ type: 'ship', fulfillment: 'f1', after: { stock: { s1: { onHand: 8, allocated: 1 } } } }],
  expected: {},
  ours: { fulfillment: 'fulfilled', stock: { s1: { onHand: 8, allocated: 1 } }, lines: { l1: { fulfilled: 2 } } },
  confidence: 'high',
};

const asked = {
  id: 'own-question',
  peer: 'sylius',
  tier: 1,
  kind: 'transitions',
  order,
  events: [],
  expected: { from: 'paid' },
  ours: { payment: 'paid', allowed: ['refund', 'refund_part'], refused: ['cancel'] },
  confidence: 'choice',
};

const fileOf = (...cases: unknown[]) => ({ format: formatName, peer: 'medusa', repository: 'a/b', cases });
const read = (...cases: unknown[]) => casesOf('cases-own.json', fileOf(...cases));
const verdict = (...cases: unknown[]) => read(...cases).map((one) => runCase(one).verdict);

/** A file that holds this, whatever it is. */
class Torn {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

function run(files: Readonly<Record<string, unknown>>, ...options: string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'conformance-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, content] of Object.entries(files))
    writeFileSync(join(folder, name), content instanceof Torn ? content.text : JSON.stringify(content));
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const { status, stdout, stderr } = spawnSync(process.execPath, [main, folder, ...options], { encoding: 'utf8' });
  return { status, stderr, lines: stdout.trimEnd().split('\n') };
}

describe('a case', () => {
  it('passes where everything that it asserts comes about', () => {
    expect(verdict(partlyPaid, sentFromStock, asked)).toEqual(['passed', 'passed', 'passed']);
  });

  it.each(
    [partlyPaid, sentFromStock, asked]
      .flatMap((one) => flipsOf(one))
      .map((flip) => [flip.flipped.id, flip.field, flip] as const),
  )('of %s fails where %s says something else', (_, __, { flipped }) => {
    expect(verdict(flipped)).toEqual(['failed']);
  });

  it('fails with the reason where one of its events is unknown, and the run goes on', () => {
    const unknown = { ...partlyPaid, id: 'own-unknown', events: [{ type: 'teleport' }] };
    const [first, second] = read(unknown, sentFromStock).map(runCase);
    expect(first).toMatchObject({
      verdict: 'failed',
      differences: [{ why: 'event 1 (teleport): no event of the type "teleport" is known' }],
    });
    expect(second?.verdict).toBe('passed');
  });

  it('fails where it asserts a figure that nothing of ours reads', () => {
    expect(verdict({ ...partlyPaid, ours: { amounts: { karma: 7 } } })).toEqual(['failed']);
  });

  it.each<[string, object]>([
    ['lines that are no lines', { ours: { lines: 5 } }],
    ['a line that is no figures', { ours: { lines: { l1: 3 } } }],
    ['figures of a line that the order does not have', { ours: { lines: { l9: { fulfilled: 0 } } } }],
    ['amounts that are none', { ours: { amounts: true } }],
    ['shelves that are none', { ours: { stock: 7 } }],
    ['nothing at all', { ours: {}, events: [] }],
    ['figures of no line', { ours: { lines: { l1: {} } }, events: [] }],
    ['figures of no place', { ours: { stock: {} }, events: [] }],
    ['no example of what is refused', { ours: { refused: [] }, events: [] }],
    ['a word that only JavaScript knows', { ours: { constructor: 'x' }, events: [] }],
    ['fractions where there are none', { nonInteger: true, ours: { payment: 'refunded' } }],
    ['amounts after an event that are none', { events: [{ type: 'place', after: { ours: { amounts: 1 } } }] }],
    ['an event of a name that every object has', { events: [{ type: 'constructor' }] }],
  ])('fails where it asserts %s', (_, odd) => {
    expect(verdict({ ...partlyPaid, ...odd })).toEqual(['failed']);
  });

  it('deviates with the codes that a rule names, where the rule speaks of it, and fails with any other', () => {
    const twice = (error: string, payment = 'p1') => ({
      ...partlyPaid,
      events: [...partlyPaid.events.slice(0, 2), { type: 'authorize', payment, amount: 2000, error }],
      ours: {},
    });
    expect(verdict(twice('already_processed'))).toEqual(['deviating']);
    expect(verdict(twice('over_refund'))).toEqual(['failed']);
    expect(verdict(twice('already_processed', 'p2'))).toEqual(['failed']);
  });

  it('is told without what it expects', () => {
    const [one] = read(partlyPaid);
    const told = JSON.stringify(one?.story);
    expect(told).not.toContain('over_capture');
    expect(told).not.toContain('partially_paid');
  });

  it('takes another word only where it allows it and our table chooses it', () => {
    const planned = { ...sentFromStock, id: 'own-choice', kind: 'derivation', stockBefore: undefined, events: [] };
    const held = { ...planned, ours: { fulfillment: 'on_hold' } };
    expect(verdict({ ...held, oursAlternatives: { fulfillment: ['unfulfilled'] } })).toEqual(['passed']);
    expect(verdict(held)).toEqual(['failed']);
    expect(
      verdict({ ...planned, ours: { fulfillment: 'delivered' }, oursAlternatives: { fulfillment: ['unfulfilled'] } }),
    ).toEqual(['failed']);
  });

  it('deviates where a rule excuses every difference, and fails where one is left', () => {
    const early = { ...sentFromStock, id: 'own-early', stockBefore: undefined, kind: 'sequence' };
    const events = [{ type: 'requestReturn', return: 'r1', lines: [{ line: 'l1', qty: 1 }], unfulfilled: true }];
    const peer = { ...early, peer: 'saleor', parts: {}, events };
    expect(verdict({ ...peer, ours: { returns: 'partially_returned' } })).toEqual(['deviating']);
    expect(verdict({ ...peer, ours: { returns: 'partially_returned', payment: 'paid' } })).toEqual(['failed']);
  });
});

describe('the format', () => {
  const told = (text: string) => text.split(/,\s*/);

  it('has no event, status or code that is not known here', () => {
    const verbs = told(
      'place, authorize, requestAuthorize, capture, requestCapture, void, fail, refund, grantRefund, creditOrder, markPaid, addPayment, retryPayment, createFulfillment, approveFulfillment, ship, deliver, cancelFulfillment, resumeFulfillment, deleteFulfillment, shortShip, requestReturn, approveReturn, receive, cancelReturn, reimburse, replace, cancel, cancelLines, editLine, addLine, removeLine, addSurcharge, complete, resume, expireUnpaid, hold, reserve, releaseReservation, deallocate, increaseStock, decreaseStock, increaseAllocation, decreaseAllocations, setStock, transition',
    );
    expect(Object.keys(events).toSorted()).toEqual(verbs.toSorted());
    const errors = told(
      'already_canceled, already_delivered, already_fulfilled, already_processed, capture_not_allowed, conflicting_event, empty_selection, exceeds_reserved, exceeds_unfulfilled, incomplete_reimbursement, insufficient_stock, invalid_amount, invalid_quantity, invalid_transition, mixed_fulfillment, not_cancelable, order_not_placed, over_capture, over_refund, payment_not_allowed, quantity_below_fulfilled, quantity_limit, receive_exceeds_requested, refund_not_allowed, return_exceeds_fulfilled, return_not_allowed, unknown_reference, unpaid_fulfillment_blocked, void_not_allowed',
    );
    expect([...new Set(codes.flatMap(({ neutral }) => neutral))].toSorted()).toEqual(errors);
  });

  it('has no status of a payment, parcel or return in which an order cannot begin', () => {
    const opening = (parts: object) => ({
      ...partlyPaid,
      kind: 'derivation',
      parts,
      events: [],
      ours: { amounts: { total: 2000 } },
    });
    const payments = told('pending, requires_action, authorized, captured, refunded, voided, failed, disputed');
    const parcels = told(
      'planned, created, pending_approval, packed, shipped, delivered, canceled, returned, refunded, replaced, backordered, on_hold',
    );
    const money = { amount: 2000, authorized: 2000, captured: 2000 };
    const lines = [{ line: 'l1', qty: 1 }];
    const begun = [
      ...payments.map((status) => opening({ payments: [{ id: 'p1', status, ...money }] })),
      ...parcels.map((status) => opening({ fulfillments: [{ id: 'f1', status, lines }] })),
    ];
    expect(verdict(...begun.map((one, i) => ({ ...one, id: `own-${i}` })))).toEqual(begun.map(() => 'passed'));
  });
});

describe('the tables', () => {
  it('name reasons and policies that there are', () => {
    for (const { reason } of codes) expect(reasonCodes).toContain(reason);
    for (const { policy = {} } of Object.values(peers))
      for (const [question, answer] of Object.entries(policy))
        expect(policyChoices[question as keyof typeof policyChoices]).toContain(answer);
  });

  it('state the question and our choice of each deviation', () => {
    for (const { question, chosen } of deviations) {
      expect(question).toMatch(/\?/);
      expect(chosen.length).toBeGreaterThan(40);
    }
  });
});

describe('the guide', () => {
  it('shows the tables as they are', () => {
    const path = fileURLToPath(new URL('../../docs/20-conformance.md', import.meta.url));
    const guide = readFileSync(path, 'utf8');
    if (process.env.UPDATE) writeFileSync(path, pageWith(guide));
    else expect(guide).toBe(pageWith(guide));
  });
});

describe('the command line', () => {
  it('ends with the sum, and under --json with the report in one line', () => {
    const failing = { ...partlyPaid, id: 'own-failing', ours: { payment: 'paid' } };
    const { status, lines } = run({ 'cases-own.json': fileOf(partlyPaid, failing) }, '--json');
    expect(status).toBe(1);
    expect(lines.at(-2)).toBe('1 passed, 1 failed');
    expect(JSON.parse(lines.at(-1) ?? '')).toMatchObject({
      total: 2,
      peers: { medusa: { passed: 1, failed: 1, deviating: 0 } },
      failures: [{ id: 'own-failing', expected: { payment: 'paid' }, got: { payment: 'partially_paid' } }],
      deviations: [],
    });
    expect(run({ 'cases-own.json': fileOf(partlyPaid) })).toMatchObject({ status: 0, stderr: '' });
  });

  it('tells a total that nothing explains which the order tells', () => {
    const told = (order: object) => run({ 'cases-own.json': fileOf({ ...partlyPaid, order }) });
    const { status, lines } = told({ ...order, total: 2001 });
    expect(lines).toContain('unread     own-money: order.total: what it holds comes to 2000');
    expect(status).toBe(0);
    expect(told({ ...order, discount: -500, tax: 500 }).lines.join()).not.toContain('unread');
  });

  it('lets a case that is not in the format fail alone, and tells the others', () => {
    const odd = { ...partlyPaid, id: 'own-odd', order: { currency: 'EUR' } };
    const { status, lines } = run({ 'cases-own.json': fileOf(odd, partlyPaid, partlyPaid) }, '--json');
    expect(status).toBe(1);
    expect(lines.at(-2)).toBe('1 passed, 2 failed');
    expect(JSON.parse(lines.at(-1) ?? '').failures).toMatchObject([
      { id: 'own-odd', why: expect.stringContaining('order.lines') },
      { id: 'own-money', why: expect.stringContaining('is there already') },
    ]);
  });

  it('counts a file that is not in the format as a case that fails, and tells the others', () => {
    const files = {
      'cases-odd.json': { ...fileOf(partlyPaid), format: 'another' },
      'cases-none.json': fileOf(),
      'cases-own.json': fileOf(partlyPaid),
      'cases-torn.json': new Torn('{'),
    };
    const { status, lines } = run(files, '--json');
    expect([status, lines.at(-2)]).toEqual([1, '1 passed, 3 failed']);
    expect(JSON.parse(lines.at(-1) ?? '').failures).toMatchObject([
      { id: 'cases-none.json', why: expect.stringContaining('cases: ') },
      { id: 'cases-odd.json', why: expect.stringContaining('format: ') },
      { id: 'cases-torn.json', why: expect.stringContaining('it is no JSON') },
    ]);
  });

  it('says where a folder has no cases', () => {
    const { status, stderr } = run({ 'notes.json': {} });
    expect([status, stderr]).toEqual([2, expect.stringContaining('has no files cases-<peer>.json')]);
  });

  it('tells what nobody reads of a case', () => {
    const strange = {
      ...partlyPaid,
      weather: 'rain',
      stockBefore: { s1: { onHand: 2, dust: 1 } },
      events: [{ type: 'place', mood: 'good' }, ...partlyPaid.events.slice(1)],
    };
    const { lines } = run({ 'cases-own.json': fileOf(strange) });
    expect(lines.slice(0, 3)).toEqual([
      'unread     own-money: weather',
      'unread     own-money: stockBefore.s1: dust',
      'unread     own-money: event 1 (place): mood',
    ]);
  });
});
