import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CoreOrderDefinition,
  canonical,
  type Deadline,
  defineOrder,
  definePart,
  definePlugin,
  type Effect,
  type FulfillmentPosition,
  type LedgerRow,
  lineCountsOf,
  type MoneyFigures,
  type Order,
  type OrderEvent,
  type OrderOptions,
  type OrderStatus,
  type OverallPosition,
  type PartEvent,
  reconcile,
  returnBalancesOf,
  shareOf,
  splitMoney,
} from '../../src/index.ts';
import { freezeObligations } from '../../src/order/order.place.ts';
import { definitions, deliveries, histories, shopOf } from '../../src/testing/histories/arbitraries.ts';
import { type GeneratedHistory, isFact } from '../../src/testing/histories/history.ts';
import { policies } from '../../src/testing/histories/openings.ts';
import { plugins } from '../../src/testing/histories/plugins.ts';
import { stockDraws, stockHistories } from '../../src/testing/histories/stock-histories.ts';
import { freezingOnlyDelays } from '../../src/testing/laws/laws.archive.ts';
import { whatIsAvailableIsAccepted } from '../../src/testing/laws/laws.available.ts';
import { whatIsLeftIsTold } from '../../src/testing/laws/laws.balance.ts';
import { partition } from '../../src/testing/laws/laws.credits.draws.ts';
import { creditsSumToTheLine, sharesSumExactly } from '../../src/testing/laws/laws.credits.ts';
import { whatIsDueComesOnce } from '../../src/testing/laws/laws.deadlines.ts';
import { editsChangeWhatTheySay } from '../../src/testing/laws/laws.edits.ts';
import { everyOrderCanEnd } from '../../src/testing/laws/laws.ends.ts';
import { nothingHeldIsMovedByUs, nothingMovesUnderReview } from '../../src/testing/laws/laws.holds.ts';
import { noHookFails } from '../../src/testing/laws/laws.hooks.ts';
import { whatIsListedIsKnown } from '../../src/testing/laws/laws.listed.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from '../../src/testing/laws/laws.money.ts';
import { everyNameIsPublished } from '../../src/testing/laws/laws.names.ts';
import { bothExecutorsAgree, pluginsTakeTheSameSteps } from '../../src/testing/laws/laws.parts.ts';
import { anyOrderOfPluginsIsTheSame, pluginsMoveNothing } from '../../src/testing/laws/laws.plugins.ts';
import { decidedAnew, goesOnAlike } from '../../src/testing/laws/laws.policy.ts';
import {
  anyOrderOfFactsTellsTheSame,
  encodingLosesNothing,
  nothingIsRecordedTwice,
  replayingGivesTheLiveRecord,
} from '../../src/testing/laws/laws.record.ts';
import { theGatewayIsAskedWhatWasSaid } from '../../src/testing/laws/laws.requests.ts';
import { factsInAnyOrder } from '../../src/testing/laws/laws.specs.ts';
import { everyUnitIsInOneStockState } from '../../src/testing/laws/laws.stock.ts';
import { whatMovedIsTold } from '../../src/testing/laws/laws.tellings.ts';
import { noUnitIsMovedTwice } from '../../src/testing/laws/laws.units.ts';
import { everyOrderHasItsWords } from '../../src/testing/laws/laws.words.ts';
import { heldAgainst } from '../../src/testing/laws/shortest.ts';
import { isTelling } from '../../src/testing/laws/told.ts';
import {
  asks,
  type Breakage,
  broken,
  instead,
  lastWriteWins,
  leaves,
  losesRows,
  refuses,
  rewritesPayments,
  rowsAsTheyCome,
  unguarded,
  withoutDiscrepancies,
} from '../support/breakages.ts';

/** Whether generated histories show that a law does not hold of the broken definition. */
function finds(breakage: Breakage, law: (definition: CoreOrderDefinition, history: GeneratedHistory) => void): void {
  const details = fc.check(
    fc.property(histories(), (history) => {
      heldAgainst(law, broken(history, breakage), history);
    }),
    { numRuns: 5_000, seed: 11, endOnFailure: true },
  );
  expect(String(details.errorInstance)).toMatch(readable(law.name));
}

/** What law 26 says of a shop. */
const brokenBy = (options: OrderOptions) => {
  const property = fc.property(histories(fc.constant(shopOf(options)), { most: 40 }), (history) => {
    heldAgainst(noHookFails, history.definition, history);
  });
  return String(fc.check(property, { seed: 1, numRuns: 100, endOnFailure: true }).errorInstance);
};

/** The law, what is wrong, how the order began, and each event with what came of it. */
const readable = (law: string) =>
  new RegExp(`^LawBroken: ${law}: .+\\n[^]*An order is (placed|drafted|adopted) in [A-Z]{3}: `);

