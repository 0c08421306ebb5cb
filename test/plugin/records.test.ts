/** What plugins know is part of the record: it converges, is read back, and outlives names and versions. */
import { describe, expect, it } from 'vitest';
import { defineOrder, definePlugin, type Plugin } from '../../src/index.ts';
import { days, given, type Story, type Tell } from '../support/scenario.ts';

const own = (type: string, more: object = {}): Tell => ({ type, ...more }) as never;
const by = { kind: 'staff', id: 'sam' } as const;
const told = (reference: string, more: object = {}) => own('watch.told', { reference, ...more });

/** A plugin that stands while something was told and not ended. */
const watchAs = <const Id extends string>(id: Id, more: object = {}): Plugin =>
  definePlugin({
    id,
    events: { told: { kind: 'fact' }, end: { kind: 'command', ends: ['told'] } },
    states: { raised: { when: (slice) => slice.standing('told').length > 0, on: { end: true } }, calm: {} },
    statuses: { raised: { base: ['pending', 'processing', 'canceled'] } },
    ...more,
  });
const watch = watchAs('watch');
const readBack = ({ definition, order }: Story) => definition.decode(definition.encode(order));

describe('what a plugin was told', () => {
  it('is the same in whatever order it comes, also where one report says nothing and another says null', () => {
    const one = given({ plugins: [watch] }).when(told('r'), told('r', { payload: null }));
    const other = given({ plugins: [watch] }).when(told('r', { payload: null }), told('r'));

    expect(one.order.plugins).toEqual(other.order.plugins);
    one.then({ discrepancies: ['conflicting_report'] });
    expect(readBack(one)).toEqual(one.order);
  });

  it('may be said with fields that are there and empty', () => {
    given({ plugins: [watch] })
      .when(told('r', { payload: undefined }), own('watch.end', { payload: undefined, reference: undefined }))
      .then({ status: { overall: 'pending' } });
  });

  it('is refused where it is endless, or throws when it is read', () => {
    const { definition, order } = given({ plugins: [watch] });
    const loop: unknown[] = [];
    loop.push(loop, loop, loop);
    const trap = Object.defineProperty({}, 'a', {
      enumerable: true,
      get: () => {
        throw new Error('no');
      },
    });
    for (const payload of [loop, trap]) {
      const { outcome } = definition.receive(order, { ...told('r', { payload }), id: 'x', at: days(1), by });
      expect(outcome).toMatchObject({ kind: 'rejected', reasons: [{ code: 'invalid_event' }] });
    }
  });

  it('is read back whatever a command ended', () => {
    const rows = Array.from({ length: 10_001 }, (_, i) => ({ event: 'told', reference: `r-${10_000 + i}` }));
    const { definition, order } = given({ plugins: [watch] });
    const many = definition.decode({ ...order, plugins: { watch: { version: 1, rows } } });
    const ended = definition.apply(many, { ...own('watch.end'), id: 'x', at: days(1), by } as never);

    expect(definition.decode(definition.encode(ended.order))).toEqual(ended.order);
  });
});

describe('a command that waits among the facts of a record', () => {
  it('takes no effect, as nobody asked for it', () => {
    const { definition, order } = given({ plugins: [watch] }).when(told('r'));
    const record = definition.decode({ ...order, parked: [{ type: 'watch.end', reference: 'q' }] });
    const after = definition.apply(record, { type: 'tag.add', tag: 't', id: 'x', at: days(1), by });

    expect(after.status.custom).toBe('watch.raised');
    expect(after.order.plugins).toEqual(order.plugins);
    expect(definition.decode(definition.encode(after.order))).toEqual(after.order);
  });
});

describe('a plugin under another name', () => {
  const renamed = watchAs('guard_dog', { formerly: ['watch'] });

  it('takes what is reported under its former one, and what waited under it', () => {
    const frozen = given({ plugins: [watch], policy: { archived: 'freeze' } })
      .when({ type: 'order.cancel', scope: 'all' }, { type: 'order.archive' })
      .when(told('r'))
      .then({ outcome: 'parked', discrepancies: ['parked_fact'] });
    const shop = defineOrder({ plugins: [renamed], policy: { archived: 'freeze' } });
    const opened = shop.apply(shop.decode(frozen.definition.encode(frozen.order)), {
      type: 'order.unarchive',
      id: 'x',
      at: days(1),
      by,
    });

    expect(opened.order.parked).toEqual([]);
    expect(opened.status.custom).toBe('guard_dog.raised');
    const again = shop.receive(opened.order, { ...told('r-2'), id: 'y', at: days(1), by });
    expect(again.order.plugins?.guard_dog?.rows).toHaveLength(2);
  });
});
