import { describe, expect, it } from 'vitest';
import type { Means } from '../support/counting.ts';
import { createLawSuite } from '../support/law-suite.ts';

const { hold, reached } = createLawSuite();
const timeout = 1_800_000;

/** A law over so many cases. */
function holds(title: string, number: number, runs: number, cameTo?: (means: Means) => void): void {
  it(`${title} (law ${number})`, { timeout }, () => hold(number, runs, cameTo));
}

describe('money and units', () => {
  holds('go back no further than they came', 4, 1_000);
  holds('are shipped, canceled and returned once', 5, 1_000);
  holds('are in one stock state each, and the shelves agree', 6, 1_000, ({ answers, ended }) => {
    expect(answers).toBeGreaterThan(2);
    expect(ended).toBeGreaterThan(0.9);
  });
  holds('that are held are never called unpaid', 7, 1_000);
  holds('that are owed, set aside or left behind are told to the cent', 27, 400, ({ owed }) => {
    expect(owed).toBeGreaterThan(0.6);
  });
  holds('of a line are credited to the cent', 12, 1_000);
  holds('are asked of the gateway as the command says', 24, 400, ({ asked }) => {
    expect(asked).toBeGreaterThan(0.5);
  });
  holds('on hold stay until the hold is released', 19, 400);
  holds('under review wait for its decision', 20, 400);
  holds('change by what an edit says', 16, 400);
});

describe('every order', () => {
  holds('can be brought to its end by what is available', 11, 1_000);
  holds('takes what it offers, and refuses the rest for the reasons that it gives', 18, 400);
});

describe('the generated histories', () => {
  it('are mostly accepted, often hostile, and reach every event, word, state and effect', reached);
});
