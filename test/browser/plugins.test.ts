import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exampleNames } from '../../docs/playground/plugins.ts';
import { faultsIn } from '../docs/compiled.ts';
import { runProgram } from '../support/program.ts';
import { answer, openSite, press, type Site, stateOf, wordsOn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

/** A fresh page whose shop has the plugins of these examples. */
async function visitWith(...examples: readonly string[]) {
  const visit = await site.visit();
  await visit.page.getByText('Plugins', { exact: true }).click();
  for (const example of examples) await visit.page.check(`#plugin-${example}`);
  return visit;
}

const word = (page: Page) => page.locator('#words .overall .said').textContent();
const stands = (page: Page) => page.locator('#words .custom').textContent();

describe('a plugin that is switched on', () => {
  it('shows its word over that of the library, refuses with a reason of its own, and has a diagram', async () => {
    const { page, faults } = await visitWith('gift-wrapping');
    await press(page, 'gift.ask', '#commands');
    expect(await word(page)).toBe('To be wrapped');
    expect(await stands(page)).toBe('shown in place of Pending');
    expect(await wordsOn(page)).toEqual(['pending', 'pending', 'unfulfilled', 'none']);
    expect(await page.locator('#line').textContent()).toBe('gift.ask: Done. Order: Pending → To be wrapped.');

    const pack = page.locator('#commands li:has(> button[data-type="fulfillment.pack"])');
    expect(await pack.locator('[data-reason]').getAttribute('data-reason')).toBe('plugin_veto');
    expect(await stateOf(page, 'plugin gift')).toBe('asked');
    expect(await page.locator('[data-chart="plugin gift"] .current text').textContent()).toBe('To be wrapped');

    await press(page, 'gift.wrapped', '#facts');
    expect(await stateOf(page, 'plugin gift')).toBe('wrapped');
    await press(page, 'fulfillment.pack', '#commands');
    expect(await stateOf(page, 'fulfillment box')).toBe('packed');
    expect(faults).toEqual([]);
  });

  it('asks for things and has deadlines', async () => {
    const { page } = await visitWith('fraud-review');
    await press(page, 'fraud.suspected', '#facts');
    expect(await page.locator('.pending [data-effect]').evaluateAll((all) => all.length)).toBe(2);
    await answer(page, 'schedule_deadline', 'fraud.run_out');
    expect(await stateOf(page, 'plugin fraud')).toBe('calm');
    expect(await page.locator('.pending').count()).toBe(0);
  });

  it('is one of several: one word is shown, and the others are told', async () => {
    const { page, faults } = await visitWith(...exampleNames);
    await page.selectOption('#sample', 'rings');
    expect(await word(page)).toBe('Large order');
    await press(page, 'gift.ask', '#commands');
    await press(page, 'attention.set', '#commands');
    expect(await word(page)).toBe('Needs attention');
    expect(await stands(page)).toBe('shown in place of Pending · also stands: To be wrapped, Large order');
    await page.selectOption('#language', 'el');
    expect(await word(page)).toBe('Χρειάζεται προσοχή');
    expect(faults).toEqual([]);
  });

  it('is held by the link, and takes its events with it when it is switched off', async () => {
    const mine = await visitWith('gift-wrapping', 'needs-attention');
    await press(mine.page, 'gift.ask', '#commands');
    await press(mine.page, 'payment.captured', '#facts');
    const theirs = await site.visit(new URL(mine.page.url()).hash);
    for (const part of ['#words', '#history', '#parts', '#charts'])
      expect(await theirs.page.locator(part).innerText()).toBe(await mine.page.locator(part).innerText());
    await mine.page.uncheck('#plugin-gift-wrapping');
    expect(await word(mine.page)).toBe('Processing');
    expect(await mine.page.locator('#time output').textContent()).toBe('Step 1 of 1');
    expect(mine.faults).toEqual([]);
  });

  it('stands in the exported test, which compiles and runs by itself', async () => {
    const { page } = await visitWith('gift-wrapping', 'three-tiers');
    await page.selectOption('#shop', 'matjari');
    await press(page, 'gift.ask', '#commands');
    await press(page, 'engraving.asked', '#facts');
    await page.click('[data-key="export"]');
    const test = await page.locator('#dialog textarea').inputValue();
    expect(test).toContain('plugins: [gift, care, engraving, size],');
    expect(test).toContain(".when({ type: 'gift.ask', payload: { paper: 'red' } })");
    expect(test).toContain("custom: 'gift.asked'");
    runProgram(test);
    expect(faultsIn([{ page: 'exported', line: 1, language: 'ts', text: test }])).toEqual([]);
    expect(() => runProgram(test.replace("custom: 'gift.asked'", 'custom: null'))).toThrow('ends otherwise');
  });
});
