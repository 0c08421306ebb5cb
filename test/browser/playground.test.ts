import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runProgram } from '../support/program.ts';
import { answer, edit, openSite, press, type Site, stateOf, wordsOn } from './site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

const line = (page: Page) => page.locator('#line').textContent();

describe('a life', () => {
  it('goes from placement over shipping and a return to completed, with commands, their answers and facts', async () => {
    const { page, faults } = await site.visit();
    expect(await wordsOn(page)).toEqual(['pending', 'pending', 'unfulfilled', 'none']);

    await press(page, 'payment.authorize', '#commands');
    expect(await line(page)).toBe(
      'Authorize payment: Noted. Waiting for an answer: Authorize at the payment provider.',
    );
    await answer(page, 'authorize_payment', 'payment.authorized');
    expect(await wordsOn(page)).toEqual(['processing', 'authorized', 'unfulfilled', 'none']);
    await press(page, 'fulfillment.pack', '#commands');
    await press(page, 'fulfillment.ship', '#commands');
    expect(await wordsOn(page)).toEqual(['shipped', 'authorized', 'fulfilled', 'none']);
    await press(page, 'payment.capture', '#commands');
    await answer(page, 'capture_payment', 'payment.captured');
    await press(page, 'fulfillment.delivered', '#facts');
    expect(await wordsOn(page)).toEqual(['completed', 'paid', 'delivered', 'none']);

    await press(page, 'return.requested', '#facts');
    await press(page, 'return.approve', '#commands');
    await press(page, 'return.receive', '#commands');
    await press(page, 'return.inspect', '#commands');
    expect(await wordsOn(page)).toEqual(['shipped', 'overpaid', 'delivered', 'inspection_complete']);
    await press(page, 'payment.refund', '#commands');
    await answer(page, 'refund_payment', 'payment.refunded');
    await answer(page, 'restock', 'return.restocked');
    await press(page, 'return.close', '#commands');
    expect(await wordsOn(page)).toEqual(['completed', 'partially_refunded', 'delivered', 'partially_returned']);

    expect(await page.locator('#words .overall .said').textContent()).toBe('Completed');
    expect(await page.locator('#words .overall code').textContent()).toBe('completed_by_policy');
    expect(await page.locator('#words .payment .figures').textContent()).toContain('refunded€30.00');
    expect(await stateOf(page, 'return return-1')).toBe('closed');
    expect(await page.locator('#history li').count()).toBe(16);
    expect(faults).toEqual([]);
  });

  it('shows each part as a diagram in which the present state is lit, and its ledger', async () => {
    const { page } = await site.visit();
    const lit = () => page.locator('[data-chart="payment card"] .state.current text').textContent();
    expect(await lit()).toBe('Pending');
    await press(page, 'payment.captured', '#facts');
    expect(await lit()).toBe('Paid');
    expect(await page.locator('[data-part="payment card"] .states [aria-current]').textContent()).toBe('Paid');
    await page.locator('[data-part="payment card"] summary').click();
    expect(await page.locator('[data-part="payment card"] tbody').innerText()).toContain('card-captured-1');
  });
});

