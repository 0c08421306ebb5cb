/** Holds what the README says of other systems against what was found in their sources, which is not part of the repository. */
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const read = (path: string) => readFileSync(fileURLToPath(new URL(path, import.meta.url)), 'utf8');
const cellsOf = (line: string) =>
  line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim());
const rowsOf = (text: string) =>
  new Map(
    text
      .split('\n')
      .filter((line) => line.startsWith('|'))
      .map((line) => [cellsOf(line)[0] ?? '', cellsOf(line)] as const),
  );

/** The rows that were looked into, by what the README calls them. A row of two is yes where both are. */
const looked: Readonly<Record<string, readonly string[]>> = {
  'keeps concurrent writers apart': ['Concurrency control'],
  'payment and fulfillment apart': ['Separate payment and fulfillment axes'],
  'returns as an axis of their own': ['Returns as own axis/record'],
  'overall status is a pure recompute': ['Derivation is a pure recompute'],
  'partial and repeated captures': ['Partial capture', 'Repeated captures'],
  'several holds at once, each with its reason': ['Several holds at once'],
  'custom statuses with transitions of their own': ['Custom status with own transitions'],
  'a refusal says why': ['Guard returns a reason'],
  'provider events converge in any order': ['Out-of-order provider events converge'],
  'property tests of its states': ['Property-based tests of states'],
  'runs without the platform': ['Usable without the platform'],
};
const peers = { Shopify: 'SHO', Vendure: 'VEN', Medusa: 'MED', Saleor: 'SAL', Spree: 'SPR', Sylius: 'SYL' } as const;
/** What a cell of ours may stand for; some say more than yes, partly or no. */
const meanings: Readonly<Record<string, RegExp>> = {
  yes: /^Y/,
  partly: /^P/,
  'in part': /^P/,
  no: /^N/,
  '?': /^\?/,
  'when read': /^Y at read/,
  'by plugin': /^N plugin/,
  'for money': /^Y/,
};

it('the comparison says what was found', () => {
  const readme = read('../../README.md');
  const ours = rowsOf(readme.slice(readme.indexOf('## Beside the others'), readme.indexOf('## The whole of it')));
  const research = read('../../../shared/research/platforms.md');
  const theirs = rowsOf(research.slice(research.indexOf('\n| Capability |'), research.indexOf('\n### 3.1')));
  const names = ours.get('') ?? [];
  const systems = theirs.get('Capability') ?? [];

  expect([...ours.keys()].slice(3)).toEqual(Object.keys(looked));
  const wrong = Object.entries(looked).flatMap(([row, found]) =>
    Object.entries(peers).flatMap(([name, system]) => {
      const said = ours.get(row)?.[names.indexOf(name)] ?? '';
      const cells = found.map((one) => theirs.get(one)?.[systems.indexOf(system)] ?? '');
      return cells.every((cell) => meanings[said]?.test(cell))
        ? []
        : [`${row}, ${name}: ${said}, and ${cells.join('; ')}`];
    }),
  );
  expect(wrong).toEqual([]);
});
