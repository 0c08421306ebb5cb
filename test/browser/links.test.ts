import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { longestLink } from '../../docs/playground/link.ts';
import { openSite, press, type Site, wordsOn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const choices = { shop: 'core', language: 'en', sample: 'card', policy: {} };
const linkOf = (value: unknown) => `#${Buffer.from(JSON.stringify(value)).toString('base64url')}`;

it('is a page that somebody else sees as it was: choices, events and the moment that is looked at', async () => {
  const mine = await site.visit();
  await mine.page.selectOption('#language', 'nb');
  await press(mine.page, 'payment.captured', '#facts');
  await press(mine.page, 'fulfillment.ship', '#commands');
  await mine.page.click('[data-key="back"]');

  const theirs = await site.visit(new URL(mine.page.url()).hash);
  expect(await wordsOn(theirs.page)).toEqual(['processing', 'paid', 'unfulfilled', 'none']);
  for (const part of ['#words', '#history', '#parts', '#time'])
    expect(await theirs.page.locator(part).innerText()).toBe(await mine.page.locator(part).innerText());
  expect(await theirs.page.locator('html').getAttribute('lang')).toBe('nb');
});

it('is copied with a button', async () => {
  const { page } = await site.visit('', { permissions: ['clipboard-read', 'clipboard-write'] });
  await press(page, 'payment.captured', '#facts');
  await page.click('[data-key="share"]');
  await page.getByText('The link is copied.').waitFor();
  expect(await page.evaluate('navigator.clipboard.readText()')).toBe(page.url());
});

it('is opened when it is pasted over the one that is open', async () => {
  const { page } = await site.visit();
  const event = { type: 'order.confirmed', reference: 'c-1' };
  await page.evaluate(`location.hash = '${linkOf({ choices, events: [event], at: 1 })}'`);
  await page.locator('[data-word="processing"]').waitFor();
  expect(await page.locator('#history li').count()).toBe(2);
});

describe('a link that is broken says so', () => {
  const event = { type: 'order.confirmed', reference: 'c-1' };
  const attack = '<img src=x onerror="window.attacked = 1"><script>window.attacked = 1</script>';
  const far = '+275760-09-13T00:00:00.000Z';
  it.each<[what: string, hash: string, says: string]>([
    ['cut off', linkOf({ choices, events: [event], at: 1 }).slice(0, -7), 'cannot be read'],
    ['no base64', '#%F0%9F%92%A9', 'cannot be read'],
    ['no UTF-8', `#${Buffer.from([0xff, 0xfe, 0xfd]).toString('base64url')}`, 'cannot be read'],
    ['too long', `#${'A'.repeat(longestLink + 1)}`, 'longer than any link'],
    ['a list', linkOf([]), 'does not hold'],
    ['null', linkOf(null), 'does not hold'],
    ['of an unknown shop', linkOf({ choices: { ...choices, shop: '__proto__' }, events: [], at: 0 }), 'does not hold'],
    [
      'with an unknown policy',
      linkOf({ choices: { ...choices, policy: { free: true } }, events: [], at: 0 }),
      'does not',
    ],
    ['from the future', linkOf({ choices, events: [], at: 1 }), 'does not hold'],
    ['with too many events', linkOf({ choices, events: Array(201).fill({ type: 'a' }), at: 0 }), 'does not hold'],
    ['with an unknown event', linkOf({ choices, events: [{ type: attack }], at: 0 }), 'an event that is none'],
    ['with a wrong event', linkOf({ choices, events: [{ ...event, reference: 7 }], at: 1 }), 'an event that is none'],
    [
      'with a foreign prototype',
      linkOf({ choices, events: [event], at: 1 }).replace(
        /^#.*/,
        `#${Buffer.from('{"__proto__":{"at":1},"choices":{}}').toString('base64url')}`,
      ),
      'does not hold',
    ],
    ['at no instant', linkOf({ choices, events: [{ ...event, at: far }], at: 1 }), ''],
  ])('%s', async (_, hash, says) => {
    const { page, faults, requests } = await site.visit(hash);
    expect(await page.locator('#dialog h2').textContent()).toBe('This link cannot be opened');
    expect(await page.locator('#dialog [role="alert"]').textContent()).toContain(says);
    expect(await page.evaluate('window.attacked')).toBeUndefined();
    await page.locator('#dialog button').last().click();
    await press(page, 'payment.captured', '#facts');
    expect(await wordsOn(page)).toEqual(['processing', 'paid', 'unfulfilled', 'none']);
    expect(faults).toEqual([]);
    expect(requests.filter((url) => !url.startsWith(site.origin))).toEqual([]);
  });

  it('shows what a stranger wrote as text', async () => {
    const told = [
      { type: 'note.add', text: attack, visibility: 'staff' },
      { type: 'payment.captured', payment: attack, reference: attack, amount: { amount: 1, currency: 'EUR' } },
    ];
    const { page, faults } = await site.visit(linkOf({ choices, events: told, at: 2 }));
    expect(await page.locator('#history').innerText()).toContain(attack);
    expect(await page.locator('#parts h3').first().textContent()).toContain(attack);
    expect(await page.locator('img').count()).toBe(0);
    expect(await page.evaluate('window.attacked')).toBeUndefined();
    expect(faults).toEqual([]);
  });
});