/** Says something else of an order, and explains it so. */
const says = (
  change: (
    status: OrderStatus,
    order: Order,
    figures: FulfillmentPosition & MoneyFigures & OverallPosition,
  ) => Partial<OrderStatus>,
): Breakage => {
  const changed = (sound: CoreOrderDefinition, order: Order): OrderStatus => {
    const [status, told] = [sound.statusOf(order), sound.explain(order)];
    return {
      ...status,
      ...change(status, order, { ...told.fulfillment.figures, ...told.payment.figures, ...told.overall.figures }),
    };
  };
  return (sound) => ({
    statusOf: (order) => changed(sound, order),
    explain: (order) => {
      const [status, told] = [changed(sound, order), sound.explain(order)];
      return {
        ...told,
        fulfillment: { ...told.fulfillment, word: status.fulfillment },
        overall: { ...told.overall, word: status.overall },
        returns: { ...told.returns, word: status.returns },
      };
    },
  });
};

/** Whether a warehouse in memory shows it. */
function findsOnShelves(breakage: Breakage): void {
  const details = fc.check(
    fc.property(stockHistories(), stockDraws, (history, draw) => {
      everyUnitIsInOneStockState(broken(history, breakage), history, draw);
    }),
    { numRuns: 5_000, seed: 11, endOnFailure: true },
  );
  expect(String(details.errorInstance)).toMatch(readable(everyUnitIsInOneStockState.name));
}

function findsInAnyOrder(breakage: Breakage): void {
  const details = fc.check(
    fc.property(deliveries(), (delivery) => {
      factsInAnyOrder(broken(delivery.history, breakage), delivery);
    }),
    { numRuns: 5_000, seed: 11, endOnFailure: true },
  );
  expect(String(details.errorInstance)).toMatch(readable(anyOrderOfFactsTellsTheSame.name));
}

/** Asks for something else. */
const tells =
  (change: (effects: readonly Effect[], order: Order) => readonly Effect[]): Breakage =>
  (sound) => ({
    apply: (order, event) => {
      const applied = sound.apply(order, event);
      return { ...applied, effects: change(applied.effects, order) };
    },
  });

