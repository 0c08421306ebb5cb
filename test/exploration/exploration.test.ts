import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { CoreOrderDefinition } from '../../src/core.ts';
import { isBroughtToItsEnd } from '../../src/testing/exploration/ends.ts';
import { explore } from '../../src/testing/exploration/explore.ts';
import { keyOf } from '../../src/testing/exploration/key.ts';
import type { Scene } from '../../src/testing/exploration/scene.ts';
import { begin } from '../../src/testing/histories/history.ts';
import { type Breakage, refuses, unguarded, withoutDiscrepancies } from '../support/breakages.ts';
import { runScene } from './run.ts';
import { scales, scenes, scenesOf } from './scenes.ts';

/** A scene of a shop that is broken. */
function broken(scene: Scene, breakage: Breakage): Scene {
  const { definition } = scene;
  return { ...scene, definition: { ...definition, ...breakage(definition) } as CoreOrderDefinition };
}

/** The same scene, in which everything is done twice at most. */
function twice(scene: Scene): Scene {
  return { ...scene, bounds: { ...scene.bounds, attempts: 2, rows: 2 } };
}

describe('exploring a small order', { timeout: 900_000 }, () => {
  it.each(scenesOf('small'))('comes to its end: no law is broken, and nothing is a trap ($name)', (scene) => {
    const report = runScene(scene);

    expect(report.problems).toEqual([]);
    expect([report.complete, report.traps, report.byPatience]).toEqual([true, 0, 0]);
    expect(report.within + report.beyond).toBe(report.states);
    expect(report.lives).toBeGreaterThan(report.states / 5);
  });

  it('finds the trap that a missing command is, by the shortest way into it', () => {
    const stuck = runScene({ ...broken(scenes.disputes(1, 0), refuses('order.close')), commands: new Set() });

    expect(stuck.traps).toBeGreaterThan(0);
    expect(stuck.problems.join('\n')).toMatch(
      /everyOrderCanEnd: from here nothing leads to an end\nAn order is adopted in EUR/,
    );
  });

  it('finds the law that a missing guard breaks, and tells how', () => {
    const permits: Breakage = (sound) => ({
      ...unguarded('payment.refund')(sound),
      available: (order, who) =>
        sound
          .available(order, who)
          .map((one) => (one.command.type === 'payment.refund' ? { ...one, allowed: true, reasons: [] } : one)),
    });
    const scene = { ...twice(scenes.disputes(1, 0)), commands: new Set(['payment.refund'] as const) };
    const told = runScene(broken(scene, permits)).problems.join('\n');

    expect(told).toMatch(/weNeverRefundMoreThanWasCaptured: event 2 makes 2 go back of 1 captured/);
    expect(told).toMatch(/1\. staff payment\.refund#1[\s\S]*2\. staff payment\.refund#2/);
  });

  it('finds the surprise that nobody is told of', () => {
    const silent = broken(twice(scenes.disputes(1, 1)), withoutDiscrepancies('refund_exceeds_capture'));

    expect(runScene({ ...silent, commands: new Set(['payment.refund']) }).problems.join('\n')).toMatch(
      /weNeverRefundMoreThanWasCaptured: after event \d+ \d was refunded/,
    );
  });

  it('finds what is wrong with a step into a record that it knows', () => {
    const known = new Set<string>();
    const countsTwice: Breakage = (sound) => ({
      apply: (order, event) => {
        const applied = sound.apply(order, event);
        const key = keyOf(applied.order);
        if (applied.order === order || !known.has(key)) {
          known.add(key);
          return applied;
        }
        return { ...applied, order: { ...applied.order, revision: applied.order.revision + 1 } };
      },
    });
    const told = runScene(broken(scenes.decisions(1, 0), countsTwice));

    expect(told.transitions).toBeGreaterThan(told.states);
    expect(told.problems.join('\n')).toMatch(/nothingIsRecordedTwice: event 1 is \w+ and does not raise the revision/);
  });

  it('finds the command that is possible and not offered', () => {
    const hides: Breakage = (sound) => ({
      available: (order, who) =>
        sound
          .available(order, who)
          .filter(({ command }) => command.type !== 'order.close' || sound.statusOf(order).payment !== 'refunded'),
    });

    expect(runScene(broken(scenes.disputes(1, 0), hides)).problems.join('\n')).toMatch(
      /whatIsAvailableIsAccepted: order\.close is not offered, and is applied/,
    );
  });

  it('counts on no customer who pays: where only that would help, it is a trap', () => {
    const scene: Scene = {
      ...scenes.order(1, 1),
      commands: new Set(['payment.authorize', 'fulfillment.plan', 'fulfillment.ship', 'order.close']),
      facts: new Set(['payment.expired']),
    };

    const { traps } = explore(broken(scene, refuses('order.write_off'))).ways(isBroughtToItsEnd);

    expect(traps[0]?.map(({ type }) => type)).toEqual([
      'payment.authorize',
      'fulfillment.plan',
      'payment.authorized',
      'fulfillment.ship',
      'deadline.fired',
    ]);
  });

  it('tries once more what failed', () => {
    const tried = new Set<string>();
    const scene: Scene = { ...scenes.money(1, 1), commands: new Set(['payment.authorize', 'payment.capture']) };
    explore({ ...scene, facts: new Set() }, ({ order }) => {
      for (const { context } of order.payments) {
        const rows = context.rows.map(({ kind }) => kind);
        const captures = rows.filter((kind) => kind === 'capture').length;
        if (rows.includes('failed'))
          tried.add(`${captures} asked, ${rows.includes('captured') ? 'captured' : 'not yet'}`);
      }
    });

    expect(tried).toContain('2 asked, captured');
  });

  it('says where it was not complete', () => {
    expect(explore({ ...scenes.order(1, 0), most: 50 }).complete).toBe(false);
  });
});

it('two records that differ in names alone are one', () => {
  const { definition, opening } = scenes.order(2, 0);
  const placed = begin(definition, opening);
  const plan = (fulfillment: string, quantity: number, id: string) =>
    ({
      type: 'fulfillment.plan',
      id,
      at: opening.input.at,
      by: { kind: 'staff', id: 'staff-1' },
      fulfillment,
      units: [{ line: 'line-1', quantity }],
    }) as const;
  const both = (...ids: readonly [string, string]) =>
    ids.reduce((order, id, i) => definition.apply(order, plan(id, 1, `fulfillment.plan#${i + 1}`)).order, placed);
  const pack = (order: typeof placed, fulfillment: string) =>
    definition.apply(order, { ...plan(fulfillment, 1, 'fulfillment.pack#1'), type: 'fulfillment.pack' } as never).order;

  expect(keyOf(both('parcel-1', 'parcel-2'))).toBe(keyOf(both('parcel-2', 'parcel-1')));
  expect(keyOf(pack(both('parcel-1', 'parcel-2'), 'parcel-1'))).toBe(
    keyOf(pack(both('parcel-1', 'parcel-2'), 'parcel-2')),
  );
  expect(keyOf(pack(both('parcel-1', 'parcel-2'), 'parcel-1'))).not.toBe(keyOf(both('parcel-1', 'parcel-2')));
});

it('is started by a scale and a scene, and ends with what came of it as JSON', () => {
  const main = fileURLToPath(new URL('main.ts', import.meta.url));
  const printed = execFileSync(process.execPath, [main, '--scale', 'small', '--scene', 'stock'], { encoding: 'utf8' });

  expect(JSON.parse(printed.trim().split('\n').at(-1) ?? '')).toMatchObject([
    { scene: 'stock', complete: true, traps: 0 },
  ]);
  const { status, stderr } = spawnSync(process.execPath, [main, '--scale', 'huge'], { encoding: 'utf8' });
  expect([status, stderr.includes(scales.join('|'))]).toEqual([2, true]);
});

it('the guide tells every scene of the usual scale, and what came of it', () => {
  const page = readFileSync(new URL('../../docs/23-exploration.md', import.meta.url), 'utf8');

  for (const { name, says, bounds, opening } of scenesOf('usual')) {
    expect(page).toContain(`| \`${name}\` | ${says} |`);
    expect(page).toContain(`| \`${name}\` | ${opening.input.lines[0]?.quantity} | ${bounds.surprises} |`);
  }
});
