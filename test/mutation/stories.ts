/** The stories that a mutant must get past. */
export const stories = [
  'test/*.test.ts',
  'test/{parts,payment,fulfillment,returns,order,stock,plugin,presets,golden}/*.test.ts',
];

/** Left out: property suites with thousands of runs, walks of whole charts, and what reads the data folder beside the repository. */
export const left = [
  '**/*.property.test.ts',
  '**/*.shared.test.ts',
  'test/parts/graph.test.ts',
  'test/plugin/check-plugin*.test.ts',
];

/**
 * Left out as well, by title: what draws many histories and what fills an order to its bounds, half a second and more each; and what
 * reads the text of the sources, which is another text once it holds mutants.
 */
export const leftByTitle = [
  'no source counts with a hundred',
  'twice gives nothing the second time, and never more than the provider has, whatever webhooks told',
  'never takes more than is there and sums to the amount or to all there is, whatever happened',
  'is bounded over the life of an order, as its record keeps what was taken back',
  'are bounded over the life of an order, but money can always go back',
  'is recorded where a service reports it, and stands as too many',
];