describe('the laws fail', { timeout: 900_000 }, () => {
  it('where replaying loses a row (law 1)', () => {
    finds(
      (sound) => ({ replay: (history) => ({ ...sound.replay(history), commands: [] }) }),
      replayingGivesTheLiveRecord,
    );
  });

  it('where an audit decides otherwise (law 1)', () => {
    const asked = (sound: CoreOrderDefinition) => ({
      audit: (history: Parameters<CoreOrderDefinition['audit']>[0]) =>
        sound.audit({ ...history, entries: history.entries.slice(1) }),
    });
    finds(asked, replayingGivesTheLiveRecord);
  });

  it('where the last report wins (law 2)', () => {
    findsInAnyOrder(lastWriteWins);
  });

  it('where rows stand in the order of arrival (law 2)', () => {
    findsInAnyOrder(rowsAsTheyCome);
  });

  it('where what a plugin was told keeps the instant that was told first (law 2)', () => {
    const keepsFirst: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        const kept = Object.entries(applied.order.plugins ?? {}).map(([id, context]) => {
          const before = order.plugins?.[id]?.rows ?? [];
          const rows = context.rows.map((row) => {
            const known = before.find((one) => canonical({ ...one, at: 0 }) === canonical({ ...row, at: 0 }));
            return known?.at === undefined ? row : { ...row, at: known.at };
          });
          return [id, { ...context, rows }];
        });
        return kept.length === 0
          ? applied
          : instead(applied, { ...applied.order, plugins: Object.fromEntries(kept) } as Order);
      },
    });
    findsInAnyOrder(keepsFirst);
  });

  it('where facts that wait are forgotten (law 2)', () => {
    findsInAnyOrder(leaves((order) => ({ ...order, parked: [] })));
  });

  it('where a fact is refused once the order is canceled (law 2)', () => {
    findsInAnyOrder((sound) => ({
      apply: (order, event) =>
        order.lifecycle.state === 'canceled' && isFact(sound, event)
          ? { outcome: { kind: 'rejected', reasons: [] }, order, effects: [], status: sound.statusOf(order) }
          : sound.apply(order, event),
    }));
  });

  it('where a duplicate gives a copy (law 3)', () => {
    const copies: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        return applied.order === order ? instead(applied, { ...order }) : applied;
      },
    });
    finds(copies, nothingIsRecordedTwice);
  });

  it('where accepted commands are forgotten (law 3)', () => {
    finds(
      leaves((order) => ({ ...order, commands: order.commands.slice(0, 3) })),
      nothingIsRecordedTwice,
    );
  });

  it('where a refund that failed is taken for news when a provider lists it (law 3)', () => {
    const forgetful: typeof reconcile = (order, snapshot) => {
      const payments = order.payments.map((tender) => {
        const rows = tender.context.rows.filter(({ kind }) => kind !== 'refund_failed');
        return { ...tender, context: { ...tender.context, rows } };
      });
      return reconcile({ ...order, payments }, snapshot);
    };
    const details = fc.check(
      fc.property(histories(), (history) => {
        const law = (shop: CoreOrderDefinition, told: GeneratedHistory) => whatIsListedIsKnown(shop, told, forgetful);
        heldAgainst(law, history.definition, history);
      }),
      { numRuns: 500, seed: 11, endOnFailure: true },
    );
    expect(String(details.errorInstance)).toMatch(readable(whatIsListedIsKnown.name));
  });

  it('where nobody asks whether a refund is covered (law 4)', () => {
    finds(unguarded('payment.refund'), weNeverRefundMoreThanWasCaptured);
  });

  it('where a refund in excess is not shown (law 4)', () => {
    finds(withoutDiscrepancies('refund_exceeds_capture'), weNeverRefundMoreThanWasCaptured);
    finds(withoutDiscrepancies('refund_without_capture'), weNeverRefundMoreThanWasCaptured);
    finds(withoutDiscrepancies('dispute_without_capture'), weNeverRefundMoreThanWasCaptured);
    finds(withoutDiscrepancies('paid_back_twice'), weNeverRefundMoreThanWasCaptured);
  });

  it('where nobody asks whether units are there to ship, cancel or return (law 5)', () => {
    finds(unguarded('fulfillment.ship'), noUnitIsMovedTwice);
    finds(unguarded('order.cancel'), noUnitIsMovedTwice);
    finds(unguarded('return.request'), noUnitIsMovedTwice);
    finds(unguarded('return.receive'), noUnitIsMovedTwice);
  });

  it('where a cancellation calls off what a service has accepted (law 5)', () => {
    const behindItsBack = leaves((order, event) =>
      event.type === 'order.cancel' || event.type === 'order.cancel_units'
        ? {
            ...order,
            fulfillments: order.fulfillments.map((parcel) =>
              parcel.context.rows.some(({ kind }) => kind === 'accepted') ? { ...parcel, state: 'canceled' } : parcel,
            ),
          }
        : order,
    );
    finds(behindItsBack, noUnitIsMovedTwice);
  });

  it('where units in excess are not shown (law 5)', () => {
    finds(withoutDiscrepancies('shipped_more_than_ordered'), noUnitIsMovedTwice);
    finds(withoutDiscrepancies('shipped_after_cancel'), noUnitIsMovedTwice);
    finds(withoutDiscrepancies('returned_more_than_shipped'), noUnitIsMovedTwice);
  });

  it('where units that are split off, merged or taken back are in two parcels or in none (law 5)', () => {
    finds(losesRows('moved_out'), noUnitIsMovedTwice);
    finds(losesRows('moved_in'), noUnitIsMovedTwice);
    finds(losesRows('unpicked'), noUnitIsMovedTwice);
  });

  it('where stock is not let go, not put back, deducted twice, too early, or put back in excess (law 6)', () => {
    findsOnShelves(asks((effects) => effects.filter(({ type }) => type !== 'release_stock')));
    findsOnShelves(asks((effects) => effects.filter((one) => one.type !== 'restock' || one.return !== undefined)));
    findsOnShelves(
      leaves((order) => ({
        ...order,
        lifecycle: {
          ...order.lifecycle,
          context: { rows: order.lifecycle.context.rows.filter(({ kind }) => kind !== 'stock_committed') },
        },
      })),
    );
    findsOnShelves(
      asks((effects) =>
        effects.map((one) => (one.type === 'reserve_stock' ? { ...one, type: 'commit_stock', reserved: [] } : one)),
      ),
    );
    findsOnShelves(
      asks((effects) =>
        effects.map((one) =>
          one.type === 'restock'
            ? { ...one, units: one.units.map(({ line, quantity }) => ({ line, quantity: quantity + 1 })) }
            : one,
        ),
      ),
    );
  });

  it('where stock is deducted at another place than it left, of more than is kept back there, or told of none (law 6)', () => {
    const other = (place: string | undefined) => (place === 'north' ? 'south' : 'north');
    findsOnShelves(
      asks((effects) =>
        effects.map((one) =>
          one.type === 'commit_stock' && one.location !== undefined ? { ...one, location: other(one.location) } : one,
        ),
      ),
    );
    findsOnShelves(
      asks((effects) => effects.map((one) => (one.type === 'commit_stock' ? { ...one, reserved: one.units } : one))),
    );
    findsOnShelves(
      leaves((order) => ({
        ...order,
        lifecycle: {
          ...order.lifecycle,
          context: {
            rows: order.lifecycle.context.rows.map(({ location, ...row }) =>
              location === undefined || !row.kind.startsWith('stock_')
                ? { ...row, ...(location && { location }) }
                : row,
            ),
          },
        },
      })),
    );
  });

  it('where nobody asks whether goods are held (law 19)', () => {
    finds(unguarded('fulfillment.ship'), nothingHeldIsMovedByUs);
    finds(unguarded('fulfillment.pack'), nothingHeldIsMovedByUs);
  });

  it('where nobody asks whether the order is looked at (law 20)', () => {
    finds(unguarded('fulfillment.ship'), nothingMovesUnderReview);
    finds(unguarded('payment.authorize'), nothingMovesUnderReview);
  });

  it('where a refund takes its capture away, money counts for nothing, or setting an order paid brings more than is missing (law 7)', () => {
    const bringsDouble = rewritesPayments((rows, event) =>
      rows.map((row) =>
        row.amount && row.reference.endsWith(`:paid:${event.id}`)
          ? { ...row, amount: { ...row.amount, amount: 2 * row.amount.amount } }
          : row,
      ),
    );
    finds(bringsDouble, heldMoneyIsNeverUnpaid);
    const forgetsCapture = rewritesPayments((rows, event) =>
      event.type === 'payment.refunded'
        ? rows.filter((row) => row.kind !== 'captured' || row.reference !== event.of)
        : rows,
    );
    finds(forgetsCapture, heldMoneyIsNeverUnpaid);
    const unpaid: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        const { status } = applied;
        return status.payment === 'overpaid' ? { ...applied, status: { ...status, payment: 'unpaid' } } : applied;
      },
    });
    finds(unpaid, heldMoneyIsNeverUnpaid);
  });

  it('where a decision to write money off is forgotten, at once or once another is made (law 7)', () => {
    const keeps = (isKept: (row: LedgerRow, all: readonly LedgerRow[], event: OrderEvent) => boolean): Breakage =>
      leaves((order, event) => {
        const { rows } = order.lifecycle.context;
        const kept = rows.filter((row) => row.kind !== 'written_off' || isKept(row, rows, event));
        return { ...order, lifecycle: { ...order.lifecycle, context: { rows: kept } } };
      });
    finds(
      keeps(({ reference }, _, { id }) => reference === id),
      heldMoneyIsNeverUnpaid,
    );
    finds(
      keeps((row, all) => row === all.find(({ kind }) => kind === 'written_off')),
      heldMoneyIsNeverUnpaid,
    );
  });

  it('where an order has no word, or all is what none is (law 8)', () => {
    finds(
      (sound) => ({
        statusOf: (order) => {
          if (order.lifecycle.state === 'canceled') throw new Error('no rule');
          return sound.statusOf(order);
        },
      }),
      everyOrderHasItsWords,
    );
    finds(
      (sound) => ({
        statusOf: (order) => {
          const status = sound.statusOf(order);
          return { ...status, any: { ...status.any, shipped: status.any.delivered } };
        },
      }),
      everyOrderHasItsWords,
    );
  });

  it('where what is only asked for is called refunded, pieces of one line arrive for another, or a word is another than what happened (law 8)', () => {
    const pieces = (order: Order) => lineCountsOf(order).reduce((sum, { delivered }) => sum + delivered, 0);
    const refundedWhenAsked = says(({ any }, _, { refunded, refundPending }) => ({
      any: { ...any, refunded: refunded + refundPending > 0 },
    }));
    const anyLine = says(({ all }, order, { live, open }) => ({
      all: { ...all, delivered: all.delivered || (live > 0 && open === 0 && pieces(order) >= live) },
    }));
    const arrived = says(({ fulfillment }) => (fulfillment === 'fulfilled' ? { fulfillment: 'delivered' } : {}));
    const forgetsCases = says(({ returns }) => (returns === 'in_progress' ? { returns: 'none' } : {}));
    for (const breakage of [refundedWhenAsked, anyLine, arrived, forgetsCases]) finds(breakage, everyOrderHasItsWords);
  });

  it('where what was written off counts as captured, money that went back as never come, or work that is left as completed (law 8)', () => {
    const forgiven = says(({ all }, _, { captured, outstanding }) => ({
      all: { ...all, captured: captured > 0 && outstanding <= 0 },
    }));
    const neverCame = says(({ overall }, { payments }, { units, confirmed }) => {
      const isOver = payments.every(({ state }) => !/authorized|captured|partially/.test(state));
      const isOnly = isOver && units.begun === 0 && units.handedOver === 0 && !confirmed;
      return overall === 'processing' && isOnly ? { overall: 'pending' } : {};
    });
    const withoutDigital = says(({ overall }, _, { units, balanced, completedWhen }) =>
      overall === 'processing' && completedWhen === 'paid_and_fulfilled' && units.open === 0 && balanced
        ? { overall: 'completed' }
        : {},
    );
    for (const breakage of [forgiven, neverCame, withoutDigital]) finds(breakage, everyOrderHasItsWords);
  });

  it('where encoding loses a field, or decoding does not come back (law 9)', () => {
    finds((sound) => ({ encode: (order) => sound.encode({ ...order, parked: [] }) }), encodingLosesNothing);
    finds(
      (sound) => ({
        encode: (order) => JSON.stringify(order).replaceAll('"goodwill":true', '"source":"goodwill"'),
        decode: (text) => sound.decode(text),
      }),
      encodingLosesNothing,
    );
    finds((sound) => ({ decode: (text) => ({ ...sound.decode(text), revision: 0 }) }), encodingLosesNothing);
  });

  it('where an evolver drops a key, which the two executors treat differently (law 10)', () => {
    interface Context {
      readonly rows: readonly string[];
      readonly note?: string;
    }
    const part = definePart<Context, PartEvent & { readonly type: 'thing.happened' }, 'open'>()({
      rules: {},
      when: {},
      evolve: { forget: ({ rows }: Context) => ({ rows: [...rows, 'row'] }) },
    }).chart({
      id: 'thing',
      initial: 'settling',
      on: { 'thing.happened': { target: '.settling', actions: 'forget' } },
      states: { open: {}, settling: { always: [{ target: 'open' }] } },
    });
    const agree = () => bothExecutorsAgree(part, { rows: [], note: 'kept' }, [{ type: 'thing.happened' }]);
    expect(agree).toThrow('bothExecutorsAgree');
  });

  it('where the part that a plugin is remembers how often it was asked (law 10)', () => {
    const forgetful = (sound: CoreOrderDefinition): CoreOrderDefinition => {
      let asked = 0;
      const list = sound.plugins.list.map((plugin) => {
        const record = (
          context: (typeof plugin.part.evolve)[string] extends (known: infer C, ...rest: never) => unknown ? C : never,
        ) => ({ ...context, asked: ++asked });
        return { ...plugin, part: { ...plugin.part, evolve: { record } } };
      });
      return { ...sound, plugins: { ...sound.plugins, list } };
    };
    const property = fc.property(histories(), (history) => {
      pluginsTakeTheSameSteps(forgetful(history.definition), history);
    });
    expect(String(fc.check(property, { seed: 11, numRuns: 200 }).errorInstance)).toContain('bothExecutorsAgree');
  });

  it('where an edit is kept and its discount is not (law 16)', () => {
    const forgetsDiscounts = leaves((order) => ({
      ...order,
      lifecycle: {
        ...order.lifecycle,
        context: {
          rows: order.lifecycle.context.rows.map((row) =>
            row.changes ? { ...row, changes: row.changes.filter(({ discount }) => discount === undefined) } : row,
          ),
        },
      },
    }));
    finds(forgetsDiscounts, editsChangeWhatTheySay);
  });

  it('where an edit gives back what nobody asked for (law 16)', () => {
    const settlesAlways: Breakage = (sound) => ({
      apply: (order, event) =>
        sound.apply(order, event.type === 'order.edit' && !event.settle ? { ...event, settle: true } : event),
    });
    finds(settlesAlways, editsChangeWhatTheySay);
  });

  it('where a way to the end is barred (law 11)', () => {
    finds(refuses('return.inspect'), everyOrderCanEnd);
    finds(refuses('payment.void'), everyOrderCanEnd);
    finds(refuses('payment.refund'), everyOrderCanEnd);
    finds(refuses('order.close'), everyOrderCanEnd);
    finds(refuses('order.write_off'), everyOrderCanEnd);
  });

  it('where an answer is not taken as one, or nothing that is set aside is let go (law 11)', () => {
    const deaf: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        return event.type === 'payment.refunded' ? instead(applied, order) : applied;
      },
    });
    finds(deaf, everyOrderCanEnd);
    const asks: Breakage = (sound) => ({
      pendingEffects: (order) => [
        ...sound.pendingEffects(order),
        { type: 'cancel_fulfillment', key: 'again', fulfillment: 'parcel-1', op: 'again' },
      ],
    });
    finds(asks, everyOrderCanEnd);
  });

  it('where a move is not told, told twice, under one key, or to a customer who cannot see it (law 23)', () => {
    let last: readonly Effect[] = [];
    const again = tells((effects, order) => {
      const now = effects.length > 0 ? effects : last.filter(isTelling);
      last = order.revision === 0 ? [] : effects;
      return now;
    });
    finds(again, whatMovedIsTold);
    finds(
      tells((effects) => effects.filter((effect) => !isTelling(effect))),
      whatMovedIsTold,
    );
    finds(
      tells((effects) => effects.filter(({ type }) => type !== 'schedule_deadline')),
      whatMovedIsTold,
    );
    finds(
      tells((effects) =>
        effects.map((effect) => (isTelling(effect) ? { ...effect, key: `${effect.axis}/${effect.to}` } : effect)),
      ),
      whatMovedIsTold,
    );
    finds(
      tells((effects) =>
        effects.flatMap((effect): Effect[] =>
          effect.type === 'emit_webhook' && effect.to === 'disputed'
            ? [effect, { ...effect, type: 'notify_customer', about: 'status' } as unknown as Effect]
            : [effect],
        ),
      ),
      whatMovedIsTold,
    );
  });

  it('where an effect, a discrepancy or a reason has a name of its own (law 14)', () => {
    const renamed = (name: string) => ({ code: name, subject: 'order', data: {} }) as never;
    finds(
      (sound) => ({ discrepanciesOf: (order) => [...sound.discrepanciesOf(order), renamed('odd')] }),
      everyNameIsPublished,
    );
    finds(
      tells((effects) => effects.map((effect) => ({ ...effect, type: 'send_pigeon' }) as never)),
      everyNameIsPublished,
    );
    finds(
      (sound) => ({
        apply: (order, event) => {
          const applied = sound.apply(order, event);
          return applied.outcome.kind === 'rejected'
            ? { ...applied, outcome: { kind: 'rejected', reasons: [renamed('because')] } }
            : applied;
        },
      }),
      everyNameIsPublished,
    );
  });

  it('where a button is offered and refused, or refused for another reason (law 18)', () => {
    finds(refuses('order.cancel'), whatIsAvailableIsAccepted);
    finds(
      (sound) => ({
        available: (order, who) =>
          sound.available(order, who).map((one) => ({ ...one, reasons: one.reasons.slice(1) })),
      }),
      whatIsAvailableIsAccepted,
    );
  });

  it('where a refund is filled in with half of what can go back (law 18)', () => {
    const halved: Breakage = (sound) => ({
      available: (order, who) =>
        sound.available(order, who).map((one) => {
          const { command } = one;
          if (command.type !== 'payment.refund') return one;
          const amount = { ...command.amount, amount: Math.ceil(command.amount.amount / 2) };
          return { ...one, command: { ...command, amount } };
        }),
    });
    finds(halved, whatIsAvailableIsAccepted);
  });

  it('where a cent more is owed for what came back, nothing is let go where an order is called off, or what is left of it is not told as it is (law 27)', () => {
    const owes: Breakage = (sound) => ({
      explain: (order) => {
        const told = sound.explain(order);
        const { figures } = told.payment;
        const isBack = lineCountsOf(order).some(({ returned }) => returned > 0);
        return { ...told, payment: { ...told.payment, figures: { ...figures, owed: figures.owed + Number(isBack) } } };
      },
    });
    const heldAnyway: Breakage = (sound) => ({
      discrepanciesOf: (order) =>
        sound.discrepanciesOf(order).map((one) => {
          const { disputed } = sound.explain(order).payment.figures;
          if (one.code !== 'money_held_after_cancel') return one;
          return { ...one, data: { ...one.data, held: Number(one.data.held) + disputed } };
        }),
    });
    for (const breakage of [owes, heldAnyway]) finds(breakage, whatIsLeftIsTold);
    const forgetsVoids: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        if (event.type !== 'order.cancel') return applied;
        return { ...applied, effects: applied.effects.filter(({ type }) => type !== 'void_payment') };
      },
    });
    finds(forgetsVoids, whatIsLeftIsTold);
    for (const code of ['money_held_after_cancel', 'unsettled_archive', 'activity_on_draft'] as const)
      finds(withoutDiscrepancies(code), whatIsLeftIsTold);
  });

  it('where the gateway is asked for twice the amount, for nothing, or under another key (law 24)', () => {
    const asksFor = (change: (effect: Extract<Effect, { readonly type: 'capture_payment' }>) => readonly Effect[]) =>
      tells((effects) => effects.flatMap((effect) => (effect.type === 'capture_payment' ? change(effect) : [effect])));
    const twice = asksFor((effect) => [{ ...effect, amount: { ...effect.amount, amount: 2 * effect.amount.amount } }]);
    for (const breakage of [twice, asksFor(() => []), asksFor((effect) => [{ ...effect, op: 'again' }])])
      finds(breakage, theGatewayIsAskedWhatWasSaid);
  });

  it('where the gateway is not told of which authorization, for which parcel or return, or as what (law 24)', () => {
    const silent = (name: string) =>
      tells((effects) =>
        effects.map((effect) => {
          const { [name]: _, ...rest } = effect as Effect & Readonly<Record<string, unknown>>;
          return rest as unknown as Effect;
        }),
      );
    for (const name of ['of', 'to', 'return', 'fulfillment', 'replaces'])
      finds(silent(name), theGatewayIsAskedWhatWasSaid);
  });

  it('where a deadline never comes, comes early, or comes again and again (law 25)', () => {
    const day = 86_400_000;
    const shifted = (at: string, by: number) => new Date(Date.parse(at) + by).toISOString();
    const never: Breakage = () => ({ tick: () => [] });
    const early: Breakage = (sound) => ({ tick: (order, at) => sound.tick(order, shifted(at, day)) });
    const forgotten: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        return event.type === 'deadline.fired' ? { ...applied, order: { ...order } } : applied;
      },
    });
    for (const breakage of [never, early, forgotten]) finds(breakage, whatIsDueComesOnce);
  });

  it('where nobody waits for what is unpaid, or a deadline stands at an instant that nobody told (law 25)', () => {
    const standing = (change: (deadlines: readonly Deadline[]) => readonly Deadline[]): Breakage => {
      const changed = (sound: CoreOrderDefinition, order: Order) =>
        change(
          sound
            .tick(order, '9990-01-01T00:00:00.000Z')
            .flatMap((event) => (event.type === 'deadline.fired' ? [event.deadline] : [])),
        );
      return (sound) => ({
        nextDeadline: (order) => changed(sound, order)[0] ?? null,
        tick: (order, at) =>
          changed(sound, order)
            .filter(({ dueAt }) => dueAt <= at)
            .map((deadline) => ({
              type: 'deadline.fired',
              id: `due ${deadline.kind} ${deadline.dueAt}`,
              at,
              by: { kind: 'system', id: 'clock' },
              deadline,
            })),
      });
    };
    finds(
      standing((deadlines) => deadlines.filter(({ kind }) => kind !== 'unpaid')),
      whatIsDueComesOnce,
    );
    finds(
      standing((deadlines) =>
        deadlines.map((one) => (one.kind === 'payment_due' ? { ...one, dueAt: '2031-01-01T00:00:00.000Z' } : one)),
      ),
      whatIsDueComesOnce,
    );
  });

  it('where a guard of the shop throws, or a hook of a plugin (law 26)', () => {
    const thrown = () => {
      throw new Error('the stock system does not answer');
    };
    const plugin = definePlugin({
      id: 'own',
      events: { told: { kind: 'fact' } },
      states: { told: { when: thrown }, silent: {} },
    });
    expect(brokenBy({ guards: [{ name: 'stock', on: ['fulfillment.ship'], check: thrown }] })).toMatch(
      readable('noHookFails'),
    );
    const readings = [
      definePlugin({ id: 'own', labels: { late: { base: 'processing', when: thrown } } }),
      definePlugin({
        id: 'own',
        events: { go: { kind: 'command' } },
        states: { calm: { on: { go: true }, deadline: { fires: 'go', at: thrown } } },
      }),
      definePlugin({ id: 'own', events: { told: { kind: 'fact' } }, states: { calm: { asks: thrown } } }),
    ];
    for (const failing of [plugin, ...readings])
      expect(brokenBy({ plugins: [failing] })).toMatch(readable('noHookFails'));
  });

  it('where a guard or a label writes into the order (law 26)', () => {
    const sorted = ({ lines }: Order) => (lines as Order['lines'][number][]).sort(() => -1).length > 0;
    const silent = (order: Order) => {
      try {
        return sorted({ ...order, lines: Object.assign(order.lines, { 0: { ...order.lines[0], id: 'other' } }) });
      } catch {
        return false;
      }
    };
    const label = (when: (order: Order) => boolean) =>
      definePlugin({ id: 'own', labels: { late: { base: 'processing', when } } });
    const shops: readonly OrderOptions[] = [
      { guards: [{ name: 'sorts', on: ['fulfillment.ship'], check: (order) => (sorted(order) ? null : null) }] },
      {
        guards: [
          {
            name: 'forces',
            on: ['fulfillment.ship'],
            check: (_, command) => (Object.assign(command, { force: true }) ? null : null),
          },
        ],
      },
      { plugins: [label(sorted)] },
      { plugins: [label(silent)] },
    ];
    for (const shop of shops)
      expect(brokenBy(shop)).toMatch(/^LawBroken: noHookFails: .*writes into the order that it is given/);
  });

  it('where a frozen order takes in what is reported, or forgets it (law 15)', () => {
    const check = (breakage: Breakage) => {
      const property = fc.property(deliveries(definitions({ archived: 'freeze' })), ({ history, prefix }) => {
        const sound = history.definition;
        freezingOnlyDelays({ ...sound, ...breakage(sound) }, history, prefix);
      });
      return fc.check(property, { seed: 1, numRuns: 60, endOnFailure: true }).errorInstance;
    };
    const thaws: Breakage = (sound) => ({
      apply: (order, event) => {
        const { archived: _, ...obligations } = order.obligations;
        const applied = sound.apply({ ...order, obligations }, event);
        return { ...applied, order: { ...applied.order, obligations: order.obligations } };
      },
    });
    const forgets: Breakage = (sound) => ({
      apply: (order, event) => sound.apply(event.type === 'order.unarchive' ? { ...order, parked: [] } : order, event),
    });

    expect(check(() => ({})) ?? null).toBeNull();
    expect(String(check(thaws))).toMatch(readable(freezingOnlyDelays.name));
    expect(String(check(forgets))).toMatch(readable(freezingOnlyDelays.name));
  });

  it('where the first plugin of the list is shown, or one moves what is not its own (laws 13 and 17)', () => {
    type Define = (options: OrderOptions) => CoreOrderDefinition;
    type Law = (definition: CoreOrderDefinition, history: GeneratedHistory, define: Define) => void;
    /** Every shop that the law looks at is broken alike, however its plugins are listed. */
    const check = (breakage: Breakage, law: Law) => {
      const define: Define = (options) => {
        const sound = shopOf(options);
        return { ...sound, ...breakage(sound) };
      };
      const property = fc.property(histories(definitions({}, plugins(2)), { most: 40 }), (history) => {
        law(define(history.definition.options), history, define);
      });
      return String(fc.check(property, { seed: 1, numRuns: 100, endOnFailure: true }).errorInstance ?? 'holds');
    };
    const firstListed: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        const { custom } = applied.status;
        return custom
          ? { ...applied, status: { ...applied.status, custom: `${sound.options.plugins?.[0]?.id}.on` } }
          : applied;
      },
    });
    const asksTwice: Breakage = tells((effects) => [...effects, ...effects]);
    const grasping: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        return /\.told$/.test(event.type) ? { ...applied, order: { ...applied.order, payments: [] } } : applied;
      },
    });
    /** Who sets one of a plugin's flags sets all of them. */
    const mixing: Breakage = (sound) => ({
      explain: (order) => {
        const told = sound.explain(order);
        const mixed = new Set(told.custom?.standing.map(({ plugin }) => plugin));
        const standing = sound.plugins.statuses.flatMap(({ word, plugin, traits }) =>
          mixed.has(plugin) ? [{ word, plugin, over: [traits.base].flat() }] : [],
        );
        return told.custom ? { ...told, custom: { ...told.custom, standing } } : told;
      },
    });

    expect(check(() => ({}), anyOrderOfPluginsIsTheSame)).toBe('holds');
    expect(check(() => ({}), pluginsMoveNothing)).toBe('holds');
    expect(check(mixing, pluginsMoveNothing)).toMatch(readable(pluginsMoveNothing.name));
    expect(check(asksTwice, anyOrderOfPluginsIsTheSame)).toBe('holds');
    expect(check(firstListed, anyOrderOfPluginsIsTheSame)).toMatch(readable(anyOrderOfPluginsIsTheSame.name));
    expect(check(grasping, pluginsMoveNothing)).toMatch(readable(pluginsMoveNothing.name));
  });

  it('where a shop applies to an old order what it shows or promises today (laws 21 and 22)', () => {
    const today: Breakage = (sound) => ({
      apply: (order, event) => sound.apply({ ...order, obligations: freezeObligations(sound.policy) }, event),
    });
    const shown: Breakage = (sound) =>
      leaves((order) => ({ ...order, id: `${order.id} ${sound.policy.completedWhen}` }))(sound);
    const check = (when: 'shown' | 'placed', breakage: Breakage) => {
      const property = fc.property(histories(definitions(), { most: 40 }), policies(), (history, other) => {
        const shop = history.definition;
        const later = shopOf({ ...shop.options, policy: decidedAnew(shop, other, when) });
        goesOnAlike({ ...shop, ...breakage(shop) }, { ...later, ...breakage(later) }, history);
      });
      return String(fc.check(property, { seed: 1, numRuns: 50, endOnFailure: true }).errorInstance ?? 'holds');
    };

    expect(check('placed', () => ({}))).toBe('holds');
    expect(check('placed', today)).toMatch(readable(goesOnAlike.name));
    expect(check('shown', shown)).toMatch(readable(goesOnAlike.name));
  });

  it('where the third case of a line is credited a minor unit more (law 12)', () => {
    const generous = (order: Order) =>
      returnBalancesOf(order).map((balance, i, all) => {
        const more = Number(all.slice(0, i).filter(({ worth }) => worth > 0).length === 2 && balance.worth > 0);
        const { worth, credited, due } = balance;
        return { ...balance, worth: worth + more, credited: credited + more, due: due + more };
      });
    const sound = defineOrder();
    const details = fc.check(
      fc.property(partition(fc.nat({ max: 1_000 })), (line) => {
        creditsSumToTheLine(sound, [line], [], generous);
      }),
      { numRuns: 1_000, seed: 11 },
    );
    expect(String(details.errorInstance)).toMatch(
      /^LawBroken: creditsSumToTheLine: .+(together|is worth).+return\.inspect.+return\.inspect.+return\.inspect/s,
    );
  });

  it('where shares are rounded one by one (law 12)', () => {
    const rounded = {
      splitMoney,
      shareOf: (amount: number, units: number, of: number) => Math.round((amount * units) / of),
    };
    expect(() => sharesSumExactly(rounded, 1_000, [1, 1, 1])).toThrow('creditsSumToTheLine');
    const equal = {
      shareOf,
      splitMoney: ({ amount, currency }: { readonly amount: number; readonly currency: string }, parts: number) =>
        Array.from({ length: parts }, () => ({ amount: Math.floor(amount / parts), currency })),
    };
    expect(() => sharesSumExactly(equal, 1_000, [1, 1, 1])).toThrow('creditsSumToTheLine');
    const sound: CoreOrderDefinition = defineOrder();
    const lossy: CoreOrderDefinition = {
      ...sound,
      explain: (order) => {
        const explanation = sound.explain(order);
        const { figures, ...rest } = explanation.payment;
        return {
          ...explanation,
          payment: { ...rest, figures: { ...figures, owed: Math.round(Number(figures.owed) / 5) * 5 } },
        };
      },
    };
    const thirds = [
      { total: 1_000, pieces: Array.from({ length: 3 }, () => ({ quantity: 1, how: 'cancel' as const })) },
    ];
    expect(() => creditsSumToTheLine(lossy, thirds, [])).toThrow('creditsSumToTheLine');
  });
});
