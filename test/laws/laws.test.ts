import { execFileSync, spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { definitions, histories } from '../../src/testing/histories/arbitraries.ts';
import { everyOrderCanEnd } from '../../src/testing/laws/laws.ends.ts';
import { lawNumbers } from '../../src/testing/laws/laws.ts';
import { broken, refuses } from '../support/breakages.ts';
import { BadArguments, places } from './arguments.ts';
import { tryLaw } from './try-law.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

it('runs every law from a seed, and ends with what came of it as JSON', { timeout: 120_000 }, () => {
  const printed = execFileSync(process.execPath, [main, '--seed', '3', '--runs', '2'], { encoding: 'utf8' });
  const last = JSON.parse(printed.trim().split('\n').at(-1) ?? '');

  expect(Object.keys(last)).toEqual(['seed', 'laws', 'accepted', 'hostile', 'uncovered']);
  expect(Object.keys(last.laws)).toEqual(lawNumbers.map(String));
  expect(Object.values(last.laws)).toEqual(lawNumbers.map(() => ({ runs: 2, failed: 0 })));
});

it('says what is wrong with the command', () => {
  for (const wrong of [
    ['--seed', 'x'],
    ['--seed', ''],
    ['--seed', '0x10'],
    ['--path', '4:0'],
    ['--seed', '1', '--path', '99:0'],
    ['--seed', '1', '--path', '4:x:y'],
    ['--runs', '0'],
    ['--sed', '1'],
  ]) {
    const { status, stderr } = spawnSync(process.execPath, [main, ...wrong], { encoding: 'utf8' });
    expect([status, stderr.includes('npm run laws -- --seed')]).toEqual([2, true]);
  }
});

it('tells a broken law as a story, and goes straight to the case that it printed', { timeout: 300_000 }, () => {
  const law = {
    number: 11,
    name: 'everyOrderCanEnd',
    says: 'Every order can be brought to its end.',
    property: fc.property(histories(definitions(), { most: 20 }), (history) => {
      everyOrderCanEnd(broken(history, refuses('order.close', 'order.cancel')), history);
    }),
  };
  const said: string[] = [];
  const trial = { seed: 5, round: 3, runs: 200, say: (line: string) => said.push(line) };
  const found = tryLaw(law, { ...trial, path: '' });

  expect(found.failed).toBe(1);
  expect(said.join('\n')).toMatch(
    /everyOrderCanEnd: after event[\s\S]*Straight to it: npm run laws -- --seed 5 --path 11\.3:/,
  );
  expect(said.join('\n')).toMatch(/as it was drawn, which is sooner there: --path 11\.3:\d+\n/);
  const again = tryLaw(law, { ...trial, path: places.read(found.path ?? '')?.path ?? '' });
  expect([again.failed, again.runs]).toEqual([1, 1]);
});

it('goes to the case of a path and no further, also once it holds', () => {
  let held = 0;
  const property = fc.property(fc.array(fc.nat()), () => {
    held += 1;
  });
  const law = { number: 4, name: 'any', says: 'Anything.', property };
  expect(tryLaw(law, { seed: 5, round: 0, runs: 100, say: () => undefined, path: '3:0' })).toMatchObject({ failed: 0 });
  expect(held).toBe(1);
});

it('says where a path leads nowhere', () => {
  const law = { number: 4, name: 'any', says: 'Anything.', property: fc.property(fc.constant(1), () => undefined) };
  const trial = { seed: 5, round: 0, runs: 1, say: () => undefined };
  expect(() => tryLaw(law, { ...trial, path: '0:0:3' })).toThrow(BadArguments);
});
