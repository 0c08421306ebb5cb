import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSite, press, type Site, wordsOn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

it('takes an order from placement to completed, with one command and one fact', async () => {
  const { page, faults, requests } = await site.visit();
  expect(await wordsOn(page)).toEqual(['pending', 'pending', 'unfulfilled', 'none']);

  await press(page, 'payment.captured', '#facts');
  expect(await wordsOn(page)).toEqual(['processing', 'paid', 'unfulfilled', 'none']);
  await press(page, 'fulfillment.ship', '#commands');
  expect(await wordsOn(page)).toEqual(['completed', 'paid', 'fulfilled', 'none']);

  expect(await page.locator('#words .overall .said').textContent()).toBe('Completed');
  expect(await page.locator('#words .overall code').textContent()).toBe('completed_by_policy');
  expect(await page.locator('#line').textContent()).toContain('Ship parcel: Done.');
  expect(faults).toEqual([]);
  expect(requests.filter((url) => !url.startsWith(site.origin))).toEqual([]);
});
