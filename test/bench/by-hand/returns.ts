import type { InspectedUnit, ReturnCommand, ReturnFact, Unit, Units } from './events.ts';
import { exceeds, namesLines, namesMoreThan } from './goods.ts';
import { handedOverOf } from './lines.ts';
import { find, inserted, most, none, normal, placeOf, sum, without } from './lists.ts';
import { type Case, type CaseState, type Inspection, type Order, type Reason, reason } from './order.ts';

export function newCase(id: string, requested: Units = none): Case {
  return {
    id,
    state: 'requested',
    requested,
    receipts: [],
    inspections: [],
    restocked: [],
    approvedBy: undefined,
    closedBy: undefined,
    arrived: none,
    inspected: none,
    received: none,
    accepted: none,
    claimed: requested,
  };
}

/** The case with what a fact tells; the same one where it was told before. */
export function hear(box: Case, fact: ReturnFact): Case {
  const { reference, occurredAt } = fact;
  switch (fact.type) {
    case 'return.received':
      return took(box, reference, occurredAt, fact.units);
    case 'return.inspected':
      return looked(box, reference, occurredAt, fact.units);
    case 'return.restocked': {
      const place = placeOf(box.restocked, reference);
      if (place >= 0) return box;
      return { ...box, restocked: inserted(box.restocked, place, { reference, occurredAt }) };
    }
  }
}

function took(box: Case, reference: string, occurredAt: string | undefined, units: Units): Case {
  const place = placeOf(box.receipts, reference);
  if (place >= 0) return box;
  return settled({ ...box, receipts: inserted(box.receipts, place, { reference, occurredAt, units: normal(units) }) });
}

function looked(box: Case, reference: string, occurredAt: string | undefined, units: readonly InspectedUnit[]): Case {
  const place = placeOf(box.inspections, reference);
  if (place >= 0) return box;
  const restock: Unit[] = [];
  const notThere: Unit[] = [];
  const all: Unit[] = [];
  for (const { line, quantity, disposition } of units) {
    const unit = { line, quantity };
    all.push(unit);
    if (disposition === 'restock') restock.push(unit);
    else if (disposition === 'missing' || disposition === 'wrong_item') notThere.push(unit);
  }
  const row: Inspection = {
    reference,
    occurredAt,
    units: normal(all),
    restock: normal(restock),
    notThere: normal(notThere),
  };
  return settled({ ...box, inspections: inserted(box.inspections, place, row) });
}

function settled(box: Case): Case {
  let booked = none;
  for (const { units } of box.receipts) booked = sum(booked, units);
  let inspected = none;
  let notThere = none;
  for (const one of box.inspections) {
    inspected = sum(inspected, one.units);
    notThere = sum(notThere, one.notThere);
  }
  const arrived = most(booked, inspected);
  const received = without(arrived, notThere);
  const accepted = without(inspected, notThere);
  const claimed = box.closedBy === undefined ? most(box.requested, received) : received;
  const state = stateOf(box, arrived, inspected);
  return { ...box, state, arrived, inspected, received, accepted, claimed };
}

function stateOf({ approvedBy, closedBy }: Case, arrived: Units, inspected: Units): CaseState {
  if (without(arrived, inspected).length > 0) return 'received';
  if (closedBy !== undefined) return 'closed';
  if (arrived.length > 0) return 'inspected';
  return approvedBy === undefined ? 'requested' : 'approved';
}

/** The case once somebody decided or did something about it. */
export function take(box: Case, command: ReturnCommand): Case {
  const { id, at } = command;
  switch (command.type) {
    case 'return.request':
      return newCase(command.return, normal(command.units));
    case 'return.approve':
      return settled({ ...box, approvedBy: id });
    case 'return.receive':
      return took(box, command.reference ?? id, at, command.units);
    case 'return.inspect':
      return looked(box, command.reference ?? id, at, command.units);
    case 'return.close':
      return settled({ ...box, closedBy: id });
  }
}

const possibleIn: Readonly<Record<ReturnCommand['type'], readonly CaseState[]>> = {
  'return.request': ['requested'],
  'return.approve': ['requested', 'received', 'inspected'],
  'return.receive': ['approved', 'received', 'inspected'],
  'return.inspect': ['received'],
  'return.close': ['approved', 'inspected'],
};

/** Everything that speaks against what is asked of a case. */
export function objects(order: Order, box: Case | undefined, command: ReturnCommand, reasons: Reason[]): void {
  const { type, return: id } = command;
  if (type === 'return.request') {
    if (box) reasons.push(reason('part_exists', { part: 'return', id }));
    namesLines(order.lines, command.units, reasons);
    exceeds(order, command.units, 'exceeds_returnable', (line) => handedOverOf(order, line) - line.claimed, reasons);
  } else if (!box) reasons.push(reason('unknown_part', { part: 'return', id }));
  if (type === 'return.receive') {
    namesLines(order.lines, command.units, reasons);
    exceeds(order, command.units, 'exceeds_returnable', (line) => handedOverOf(order, line) - line.received, reasons);
  }
  if (type === 'return.inspect' && command.units.length === 0) reasons.push(reason('empty_selection'));
  if (!box) return;
  const allowedIn = possibleIn[type];
  if (!allowedIn.includes(box.state)) {
    reasons.push(reason('not_in_state', { part: 'return', state: box.state, type, allowedIn }));
  } else if (type === 'return.approve') {
    if (box.approvedBy !== undefined)
      reasons.push(reason('not_in_state', { part: 'return', state: 'approved', type, allowedIn }));
  } else if (type === 'return.receive') {
    const reference = command.reference ?? command.id;
    if (find(box.receipts, reference)) reasons.push(reason('reference_used', { reference }));
    else namesMoreThan(without(box.requested, box.received), command.units, 'exceeds_requested', reasons);
  } else if (type === 'return.inspect') {
    const reference = command.reference ?? command.id;
    if (find(box.inspections, reference)) reasons.push(reason('reference_used', { reference }));
    else namesMoreThan(without(box.arrived, box.inspected), command.units, 'exceeds_received', reasons);
  }
}
