import * as fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { type CoreOrderDefinition, defineOrder as defineCore } from '../../src/core.ts';
import { type OrderDefinition, policyChoices } from '../../src/index.ts';
import { deliveries, histories } from '../support/arbitraries.ts';
import { createCoverage } from '../support/coverage.ts';
import { definitionOf, type GeneratedHistory } from '../support/history.ts';
import { freezingOnlyDelays } from '../support/laws.archive.ts';
import { editsChangeWhatTheySay } from '../support/laws.edits.ts';
import { nothingHeldIsMovedByUs, nothingMovesUnderReview } from '../support/laws.holds.ts';
import { heldMoneyIsNeverUnpaid, weNeverRefundMoreThanWasCaptured } from '../support/laws.money.ts';
import { anyOrderOfPluginsIsTheSame, pluginsMoveNothing } from '../support/laws.plugins.ts';
import { decidedAnew, goesOnAlike } from '../support/laws.policy.ts';
import {
  anyOrderOfFactsTellsTheSame,
  arrangementOf,
  encodingLosesNothing,
  nothingIsRecordedTwice,
  replayingGivesTheLiveRecord,
} from '../support/laws.record.ts';
import { whatMovedIsTold } from '../support/laws.tellings.ts';
import { noUnitIsMovedTwice } from '../support/laws.units.ts';
import { everyOrderHasItsWords } from '../support/laws.words.ts';
import { policies } from '../support/openings.ts';
import { pluginOf, precedence, somePlugins } from '../support/plugins.ts';
import { running } from '../support/running.ts';

/** The same shop without schemas. */
function coreOf({ policy, plugins = [] }: GeneratedHistory): CoreOrderDefinition {
  return defineCore({ policy, plugins: plugins.map(pluginOf), precedence }) as unknown as CoreOrderDefinition;
}

const coverage = createCoverage();
const timeout = 1_800_000;

/** A law over so many generated histories. */
function holds(
  title: string,
  number: number,
  runs: number,
  law: (definition: OrderDefinition, history: GeneratedHistory) => void,
): void {
  it(`${title} (law ${number})`, { timeout }, () => {
    fc.assert(
      fc.property(histories(), (history) => {
        law(definitionOf(history), history);
        coverage.see(history);
      }),
      running(runs, number),
    );
  });
}

describe('the record', () => {
  holds('is what replaying its history gives, after any prefix', 1, 200, replayingGivesTheLiveRecord);

  it('is the same in whatever order and however often facts come (law 2)', { timeout }, () => {
    let shuffled = 0;
    let facts = 0;
    let runs = 0;
    fc.assert(
      fc.property(deliveries(), ({ history, prefix, shuffles }) => {
        const count = history.events.length - prefix;
        const arrangements = shuffles.map((shuffle) => arrangementOf(count, shuffle));
        anyOrderOfFactsTellsTheSame(definitionOf(history), history, prefix, arrangements);
        coverage.see(history);
        runs += 1;
        facts += count;
        if (arrangements.every((places) => places.some((place, i) => place !== i))) shuffled += 1;
      }),
      running(1_000, 2),
    );
    expect(shuffled / runs).toBeGreaterThan(0.9);
    expect(facts / runs).toBeGreaterThan(8);
  });

  it('only waits while its order is frozen in the archive (law 15)', { timeout }, () => {
    let frozen = 0;
    let runs = 0;
    fc.assert(
      fc.property(deliveries({ archived: 'freeze' }), ({ history, prefix }) => {
        runs += 1;
        if (freezingOnlyDelays(definitionOf(history), history, prefix)) frozen += 1;
      }),
      running(400, 15),
    );
    expect(frozen / runs).toBeGreaterThan(0.7);
  });

  holds('records nothing twice', 3, 500, nothingIsRecordedTwice);

  holds('survives encoding, with and without schemas, and goes on alike', 9, 200, (definition, history) => {
    encodingLosesNothing([definition, coreOf(history)], history);
  });
});

describe('money and units', () => {
  holds('go back no further than they came', 4, 800, weNeverRefundMoreThanWasCaptured);
  holds('are shipped, canceled and returned once', 5, 800, noUnitIsMovedTwice);
  holds('on hold stay until the hold is released', 21, 400, nothingHeldIsMovedByUs);
  holds('under review wait for its decision', 22, 400, nothingMovesUnderReview);
  holds('that are held are never called unpaid', 7, 500, heldMoneyIsNeverUnpaid);
  holds('change by what an edit says', 16, 500, editsChangeWhatTheySay);
});

describe('plugins', () => {
  it('may be listed in any order (law 13), and move nothing but themselves (law 17)', { timeout }, () => {
    let told = 0;
    let runs = 0;
    fc.assert(
      fc.property(histories(40, {}, somePlugins), (history) => {
        anyOrderOfPluginsIsTheSame(definitionOf(history), history);
        pluginsMoveNothing(definitionOf(history), history);
        runs += 1;
        told += history.events.filter(({ type }) => /^(alpha|beta|gamma)\./.test(type)).length;
        coverage.see(history);
      }),
      running(300, 13),
    );
    expect(told / runs).toBeGreaterThan(1);
  });
});

describe('a policy', () => {
  it.each([
    ['that is only shown moves nothing', 23, 'shown'],
    ['that was promised stays as it was', 24, 'placed'],
  ] as const)('%s (law %i)', { timeout }, (_, number, when) => {
    let told = 0;
    let runs = 0;
    fc.assert(
      fc.property(histories(), policies, fc.constantFrom(...policyChoices.archived), (history, other, archived) => {
        const policy = decidedAnew(history.policy, { ...other, archived }, when);
        told += goesOnAlike(definitionOf(history), definitionOf({ ...history, policy }), history);
        coverage.see(history);
        runs += 1;
      }),
      running(120, number),
    );
    expect(told / runs).toBeGreaterThan(10);
  });
});

describe('the words', () => {
  holds('are there for every order', 8, 500, everyOrderHasItsWords);
});

describe('who is told', () => {
  it('is who the shop and its plugins say, of what moved and of nothing else (law 28)', { timeout }, () => {
    const told = { customer: 0, systems: 0 };
    let runs = 0;
    const check = (history: GeneratedHistory) => {
      const { customer, systems } = whatMovedIsTold(definitionOf(history), history);
      told.customer += customer;
      told.systems += systems;
      runs += 1;
    };
    fc.assert(fc.property(histories(), check), running(400, 28));
    fc.assert(fc.property(histories(40, { archived: 'freeze' }), check), running(100, 29));
    expect(told.customer / runs).toBeGreaterThan(2);
    expect(told.systems / runs).toBeGreaterThan(5);
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
