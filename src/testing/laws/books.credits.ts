import type { Opening, OrderEvent } from '../../core.ts';
import { openingEvents } from './opening-events.ts';
import {
  isEmpty,
  minus,
  none,
  note,
  type Pieces,
  piecesOf,
  plus,
  type Reports,
  together,
} from './unit-books.pieces.ts';

/** A case as it is credited: what was looked at and what of it was not there, what was claimed, and what goes out for that. */
interface Case {
  readonly inspected: Reports;
  readonly missing: Reports;
  readonly wrong: Reports;
  claimed: Pieces;
  readonly out: string[];
  approved: boolean;
}

/** What the books of pieces know of a line. */
interface Line {
  readonly quantity: number;
  readonly canceled: number;
  readonly shipped: number;
}

/**
 * A second reading of what is credited: what was accepted and not replaced at no charge, as long as its replacement stands. Of exchanges, of
 * fees and of replacements that came back in their turn they do not know.
 */
export function createCreditBooks(opening: Opening) {
  const cases = new Map<string, Case>();
  const known = { simple: true };

  function caseOf(id: string): Case {
    const fresh = {
      inspected: new Map(),
      missing: new Map(),
      wrong: new Map(),
      claimed: none,
      out: [],
      approved: false,
    };
    const found = cases.get(id) ?? fresh;
    cases.set(id, found);
    return found;
  }
  function read(event: OrderEvent): void {
    if (event.type === 'return.inspected' || event.type === 'return.inspect') {
      const by = 'reference' in event && event.reference !== undefined ? event.reference : event.id;
      const found = (word: string) => piecesOf(event.units.filter(({ disposition }) => disposition === word));
      const box = caseOf(event.return);
      note(box.inspected, by, piecesOf(event.units));
      note(box.missing, by, found('missing'));
      note(box.wrong, by, found('wrong_item'));
    }
    if (event.type === 'return.claim') {
      const box = caseOf(event.return);
      box.claimed = plus(box.claimed, piecesOf(event.units));
      box.out.push(...event.replacement.map(({ id }) => id));
    }
    if (event.type === 'return.approve') caseOf(event.return).approved = true;
    if (event.type === 'return.approve' && event.fee && event.fee.amount > 0) known.simple = false;
    if (event.type === 'return.request' && event.exchange) known.simple = false;
  }
  for (const event of openingEvents(opening)) read(event);

  const acceptedIn = ({ inspected, missing, wrong }: Case) =>
    minus(together(inspected.values(), none), plus(together(missing.values(), none), together(wrong.values(), none)));

  /** As much of what was claimed as of its replacement stands; a part of a piece is a piece. */
  function replacedIn({ claimed, out, approved }: Case, lineOf: (id: string) => Line): Pieces {
    const goods = approved ? out.map(lineOf) : [];
    const all = goods.reduce((sum, { quantity }) => sum + quantity, 0);
    const live = goods.reduce((sum, { quantity, canceled }) => sum + quantity - canceled, 0);
    return all === 0 ? none : new Map([...claimed].map(([line, n]) => [line, Math.ceil((n * live) / all)]));
  }

  return {
    read,
    /** How many pieces of a line are credited; `null` where the books do not know. */
    creditedOf(boxes: ReadonlySet<string>, lineOf: (id: string) => Line, line: string): number | null {
      const all = [...cases].flatMap(([id, one]) => (boxes.has(id) ? [one] : []));
      const back = plus(...all.map(acceptedIn));
      if (!known.simple && !isEmpty(back)) return null;
      if (all.some(({ out }) => out.some((id) => (back.get(id) ?? 0) > 0))) return null;
      const { quantity, canceled, shipped } = lineOf(line);
      const pieces = all.map((one) => ({
        accepted: acceptedIn(one).get(line) ?? 0,
        replaced: replacedIn(one, lineOf).get(line) ?? 0,
      }));
      const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
      const room = Math.min(quantity - canceled, shipped) - sum(pieces.map(({ replaced }) => replaced));
      return Math.min(sum(pieces.map(({ accepted, replaced }) => Math.max(0, accepted - replaced))), Math.max(0, room));
    },
    /** Whether something goes out in exchange, which may be credited ahead, or something is kept. */
    isSimple: () => known.simple,
  };
}
