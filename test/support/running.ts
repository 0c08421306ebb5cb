import * as fc from 'fast-check';

/**
 * How often and from which seed a law is run; each law has its own number, so that no two look at the same histories. `LAW_RUNS`
 * multiplies the runs and `LAW_SEED` chooses others. `LAW_SEED` with `LAW_PATH`, both as printed, goes straight to one failing
 * case: `LAW_SEED=.. LAW_PATH=.. npm test -- test/properties -t 'law 4'`.
 */
export function running(runs: number, law: number): fc.Parameters<unknown> & { readonly seed: number } {
  const { LAW_RUNS = '1', LAW_SEED = '20260101', LAW_PATH = '' } = process.env;
  const seed = Number(LAW_SEED) + (LAW_PATH === '' ? law : 0);
  // A case that fails is made smaller for a while, no longer; a busy machine needs as long for the runs themselves.
  const interruptAfterTimeLimit = 900_000 * Math.max(1, Number(LAW_RUNS));
  const numRuns = Math.max(1, Math.round(runs * Number(LAW_RUNS)));
  return { numRuns, seed, path: LAW_PATH, interruptAfterTimeLimit, markInterruptAsFailure: LAW_PATH === '' };
}

/** A property that is held against its first case and no other: behind a path whose case holds, fast-check would go on to smaller ones. */
export function onceOf<Case>(property: fc.IProperty<Case>): fc.IProperty<Case> {
  let ran = false;
  const run = (value: Case) => {
    if (ran) return new fc.PreconditionFailure(true);
    ran = true;
    return property.run(value);
  };
  return Object.assign(Object.create(property), { run });
}
