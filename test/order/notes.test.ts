import { describe, expect, it } from 'vitest';
import { customerView, notesOf, orderBounds, tagsOf } from '../../src/index.ts';
import { days, type Tell } from '../../src/testing/scenario.tell.ts';
import { given } from '../../src/testing/scenario.ts';

const note = (text: string, visibility: 'staff' | 'customer' = 'staff'): Tell => ({
  type: 'note.add',
  text,
  visibility,
});
const tag = (name: string): Tell => ({ type: 'tag.add', tag: name });

describe('a note', () => {
  it('is for staff or for the customer, who sees no other', () => {
    const { definition, order } = given().when(note('angry on the phone'), note('Thank you!', 'customer'));

    expect(notesOf(order)).toMatchObject([
      { note: 'e1', text: 'angry on the phone', visibility: 'staff', owner: 'sam' },
      { note: 'e2', text: 'Thank you!', visibility: 'customer' },
    ]);
    expect(customerView(order, definition).notes).toEqual(['Thank you!']);
  });

  it('stands behind those that were written before it; of one instant, by name', () => {
    const written = (id: string, day: number) => ({ ...note(id), id, at: days(day) }) as Tell;
    const told = [
      ['m', 2],
      ['z', 1],
      ['b', 2],
      ['a', 3],
      ['c', 2],
    ] as const;
    const { order } = given().when(...told.map(([id, day]) => written(id, day)));

    expect(notesOf(order).map(({ note }) => note)).toEqual(['z', 'b', 'c', 'm', 'a']);
    expect(notesOf(order)[0]).toEqual({ note: 'z', text: 'z', visibility: 'staff', owner: 'sam', since: days(1) });
  });

  it('is shown to customers where staff or the system say so, not a warehouse', () => {
    const by = { kind: 'warehouse', id: 'hub' } as const;
    given()
      .when({ ...note('fragile'), by } as Tell)
      .when({ ...note('broken, sorry', 'customer'), by } as Tell)
      .then({ reasons: ['not_authorized'] });
  });

  it('is taken back by its name, once', () => {
    const story = given().when(note('oops', 'customer'), { type: 'note.remove', note: 'e1' });

    expect(notesOf(story.order)).toEqual([]);
    expect(customerView(story.order, story.definition).notes).toEqual([]);
    story.when({ type: 'note.remove', note: 'e1' }).then({ reasons: ['unknown_part'] });
  });

  it('is one of so many', () => {
    const full = given().when(...Array.from({ length: orderBounds.notes }, (_, n) => note(`n-${n}`)));

    full.when(note('one more')).then({ reasons: ['limit_reached'] });
    full.when({ type: 'note.remove', note: 'e1' }, note('one more')).then({});
  });

  it('is written on drafts and on orders that ended, and moves nothing', () => {
    given({ begin: 'draft' }).when(note('call back')).then({ outcome: 'unchanged', lifecycle: 'draft' });
    given().when({ type: 'order.cancel', scope: 'all' }, note('sorry')).then({ lifecycle: 'canceled' });
  });
});

describe('a tag', () => {
  it('is put on, taken off and put on again', () => {
    const vip = given().when(tag('vip'), tag('gift'));

    expect(tagsOf(vip.order)).toEqual(['gift', 'vip']);
    const off = vip
      .when(tag('vip'))
      .then({ reasons: ['part_exists'] })
      .when({ type: 'tag.remove', tag: 'vip' });
    expect(tagsOf(off.order)).toEqual(['gift']);
    expect(tagsOf(off.when(tag('vip')).order)).toEqual(['gift', 'vip']);
    off.when({ type: 'tag.remove', tag: 'vip' }).then({ reasons: ['unknown_part'] });
  });

  it('is one of so many', () => {
    given()
      .when(...Array.from({ length: orderBounds.tags + 1 }, (_, n) => tag(`t-${n}`)))
      .then({ reasons: ['limit_reached'] });
  });
});

describe('what comes and goes', () => {
  const bound = orderBounds.rows_of_kind;

  it('is bounded over the life of an order, as its record keeps what was taken back', () => {
    const cycles = Array.from({ length: bound }, (_, n): Tell[] => [
      { ...tag('again'), id: `t-${n}` } as Tell,
      { type: 'tag.remove', tag: 'again', id: `u-${n}` },
    ]).flat();

    given()
      .when(...cycles)
      .when(tag('again'))
      .then({ reasons: ['limit_reached'] })
      .when(note('full'))
      .then({});
  });

  it('is recorded where a service reports it, and stands as too many', () => {
    given()
      .when(
        ...Array.from(
          { length: bound + 1 },
          (_, n): Tell => ({ type: 'risk.assessed', reference: `r-${n}`, level: 'low' }),
        ),
      )
      .then({ discrepancies: ['over_limit'] });
  });
});

describe('requests to gateways', () => {
  it('are bounded over the life of an order, but money can always go back', () => {
    const events = Array.from({ length: orderBounds.operations }, (_, n): Tell[] => [
      { type: 'payment.authorize', payment: 'card', amount: 1, id: `try-${n}` },
      { type: 'payment.failed', payment: 'card', reference: `f-${n}`, op: `try-${n}` },
    ]).flat();

    const full = given().when(...events);

    full.when({ type: 'payment.authorize', payment: 'card', amount: 1 }).then({ reasons: ['limit_reached'] });
    full
      .when(
        { type: 'payment.captured', payment: 'card', reference: 'c-1', amount: 60_00 },
        { type: 'payment.refund', payment: 'card', amount: 10_00, of: 'c-1' },
      )
      .answered()
      .then({ status: { payment: 'partially_refunded' }, money: { refunded: 10_00 } });
  });
});
