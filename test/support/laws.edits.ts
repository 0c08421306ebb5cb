import type { CoreOrderDefinition, LineChange, LineInput, Opening, OrderEvent } from '../../src/index.ts';
import { type GeneratedHistory, isAccepted, tell } from './history.ts';
import { breaks } from './law-broken.ts';

type Story = Pick<GeneratedHistory, 'opening' | 'events'>;

interface Price {
  quantity: bigint;
  total: bigint;
}

function priceOf({ quantity, total, net, tax }: LineInput): Price {
  const minor = total ? total.amount : net.amount + tax.amount;
  return { quantity: BigInt(quantity), total: BigInt(minor) };
}

/** A second price list that reads events only: what every line costs, with every edit that stands. */
function createPrices({ input }: Opening) {
  const lines = new Map<string, Price>(input.lines.map((line) => [line.id, priceOf(line)]));
  const edits = new Map<string, Map<string, Price>>();

  function change(done: LineChange, note: (line: string, by: Price) => void): void {
    if (done.kind === 'add_line') note(done.line.id, priceOf(done.line));
    if (done.kind === 'change_total') note(done.line, { quantity: 0n, total: BigInt(done.by.amount) });
    if (done.kind === 'change_quantity') {
      const { quantity, total } = lines.get(done.line) ?? { quantity: 1n, total: 0n };
      const now = (total * (quantity + BigInt(done.by))) / quantity;
      note(done.line, { quantity: BigInt(done.by), total: now - total });
    }
    if (done.kind !== 'discount') return;
    const bearing = [...lines].filter(([id]) => done.lines?.includes(id) ?? true);
    const sum = bearing.reduce((all, [, { total }]) => all + total, 0n);
    const before = bearing.map(([id, { total }]) => [id, total] as const);
    let upTo = 0n;
    for (const [id, total] of before) {
      const amount = BigInt(done.amount.amount);
      if (sum > 0n) note(id, { quantity: 0n, total: -((amount * (upTo + total)) / sum - (amount * upTo) / sum) });
      upTo += total;
    }
  }
  const add = (line: string, { quantity, total }: Price, sign: bigint) => {
    const known = lines.get(line) ?? { quantity: 0n, total: 0n };
    lines.set(line, { quantity: known.quantity + sign * quantity, total: known.total + sign * total });
  };
  return {
    total: () => [...lines.values()].reduce((sum, { total }) => sum + total, 0n),
    read(event: OrderEvent): void {
      if (event.type === 'order.edit') {
        const made = new Map<string, Price>();
        for (const one of event.changes) {
          change(one, (line, by) => {
            const known = made.get(line) ?? { quantity: 0n, total: 0n };
            made.set(line, { quantity: known.quantity + by.quantity, total: known.total + by.total });
            add(line, by, 1n);
          });
        }
        edits.set(event.id, made);
      }
      if (event.type === 'order.revert_edit') for (const [line, by] of edits.get(event.edit) ?? []) add(line, by, -1n);
    },
  };
}

/**
 * Law 16: the lines cost what was ordered and what every standing edit says, to the cent; and an edit that settles leaves no less with
 * us than is owed, and no more than it has to.
 */
export function editsChangeWhatTheySay(definition: CoreOrderDefinition, history: Story): void {
  const law = 'editsChangeWhatTheySay';
  const { opening, events } = history;
  const prices = createPrices(opening);
  const { told } = tell(definition, history);
  for (const [i, { event, before, applied }] of told.entries()) {
    if (!isAccepted({ event, before, applied })) continue;
    const fail = (problem: string) =>
      breaks(law, `after event ${i + 1} ${problem}`, definition, { opening, events: events.slice(0, i + 1) });
    const spent = definition.explain(before).payment.figures;
    prices.read(event);
    const { total, owed, captured, refunded, refundPending } = definition.explain(applied.order).payment.figures;
    if (BigInt(total) !== prices.total()) fail(`the lines cost ${prices.total()} and the figures say ${total}`);
    if (event.type !== 'order.edit' && event.type !== 'order.revert_edit') continue;
    const asked = refundPending - spent.refundPending;
    if (!event.settle && asked !== 0) fail(`${asked} is given back and nobody asked for it`);
    if (asked > 0 && captured - refunded - refundPending < owed)
      fail(`${captured - refunded - refundPending} is left and ${owed} is owed`);
  }
}