describe('a command', () => {
  it('that may not be sent now is shown disabled, with its reasons in the chosen language', async () => {
    const { page } = await site.visit();
    const ship = page.locator('#commands li:has(> button[data-type="fulfillment.ship"])');
    const reason = ship.locator('[data-reason="unpaid"]');
    expect(await ship.locator('button[data-type]').isDisabled()).toBe(true);
    expect(await reason.textContent()).toContain('€50.00');
    // A list of ids is split at blanks.
    const [id, ...others] =
      (await ship.locator('button[data-type]').getAttribute('aria-describedby'))?.split(/\s+/) ?? [];
    expect(others).toEqual([]);
    expect(await page.locator(`[id="${id}"]`).textContent()).toBe(await ship.locator('.reasons').textContent());
    expect(await reason.locator('a').getAttribute('href')).toBe('../documents/Reasons.html#unpaid');
    await page.selectOption('#language', 'sv');
    expect((await reason.textContent())?.replaceAll(/[\u2066-\u2069\u00a0]/g, ' ')).toMatch(/50,00 +€/);
  });

  it('that is sent all the same is refused, and says why', async () => {
    const { page, faults } = await site.visit();
    await edit(page, 'fulfillment.ship', (told) => told);
    expect(await line(page)).toBe('Ship parcel: Refused.');
    expect(await page.locator('#outcome [data-reason]').getAttribute('data-reason')).toBe('unpaid');
    expect(await wordsOn(page)).toEqual(['pending', 'pending', 'unfulfilled', 'none']);
    expect(faults).toEqual([]);
  });

  it('that is altered to nonsense is not taken, and the page says what is wrong with it', async () => {
    const { page, faults } = await site.visit();
    await page.locator('#commands .edit').first().click();
    await page.locator('#dialog textarea').fill('[1]');
    await page.locator('#dialog .main').click();
    expect(await page.locator('#dialog [role="alert"]').textContent()).toBe('This is no JSON object with a type.');
    await page.locator('#dialog textarea').fill('{ "type": "payment.capture", "payment": 7 }');
    await page.locator('#dialog .main').click();
    expect(await line(page)).toContain('payment');
    expect(await page.locator('#history li').count()).toBe(1);
    expect(faults).toEqual([]);
  });

  it('is offered to whoever may send it', async () => {
    const { page } = await site.visit();
    await page.selectOption('#asker', 'customer');
    const cancel = page.locator('#commands button[data-type="order.cancel"]').first();
    const note = page.locator('#commands li:has(> button[data-type="note.add"])');
    expect(await cancel.isEnabled()).toBe(true);
    expect(await note.locator('[data-reason]').first().getAttribute('data-reason')).toBe('not_authorized');
  });
});

describe('a fact', () => {
  it('that comes twice is a duplicate, and moves nothing', async () => {
    const { page } = await site.visit();
    await page.click('#tab-facts');
    await page.check('input[value="twice"]');
    await press(page, 'payment.captured', '#facts');
    expect(
      await page
        .locator('#history li[data-outcome]')
        .evaluateAll((all) => all.map((li) => li.getAttribute('data-outcome'))),
    ).toEqual(['duplicate', 'applied', 'applied']);
    expect(await line(page)).toBe('Payment received: Known already.');
    expect(await wordsOn(page)).toEqual(['processing', 'paid', 'unfulfilled', 'none']);
  });

  it('that overtakes another leads to the same order, whichever comes first', async () => {
    const { page } = await site.visit();
    await page.click('#tab-facts');
    await page.check('input[value="kept"]');
    await press(page, 'payment.captured', '#facts');
    await press(page, 'payment.refunded', '#facts');
    await page.locator('.kept button[data-type="payment.refunded"]').click();
    expect(await page.locator('[data-discrepancy="refund_without_capture"]').count()).toBe(1);
    await page.locator('.kept button[data-type="payment.captured"]').click();
    expect(await page.locator('[data-discrepancy]').count()).toBe(0);
    expect((await wordsOn(page))[1]).toBe('refunded');
  });

  it('about what nobody told the order of is kept: money makes its tender, all else waits for its part', async () => {
    const { page } = await site.visit();
    await press(page, 'fulfillment.delivered', '#facts', 'unknown-parcel');
    expect(await line(page)).toBe('Parcel delivered: Waiting. Does not add up: 1.');
    expect(await page.locator('[data-discrepancy="parked_fact"]').textContent()).toContain('Parcel delivered');
    await press(page, 'payment.captured', '#facts', 'unknown-card');
    expect(await stateOf(page, 'payment unknown-card')).toBe('captured');
    expect(await page.locator('[data-discrepancy="undeclared_payment"]').count()).toBe(1);
  });

  it('that is late says when it happened', async () => {
    const { page } = await site.visit();
    await page.click('#tab-facts');
    await page.check('input[value="late"]');
    await press(page, 'fulfillment.shipped', '#facts');
    await page.locator('[data-part="fulfillment box"] summary').click();
    expect(await page.locator('[data-part="fulfillment box"] tbody').innerText()).toContain('Feb 27, 2026');
  });
});

