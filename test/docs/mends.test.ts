/** What the page of discrepancies says of what brings each of them, and of what mends it, is what happens. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DiscrepancyCode, discrepancyCodes } from '../../src/index.ts';
import { events } from '../../src/testing/histories/arbitraries.ts';
import { begun, broughtIn, mendings, namedIn, played, type Scene, type Step, type Way } from './pages/mends.ts';

const rows = discrepancyCodes.flatMap((code) => mendings[code].map((mending) => ({ code, mending })));

const stands = ({ definition, order }: Pick<Scene, 'definition' | 'order'>, code: DiscrepancyCode) =>
  definition.discrepanciesOf(order).some((one) => one.code === code);
const typesOf = (steps: readonly Step[]): readonly string[] =>
  steps.flatMap((step) => ('type' in step ? [step.type] : []));
const waysOf = (ways: readonly Way[]) => ways.map(([says, ...steps]) => ({ says, steps }));

describe.each(rows)('$code, brought by $mending.brought', ({ code, mending }) => {
  const { before, brought, brings } = mending;
  const mended = waysOf(mending.mended ?? []);
  const staying = waysOf(mending.stays ? [mending.stays] : []);

  it('comes with each event that is said to bring it, and not before', () => {
    expect(stands(begun(mending), code)).toBe(false);
    for (const scene of broughtIn(mending)) {
      expect(scene.refused).toEqual([]);
      expect(stands(scene, code)).toBe(true);
    }
  });

  it.each(mended)('is mended by $says', ({ steps }) => {
    for (const unmended of broughtIn(mending)) {
      const almost = played(unmended, ...steps.slice(0, -1));
      const scene = played(almost, ...steps.slice(-1));

      expect(scene.refused).toEqual([]);
      expect(stands(almost, code)).toBe(true);
      expect(stands(scene, code)).toBe(false);
    }
  });

  it.each(staying)('stays, and the order is completed all the same: $says', ({ steps }) => {
    for (const begin of broughtIn(mending)) {
      const scene = played(begin, ...steps);

      expect(scene.refused).toEqual([]);
      expect(stands(scene, code)).toBe(true);
      expect(scene.definition.statusOf(scene.order).overall).toBe('completed');
    }
  });

  it('is mended or stays, and its words name the events of its story', () => {
    const story = [...before().beats.map(({ event }): string => event.type), ...typesOf(brings)];

    expect(mended.length + staying.length).toBeGreaterThan(0);
    expect(namedIn(brought)).toEqual(expect.arrayContaining([...typesOf(brings)]));
    expect(story).toEqual(expect.arrayContaining([...namedIn(brought)]));
    for (const { says, steps } of mended) {
      expect(namedIn(says)).toEqual(expect.arrayContaining([...typesOf(steps)]));
      expect([...story, ...typesOf(steps)]).toEqual(expect.arrayContaining([...namedIn(says)]));
    }
    for (const { says, steps } of staying) expect(typesOf(steps)).toEqual(expect.arrayContaining([...namedIn(says)]));
  });
});

describe.each(rows.filter(({ mending }) => !mending.mended))('$code, which nothing mends', ({ code, mending }) => {
  it('stays whatever comes: allowed, refused, honest or hostile', { timeout: 60_000 }, () => {
    for (const { definition, order: told } of broughtIn(mending)) {
      for (let life = 0; life < 2; life += 1) {
        let order = told;
        for (let n = 0; n < 40; n += 1) {
          const [event] = fc.sample(events(definition, order), { numRuns: 1, seed: 100 * life + n });
          order = definition.receive(order, event).order;

          expect(stands({ definition, order }, code), event?.type).toBe(true);
        }
      }
    }
  });
});
