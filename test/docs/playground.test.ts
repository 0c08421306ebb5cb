import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { answersTo } from '../../docs/playground/answers.ts';
import { commandsOf } from '../../docs/playground/commands.ts';
import { factsOf } from '../../docs/playground/facts.ts';
import { guides } from '../../docs/playground/guides.ts';
import { languageCodes } from '../../docs/playground/languages.ts';
import { linkOf, malformed, openLink } from '../../docs/playground/link.ts';
import { exampleNames } from '../../docs/playground/plugins.ts';
import { sampleNames } from '../../docs/playground/samples.ts';
import { writeScenario } from '../../docs/playground/scenario.ts';
import { beginning, nextInstant, play, type Session, type Told, tell } from '../../docs/playground/session.ts';
import { shopNames, shops } from '../../docs/playground/shops.ts';
import { defineOrder, definePlugin } from '../../src/index.ts';
import { given } from '../../src/testing/testing.ts';
import { runProgram } from '../support/program.ts';
import { running } from '../support/running.ts';

/** Everything that the page lets somebody send now. */
function sendable(session: Session): readonly Told[] {
  const { definition, moments } = play(session);
  const { order } = moments[session.at] as (typeof moments)[number];
  const commands = commandsOf(definition, order, { by: { kind: 'staff', id: 'sam' }, at: nextInstant(session) });
  const answers = definition.pendingEffects(order).flatMap((effect, i) => {
    const { yes, no } = answersTo(effect, `answer-${i}`, order);
    return [yes, no].filter((one) => one !== undefined);
  });
  const allowed = commands.filter((one) => one.allowed).map(({ command }) => command as unknown as Told);
  const refused = commands
    .filter((one) => !one.allowed)
    .map(({ command }) => command as unknown as Told)
    .filter(({ units }) => !Array.isArray(units) || units.length > 0);
  return [
    ...answers,
    ...allowed,
    ...factsOf({ definition, order, kept: [], at: nextInstant(session) }),
    ...refused.slice(0, 5),
  ];
}

/** Sessions as somebody could play them, with events sent twice and steps back in time. */
const sessions: fc.Arbitrary<Session> = fc
  .record({
    shop: fc.constantFrom(...shopNames),
    sample: fc.constantFrom(...sampleNames),
    language: fc.constantFrom(...languageCodes),
    plugins: fc.subarray([...exampleNames]),
    steps: fc.array(fc.tuple(fc.nat(), fc.boolean()), { maxLength: 8 }),
    back: fc.nat({ max: 2 }),
  })
  .map(({ steps, back, ...choices }) => {
    const begun: Session = { ...beginning, choices: { ...choices, policy: {} } };
    const played = steps.reduce((session, [pick, twice]) => {
      const events = sendable(session);
      const told = events[pick % events.length] as Told;
      return tell(session, told, ...(twice ? [{ ...told, id: `e${session.at + 1}` }] : []));
    }, begun);
    return { ...played, at: Math.max(0, played.at - back) };
  });

/** The code of an exported test, run here. */
function run(test: string): void {
  const names = { given, defineOrder, definePlugin, z, ...presets };
  new Function(...Object.keys(names), test.replaceAll(/^import .*$/gm, ''))(...Object.values(names));
}

const presets = Object.fromEntries(shopNames.slice(1).map((name) => [name, { options: shops[name].options }]));

describe('a session of the playground', () => {
  it('is exported as a test that passes', () => {
    fc.assert(
      fc.property(sessions, (session) => run(writeScenario(session))),
      { ...running(60, 4_701) },
    );
  });

  it('is a link that opens as the same session, and nothing that the page offers is malformed', () => {
    fc.assert(
      fc.property(sessions, (session) => {
        expect(malformed(session)).toBeUndefined();
        expect(openLink(linkOf(session) as string)).toEqual({ session });
      }),
      running(60, 4_702),
    );
  });

  it('is exported with other things to expect where it goes on, and a test that expects them fails', () => {
    const paid = tell(beginning, {
      type: 'payment.captured',
      payment: 'card',
      reference: 'c',
      amount: { amount: 50_00, currency: 'EUR' },
    });
    const test = writeScenario(paid);
    run(test);
    expect(() => run(test.replace("'paid'", "'unpaid'"))).toThrow('payment: expected unpaid, is paid');
    expect(() => run(test.replace('amount: 5000', 'amount: 4000'))).toThrow('The story ends otherwise');
  });

  it('is exported as a program that runs by itself', () => {
    const choices = { ...beginning.choices, shop: 'matjari', policy: { completedWhen: 'delivered' } } as const;
    const capture = {
      type: 'payment.captured',
      payment: 'card',
      reference: "it's",
      amount: { amount: 50_00, currency: 'EUR' },
    };
    const session = tell({ ...beginning, choices }, capture, { ...capture, id: 'e1' }, { type: 'tag.add', tag: 'vip' });
    const text = writeScenario(session);
    expect(text).toMatchInlineSnapshot(`
      "import { defineOrder } from 'order-actor';
      import { matjari } from 'order-actor/presets/matjari';
      import { given } from 'order-actor/testing';

      given({
        definition: defineOrder(matjari.options),
        policy: { completedWhen: 'delivered' },
        lines: { shirt: { quantity: 2, total: 4000 }, mug: { total: 1000 } },
        payments: { card: 'card' },
        parcels: { box: { shirt: 2, mug: 1 } },
      })
        .when({ type: 'payment.captured', payment: 'card', reference: 'it\\'s', amount: 5000 })
        .when({
          type: 'payment.captured',
          payment: 'card',
          reference: 'it\\'s',
          amount: 5000,
          id: 'e1',
        })
        .then({ outcome: 'duplicate' })
        .when({ type: 'tag.add', tag: 'vip' })
        .then({ outcome: 'rejected', reasons: ['forbidden_by_policy'] })
        .then({
          status: {
            overall: 'processing',
            payment: 'paid',
            fulfillment: 'unfulfilled',
            returns: 'none',
          },
          rules: {
            payment: 'all_owed_is_captured',
            fulfillment: 'no_work_begun',
            returns: 'nothing_comes_back',
            overall: 'money_or_work_has_begun',
          },
          payments: { card: 'captured' },
          fulfillments: { box: 'open' },
        });
      "
    `);
    runProgram(text);
  });
});

describe('a link', () => {
  it('of any text never throws, and holds a session or says why not', () => {
    const values = fc.oneof(
      fc.string(),
      fc.jsonValue().map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
      fc
        .record({
          choices: fc.constant(beginning.choices),
          events: fc.array(fc.record({ type: fc.constantFrom('payment.captured', 'x') }, { requiredKeys: ['type'] })),
          at: fc.nat({ max: 3 }),
        })
        .map((value) => Buffer.from(JSON.stringify(value)).toString('base64url')),
    );
    fc.assert(
      fc.property(values, (link) => {
        const opened = openLink(link);
        expect('session' in opened || typeof opened.broken === 'string').toBe(true);
      }),
      running(300, 4_703),
    );
  });
});

it.each(Object.entries(guides))('a word of the %s axis leads to its guide as the site calls it', (axis, guide) => {
  const text = readFileSync(new URL(`../../docs/statuses-${axis}.md`, import.meta.url), 'utf8');

  expect(/^title: (.*)$/m.exec(text)?.[1]?.replaceAll(' ', '_')).toBe(guide);
});
