import { afterAll, beforeAll, expect, it } from 'vitest';
import { storyNames } from '../../docs/playground/stories.ts';
import { openSite, press, type Site, wordsOn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

it('is loaded in one go, says what to look at, and is stepped through', async () => {
  const { page, faults } = await site.visit();
  await page.selectOption('#story-choice', 'captured-twice');
  expect(await page.locator('#story h2').textContent()).toBe('Captured twice');
  expect(await page.locator('#story p').textContent()).toContain('known already');
  expect(await page.locator('#time output').textContent()).toBe('Step 0 of 4');
  const next = page.locator('[data-key="story-next"]');
  expect(await next.textContent()).toBe('Next: Payment received');
  await next.press('Enter');
  await page.keyboard.press('Enter');
  expect(await page.locator('#line').textContent()).toContain('Known already');
  await next.click();
  expect((await wordsOn(page))[1]).toBe('overpaid');
  await next.click();
  expect(await page.locator('#story').textContent()).toContain('That was the story');
  expect(faults).toEqual([]);
});

it.each(storyNames)('%s has an address, and its link opens as it stands', async (name) => {
  const { page, faults } = await site.visit(`?story=${name}`);
  expect(await page.locator('#story-choice').inputValue()).toBe(name);
  await page.locator('[data-key="story-next"]').click();
  const theirs = await site.visit(new URL(page.url()).hash);
  expect(await theirs.page.locator('#story').innerText()).toBe(await page.locator('#story').innerText());
  expect(await theirs.page.locator('#time output').textContent()).toContain('Step 1');
  expect(faults).toEqual([]);
});

it('ends where something else is sent, and the browser goes back to what was there before it', async () => {
  const { page, faults } = await site.visit();
  await press(page, 'payment.authorize', '#commands');
  await page.selectOption('#story-choice', 'late-money');
  await page.goBack();
  await page.locator('#line', { hasText: 'Authorize payment' }).waitFor();
  await page.goForward();
  await page.locator('#story h2').waitFor();
  await press(page, 'payment.captured', '#facts');
  expect(await page.locator('#story').textContent()).toBe('');
  expect(await page.locator('#story-choice').inputValue()).toBe('');
  expect(faults).toEqual([]);
});

it('that there is not is told', async () => {
  const { page } = await site.visit('?story=__proto__');
  expect(await page.locator('#dialog h2').textContent()).toBe('This link cannot be opened');
  expect(await page.locator('#dialog pre').textContent()).toBe('__proto__');
});
