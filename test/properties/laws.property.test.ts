import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { whatMovedIsTold } from '../../src/testing/laws/laws.tellings.ts';
import { anyShop, lawsOf } from '../../src/testing/laws/laws.ts';
import { createCounting, type Means } from '../support/counting.ts';
import { createCoverage } from '../support/coverage.ts';
import { running } from '../support/running.ts';

const coverage = createCoverage();
const timeout = 1_800_000;

/** A law over so many cases, and what they have to come to in the mean. */
function holds(title: string, number: number, runs: number, cameTo: (means: Means) => void = () => undefined): void {
  it(`${title} (law ${number})`, { timeout }, () => {
    const counting = createCounting();
    const law = lawsOf(anyShop, (figures, history) => {
      counting.add(figures);
      if (history) coverage.see(history);
    }).find((one) => one.number === number);
    if (!law) throw new Error(`There is no law ${number}.`);
    fc.assert(law.property, running(runs, number));
    cameTo(counting.means());
  });
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

describe('money and units', () => {
  holds('go back no further than they came', 4, 1_000);
  holds('are shipped, canceled and returned once', 5, 1_000);
  holds('are in one stock state each, and the shelves agree', 6, 1_000, ({ answers, ended }) => {
    expect(answers).toBeGreaterThan(2);
    expect(ended).toBeGreaterThan(0.9);
  });
  holds('that are held are never called unpaid', 7, 1_000);
  holds('of a line are credited to the cent', 12, 1_000);
  holds('on hold stay until the hold is released', 21, 1_000);
  holds('under review wait for its decision', 22, 1_000);
  holds('change by what an edit says', 16, 1_000);
});

describe('every order', () => {
  holds('can be brought to its end by what is available', 11, 1_000);
  holds('takes what it offers, and refuses the rest for the reasons that it gives', 18, 1_000);
});

describe('parts', () => {
  holds('take the same steps compiled and interpreted', 10, 1_000);
});

describe('plugins', () => {
  holds('may be listed in any order', 13, 1_000);
  holds('move nothing but themselves', 17, 1_000, ({ told }) => {
    expect(told).toBeGreaterThan(1);
  });
});

describe('a policy', () => {
  holds('that is only shown moves nothing', 23, 1_000, ({ told }) => {
    expect(told).toBeGreaterThan(10);
  });
  holds('that was promised stays as it was', 24, 1_000, ({ told }) => {
    expect(told).toBeGreaterThan(10);
  });
});

describe('the words', () => {
  holds('are there for every order', 8, 1_000);
  holds('are published, and no others occur', 14, 1_000);
});

describe('who is told', () => {
  holds(
    'is who the shop and its plugins say, of what moved and of nothing else',
    28,
    1_000,
    ({ customer, systems }) => {
      expect(customer).toBeGreaterThan(2);
      expect(systems).toBeGreaterThan(5);
    },
  );

  it('is nobody while an order is frozen (law 28)', { timeout }, () => {
    fc.assert(
      fc.property(histories(definitions({ archived: 'freeze' }), { most: 40 }), (history) => {
        whatMovedIsTold(history.definition, history);
      }),
      running(100, 29),
    );
  });
});

describe('the generated histories', () => {
  it('are mostly accepted, often hostile, and reach every event, word, state and effect', () => {
    expect(coverage.missing()).toEqual([]);
    expect(coverage.acceptance()).toBeGreaterThanOrEqual(60);
    expect(coverage.hostility()).toBeGreaterThanOrEqual(20);
  });
});

afterAll(() => {
  console.log(coverage.report());
});
