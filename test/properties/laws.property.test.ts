import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { whatMovedIsTold } from '../../src/testing/laws/laws.tellings.ts';
import type { Means } from '../support/counting.ts';
import { createLawSuite } from '../support/law-suite.ts';
import { running } from '../support/running.ts';

const { hold, reached } = createLawSuite();
const timeout = 1_800_000;

/** A law over so many cases. */
function holds(title: string, number: number, runs: number, cameTo?: (means: Means) => void): void {
  it(`${title} (law ${number})`, { timeout }, () => hold(number, runs, cameTo));
}

describe('the record', () => {
  holds('is what replaying its history gives, after any prefix', 1, 1_000);
  holds('is the same in whatever order and however often facts come', 2, 1_000, ({ shuffled, facts }) => {
    expect(shuffled).toBeGreaterThan(0.9);
    expect(facts).toBeGreaterThan(8);
  });
  holds('only waits while its order is frozen in the archive', 15, 1_000, ({ frozen }) => {
    expect(frozen).toBeGreaterThan(0.7);
  });
  holds('records nothing twice', 3, 1_000);
  holds('survives encoding and goes on alike', 9, 1_000);
});

describe('parts', () => {
  holds('take the same steps compiled and interpreted', 10, 1_000);
});

describe('plugins', () => {
  holds('may be listed in any order', 13, 1_000);
  holds('move nothing but themselves', 17, 400, ({ told }) => {
    expect(told).toBeGreaterThan(1);
  });
});

describe('a hook', () => {
  holds('of a shop or a plugin does not fail', 26, 400);
});

describe('what falls due', () => {
  holds('comes at its instant, not before it, and once', 25, 400, ({ due }) => {
    expect(due).toBeGreaterThan(0.5);
  });
});

describe('a policy', () => {
  holds('that is only shown moves nothing', 21, 400, ({ told }) => {
    expect(told).toBeGreaterThan(10);
  });
  holds('that was promised stays as it was', 22, 400, ({ told }) => {
    expect(told).toBeGreaterThan(10);
  });
});

describe('the words', () => {
  holds('are there for every order', 8, 1_000, ({ booked }) => {
    expect(booked).toBeGreaterThan(0.95);
  });
  holds('are published, and no others occur', 14, 1_000);
});

describe('who is told', () => {
  holds('is who the shop and its plugins say, of what moved and of nothing else', 23, 400, ({ customer, systems }) => {
    expect(customer).toBeGreaterThan(2);
    expect(systems).toBeGreaterThan(5);
  });

  it('is nobody while an order is frozen (law 23)', { timeout }, () => {
    fc.assert(
      fc.property(histories(definitions({ archived: 'freeze' }), { most: 40 }), (history) => {
        whatMovedIsTold(history.definition, history);
      }),
      running(100, 29),
    );
  });
});

describe('the generated histories', () => {
  it('are mostly accepted, often hostile, and reach every event, word, state and effect', reached);
});
