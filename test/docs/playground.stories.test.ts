import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { writeScenario } from '../../docs/playground/scenario.ts';
import { beginning, play } from '../../docs/playground/session.ts';
import { type StoryName, storyNames, storyOf, tellStory } from '../../docs/playground/stories.ts';
import { runProgram } from '../support/program.ts';

const docs = fileURLToPath(new URL('../../docs', import.meta.url));

/** What is to be seen in a story: what became of each event, what did not add up on the way, and how it ends. */
const shows: Readonly<Record<StoryName, readonly [outcomes: string, doubts: string, end: string]>> = {
  'captured-twice': ['+=++', '', 'processing partially_refunded unfulfilled none'],
  'told-differently': ['+.', 'conflicting_report', 'processing paid unfulfilled none'],
  'webhook-early': [
    '.+?+.',
    'refund_without_capture parked_fact delivered_without_shipment',
    'processing partially_refunded partially_fulfilled none',
  ],
  'answer-lost': ['..-+', '', 'processing paid unfulfilled none'],
  'not-shipped': ['+-+-++', '', 'completed paid fulfilled none'],
  'partial-shipment-and-return': ['+++++++++.+.++', '', 'completed partially_refunded delivered partially_returned'],
  'cancel-after-part-shipped': ['+++-++', '', 'shipped partially_refunded fulfilled none'],
  'delivered-after-cancel': ['+++++', 'shipped_after_cancel', 'shipped refunded delivered none'],
  'late-money': ['+++', 'money_held_after_cancel', 'canceled refunded canceled none'],
  'refund-without-return': ['++++', '', 'completed partially_refunded fulfilled none'],
  'price-raised': ['++++', '', 'processing paid unfulfilled none'],
  'cash-on-delivery': ['+++', '', 'completed paid delivered none'],
  'dispute-lost': ['+++++', '', 'shipped disputed delivered none'],
  'gift-in-between': ['++-+++', '', 'completed paid fulfilled none'],
};

const signs = { applied: '+', unchanged: '.', duplicate: '=', parked: '?', rejected: '-' } as const;

describe.each(storyNames)('the story %s', (name) => {
  const session = tellStory(name, beginning);
  const { definition, moments } = play(session);

  it('shows what its sentence says', () => {
    const outcomes = moments.slice(1).map(({ outcome }) => signs[outcome.kind]);
    const doubts = moments.flatMap(({ order }) => definition.discrepanciesOf(order).map(({ code }) => code));
    const { overall, payment, fulfillment, returns } = definition.statusOf(
      (moments.at(-1) as (typeof moments)[0]).order,
    );
    expect([
      outcomes.join(''),
      [...new Set(doubts)].join(' '),
      [overall, payment, fulfillment, returns].join(' '),
    ]).toEqual(shows[name]);
  });

  it('begins with the order as it was placed, and is known again wherever it stands', () => {
    expect(session.at).toBe(0);
    expect(storyOf({ ...session, at: 2 })).toBe(name);
    expect(storyOf({ ...session, events: session.events.slice(1) })).toBeUndefined();
  });
});

it('a story is exported as a test that runs', () => {
  const session = tellStory('gift-in-between', beginning);
  runProgram(writeScenario({ ...session, at: session.events.length }));
});

it('the guides lead to stories that there are', () => {
  const named = readdirSync(docs)
    .filter((file) => file.endsWith('.md'))
    .flatMap((file) => [...readFileSync(join(docs, file), 'utf8').matchAll(/\]\(playground\/stories\.ts#([^)]*)\)/g)])
    .map(([, name = '']) => name);
  expect(named.filter((name) => !storyNames.includes(name as StoryName))).toEqual([]);
  expect(named.length).toBeGreaterThan(7);
});
