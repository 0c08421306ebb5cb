/** What the pages say of rules, of where commands lead and of what they ask for is what they do. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type Chart,
  fulfillmentPart,
  lifecyclePart,
  type OrderEvent,
  paymentPart,
  returnPart,
} from '../../src/index.ts';
import { historiesIn, unruly } from '../../src/testing/histories/arbitraries.ts';
import { tell } from '../../src/testing/histories/history.ts';
import { type Walks, walksOf } from '../support/walked.ts';
import { commandsIn } from './pages/parts.page.ts';
import { alsoTo, asksFor, ruleWords } from './pages/parts.words.ts';

const charts: readonly Chart[] = [paymentPart, fulfillmentPart, returnPart, lifecyclePart].map(({ chart }) => chart);

describe.each(charts)('a $id', (chart) => {
  const walked = walksOf[chart.id]?.() as Walks;
  const states = Object.keys(chart.states);

  it('is refused for no reason but those that its rules name', () => {
    for (const state of states)
      for (const [type, { guard = '' }] of Object.entries(commandsIn(chart, state)))
        expect(ruleWords[guard]?.says ?? [], `${type} in ${state}`).toEqual(
          expect.arrayContaining([...walked(state, type).against]),
        );
  });

  it('goes where its page says that a command can lead, beside its arrows', () => {
    const told = states.flatMap((state) =>
      Object.entries(alsoTo[state] ?? {})
        .filter(([type]) => type in commandsIn(chart, state) && type !== 'review.reject')
        .map(([type, to]) => ({ state, type, to })),
    );

    for (const { state, type, to } of told)
      expect([...walked(state, type).targets], `${type} in ${state}`).toContain(to);
  });
});

/** What follows from stock, from words that moved, from plugins and from time, whatever the event was. */
const byOthers: ReadonlySet<string> = new Set([
  'reserve_stock',
  'commit_stock',
  'release_stock',
  'restock',
  'emit_webhook',
  'ask_plugin',
  'schedule_deadline',
]);

it('asks for nothing but what the page of its part says', { timeout: 120_000 }, () => {
  const missing = new Set<string>();
  for (const history of fc.sample(historiesIn(fc.constant(unruly)), { numRuns: 100, seed: 1 }))
    for (const { event, applied } of tell(history.definition, history).told)
      for (const effect of applied.effects) {
        const isTelling = effect.type === 'notify_customer' && effect.about === 'status';
        const told: readonly string[] = asksFor[event.type as OrderEvent['type']] ?? [];
        if (!isTelling && !byOthers.has(effect.type) && !told.includes(effect.type))
          missing.add(`${event.type}: ${effect.type}`);
      }

  expect([...missing]).toEqual([]);
});
