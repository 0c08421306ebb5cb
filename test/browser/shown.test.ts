import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { edit, openSite, press, type Site, wordsOn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const phone = { width: 375, height: 812 };

interface Found {
  readonly id: string;
  readonly impact: string;
  readonly nodes: readonly { readonly target: unknown }[];
}

/** Faults that keep somebody from using the page, each with where it is. */
async function faultsIn(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  const { violations } = (await page.evaluate('axe.run(document)')) as { readonly violations: readonly Found[] };
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${JSON.stringify(target)}`));
}

/** Something of everything: a refusal, a discrepancy, an open request, a future, and all that folds is open. */
async function fill(page: Page): Promise<void> {
  await press(page, 'payment.refunded', '#facts');
  await page.check('input[value="kept"]');
  await press(page, 'payment.captured', '#facts');
  await edit(page, 'fulfillment.ship', (told) => told);
  await press(page, 'payment.authorize', '#commands');
  await page.click('[data-key="back"]');
  await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
}

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  it.each([
    ['desktop', { width: 1280, height: 900 }],
    ['phone', phone],
  ])('has no serious fault for those who cannot see or use a mouse, at the width of a %s', async (_, viewport) => {
    const { page } = await site.visit('', { colorScheme, viewport });
    await fill(page);
    expect(await faultsIn(page)).toEqual([]);
    await page.click('#tab-facts');
    expect(await faultsIn(page)).toEqual([]);
    await page.click('[data-key="export"]');
    expect(await faultsIn(page)).toEqual([]);
  });

  it('has none where a story is told and plugins are on, either', async () => {
    const { page } = await site.visit('?story=delivered-after-cancel', { colorScheme, viewport: phone });
    for (let step = 0; step < 4; step += 1) await page.click('[data-key="story-next"]');
    await page.evaluate('for (const one of document.querySelectorAll("details")) one.open = true');
    await page.check('#plugin-gift-wrapping');
    await page.check('#plugin-three-tiers');
    expect(await page.locator('.mends').count()).toBe(2);
    expect(await faultsIn(page)).toEqual([]);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  });
});

it.each(['en', 'ar', 'nb', 'sv', 'el', 'zh'])('fits a phone in %s, with all that folds open', async (language) => {
  const { page, faults } = await site.visit('', { viewport: phone });
  await page.selectOption('#language', language);
  await fill(page);
  expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(phone.width);
  expect(await page.locator('html').getAttribute('lang')).toBe(language);
  expect(await page.locator('body').innerText()).not.toMatch(/undefined|NaN|\{\w+\}|\[object/);
  expect(faults).toEqual([]);
});

it('is laid out from right to left in Arabic', async () => {
  const { page } = await site.visit();
  const left = async (selector: string) => (await page.locator(selector).boundingBox())?.x ?? Number.NaN;
  expect(await left('#words .overall')).toBeLessThan(await left('#words .payment'));
  await page.selectOption('#language', 'ar');
  expect(await page.locator('html').getAttribute('dir')).toBe('rtl');
  expect(await left('#words .overall')).toBeGreaterThan(await left('#words .payment'));
  expect(await left('#commands')).toBeGreaterThan(await left('#outcome'));
  expect(await left('[data-key="back"]')).toBeGreaterThan(await left('[data-key="forward"]'));
  await press(page, 'payment.captured', '#facts');
  expect(await page.locator('#words .payment .said').textContent()).toBe('تم الدفع بنجاح');
  expect(await page.locator('#line').textContent()).toContain('تم استلام المبلغ: تم.');
});

it('says on a phone what came of it wherever one is, and leads there', async () => {
  const { page } = await site.visit('', { viewport: phone });
  const inSight = async (selector: string) => {
    const { y = -1, height = 0 } = (await page.locator(selector).boundingBox()) ?? {};
    return y >= 0 && y + height <= phone.height;
  };
  await page.locator('[data-key="share"]').click();
  expect(await inSight('#line')).toBe(true);
  await press(page, 'payment.capture', '#commands');
  expect(await inSight('#line')).toBe(true);
  await page.click('#to-outcome');
  expect(await inSight('#outcome-title')).toBe(true);
  expect(await page.evaluate('document.activeElement.id')).toBe('outcome-title');
});

it('leads from each word to what it means', async () => {
  const { page } = await site.visit();
  const links = page.locator('#words .said a');
  expect(await links.evaluateAll((all) => all.map((one) => one.getAttribute('href')))).toEqual([
    '../documents/Overall_statuses.html#pending',
    '../documents/Payment_statuses.html#pending',
    '../documents/Fulfillment_statuses.html#unfulfilled',
    '../documents/Return_statuses.html#none',
  ]);
});

it('is used with the keyboard alone, and the focus stays where it was', async () => {
  const { page } = await site.visit();
  const focused = () => page.evaluate('document.activeElement.dataset.key ?? document.activeElement.id');
  await page.locator('#tab-commands').focus();
  await page.keyboard.press('ArrowRight');
  expect(await focused()).toBe('tab-facts');
  await page.keyboard.press('ArrowLeft');
  expect(await focused()).toBe('tab-commands');
  await page.keyboard.press('Tab');
  expect(await focused()).toBe('asker');
  await page.locator('#commands button[data-type="payment.authorize"]').focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('#line').textContent()).toContain('Authorize payment');
  expect(await focused()).toBe('outcome-title');
  await page.locator('[data-key="back"]').focus();
  await page.keyboard.press('Enter');
  expect(await page.locator('#time output').textContent()).toBe('Step 0 of 1');
  expect(await focused()).toBe('outcome-title');
  await page.locator('[data-key="moment-1"]').press('Enter');
  expect(await focused()).toBe('moment-1');
});

it('asks for nothing but its own three files, and may not', async () => {
  const { page, faults, requests } = await site.visit();
  await fill(page);
  await page.click('[data-key="export"]');
  expect(requests.map((url) => url.replace(site.origin, ''))).toEqual(['', 'style.css', 'playground.js']);
  expect(faults).toEqual([]);
  const sent = await page.evaluate(`fetch('https://example.org').then(() => 'sent', () => 'kept back')`);
  expect(sent).toBe('kept back');
  expect(faults.join()).toContain('Content Security Policy');
});

it('says so where there is no JavaScript', async () => {
  const { page } = await site.visitPlain();
  expect(await page.locator('body').innerText()).toContain('it needs JavaScript');
});

it('shows every order in every shop', async () => {
  const { page, faults } = await site.visit();
  const shops = await page.locator('#shop option').evaluateAll((all) => all.map((one) => one.getAttribute('value')));
  for (const shop of shops) {
    await page.selectOption('#shop', String(shop));
    for (const sample of ['card', 'split', 'cash', 'digital']) {
      await page.selectOption('#sample', sample);
      expect(await wordsOn(page)).toHaveLength(4);
      expect(await page.locator('#commands button[data-type]').count()).toBeGreaterThan(20);
    }
  }
  expect(faults).toEqual([]);
});