describe('what does not add up', () => {
  it('is told with what would mend it, and with what has mended it', async () => {
    const { page, faults } = await site.visit('?story=webhook-early');
    await page.click('[data-key="story-next"]');
    expect(await line(page)).toContain('Does not add up: 1.');
    const doubt = page.locator('[data-discrepancy="refund_without_capture"]');
    expect(await doubt.locator('button').allInnerTexts()).toEqual([expect.stringContaining('Payment received')]);
    await doubt.locator('button').press('Enter');
    expect(await page.locator('[data-discrepancy]').count()).toBe(0);
    expect(await page.locator('[data-mended="refund_without_capture"]').count()).toBe(1);
    expect(await line(page)).not.toContain('Does not add up');
    expect(faults).toEqual([]);
  });

  it('is mended by what is on its way, by the parcel that it waits for, or by nothing', async () => {
    const { page } = await site.visit();
    await page.click('#tab-facts');
    await page.check('input[value="kept"]');
    await press(page, 'payment.captured', '#facts');
    await page.check('input[value="now"]');
    await press(page, 'payment.refunded', '#facts');
    await page.locator('[data-discrepancy="refund_without_capture"] button').first().click();
    expect(await page.locator('.kept').count()).toBe(0);

    await press(page, 'fulfillment.delivered', '#facts', 'unknown-parcel');
    expect(await page.locator('.means').textContent()).toContain('applied as soon as');
    await page.locator('[data-discrepancy="parked_fact"] button[data-type="fulfillment.shipped"]').click();
    expect(await stateOf(page, 'fulfillment unknown-parcel')).toBe('delivered');

    const told = await site.visit('?story=told-differently');
    await told.page.locator('#time input').press('End');
    expect(await told.page.locator('.mends').textContent()).toContain('It stays told.');
  });
});

describe('time', () => {
  it('goes back and forward, and what is sent in the past replaces the future', async () => {
    const { page } = await site.visit();
    await press(page, 'payment.captured', '#facts');
    await press(page, 'fulfillment.ship', '#commands');
    await page.click('[data-key="back"]');
    expect((await wordsOn(page))[0]).toBe('processing');
    await page.click('[data-key="moment-0"]');
    expect((await wordsOn(page))[0]).toBe('pending');
    expect(await page.locator('.entry.future').count()).toBe(2);
    await page.click('[data-key="forward"]');
    await page.locator('#time input').press('End');
    expect((await wordsOn(page))[0]).toBe('completed');
    await page.locator('#time input').press('ArrowLeft');
    await press(page, 'order.archive', '#commands');
    expect(await page.locator('#time output').textContent()).toBe('Step 2 of 2');
  });

  it('can pass: a deadline that is due is an event like any other', async () => {
    const { page } = await site.visit();
    await page.selectOption('#shop', 'wechatMall');
    await answer(page, 'schedule_deadline', 'deadline.fired');
    expect((await wordsOn(page))[0]).toBe('canceled');
  });
});

it('plays the same events again under another policy and in another shop', async () => {
  const { page } = await site.visit();
  await press(page, 'payment.captured', '#facts');
  await press(page, 'fulfillment.ship', '#commands');
  expect((await wordsOn(page))[0]).toBe('completed');
  await page.click('[data-key="policies"]');
  await page.selectOption('#policy-completedWhen', 'delivered');
  expect((await wordsOn(page))[0]).toBe('shipped');
  await page.selectOption('#shop', 'matjari');
  expect(await page.locator('.theirs').textContent()).toContain('في الطريق');
  await page.selectOption('#sample', 'cash');
  expect(await page.locator('#history li').count()).toBe(1);
});

it('is exported as a test that runs, and fails where the order ends otherwise', async () => {
  const { page } = await site.visit();
  await press(page, 'payment.captured', '#facts');
  await edit(page, 'payment.void', (told) => told);
  await press(page, 'fulfillment.ship', '#commands');
  await page.click('[data-key="export"]');
  const test = await page.locator('#dialog textarea').inputValue();
  expect(test).toContain(".when({ type: 'fulfillment.ship', fulfillment: 'box' })");
  runProgram(test);
  expect(() => runProgram(test.replace("overall: 'completed'", "overall: 'shipped'"))).toThrow('ends otherwise');
});
