import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serve } from '../../docs/site/serve.ts';

const folder = fileURLToPath(new URL('../../.site', import.meta.url));
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** One page of each kind: text with code, a wide table, a drawing, the reference of an interface, an index. */
const pages = [
  'index.html',
  'documents/Payments.html',
  'documents/Performance.html',
  'documents/Frequent_questions.html',
  'documents/States_of_a_payment.html',
  'documents/Events.html',
  'documents/Payment_statuses.html',
  'documents/Matjari.html',
  'documents/Facts,_commands,_statuses.html',
  'interfaces/order-actor.OrderDefinition.html',
  'modules.html',
];

let browser: Browser;
let server: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  if (!existsSync(join(folder, 'index.html'))) throw new Error('There is no site yet: npm run docs makes it.');
  server = await serve(folder);
  browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
});
afterAll(async () => {
  await browser?.close();
  await server?.close();
});

interface Reader {
  readonly width?: number;
  readonly colorScheme?: 'light' | 'dark';
  readonly scripts?: boolean;
}

async function reading(path: string, { width = 1280, colorScheme = 'light', scripts = true }: Reader = {}) {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    colorScheme,
    javaScriptEnabled: scripts,
  });
  const page = await context.newPage();
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  await page.goto(`${server.url}${path}`);
  if (scripts) await page.locator('#tsd-nav-container summary').first().waitFor({ state: 'attached' });
  return { page, requests };
}

/** What axe-core finds that keeps people out. */
async function graveFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { axe } = globalThis as unknown as {
      axe: {
        run(): Promise<{
          violations: { id: string; impact: string; nodes: { target: unknown[]; failureSummary: string }[] }[];
        }>;
      };
    };
    const { violations } = await axe.run();
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .flatMap(({ id, nodes }) => nodes.slice(0, 3).map((node) => `${id}: ${node.target} ${node.failureSummary}`));
  });
}

describe.each(pages)('%s', (path) => {
  it.each([375, 768, 1280])('fits a screen of %i pixels, and asks for nothing from elsewhere', async (width) => {
    const { page, requests } = await reading(path, { width });

    const beyond = 'document.documentElement.scrollWidth - document.documentElement.clientWidth';
    expect(await page.evaluate(beyond)).toBe(0);
    expect(requests.filter((url) => !url.startsWith(server.url))).toEqual([]);
    await page.context().close();
  });

  it.each(['light', 'dark'] as const)('keeps nobody out in %s colors', async (colorScheme) => {
    const { page } = await reading(path, { colorScheme });

    expect(await graveFaults(page)).toEqual([]);
    await page.context().close();
  });

  it('is read and left without scripts, on a narrow screen too', async () => {
    for (const width of [375, 1280]) {
      const { page } = await reading(path, { width, scripts: false });

      await page.locator('h1').first().waitFor({ state: 'visible' });
      await page.getByRole('link', { name: 'Frequent questions' }).last().click();
      await page.waitForURL(/Frequent_questions/);
      await page.context().close();
    }
  });
});

describe('the site', () => {
  it('finds a function by its name', async () => {
    const { page } = await reading('index.html');

    await page.locator('#tsd-search-trigger').click();
    await page.locator('#tsd-search-input').fill('apply');
    const first = page.locator('#tsd-search-results a', { hasText: 'apply' }).first();
    await first.waitFor({ state: 'visible' });
    expect(await first.getAttribute('href')).toMatch(/apply/);
    await page.context().close();
  });

  it('finds a guide by a word in its text', async () => {
    const { page } = await reading('index.html');

    await page.locator('#tsd-search-trigger').click();
    await page.locator('#tsd-search-input').fill('chargeback');
    await page.locator('#tsd-search-results a', { hasText: 'Payments' }).first().waitFor({ state: 'visible' });
    await page.context().close();
  });

  it('finds the guide with a section on a word before those that only mention it', async () => {
    const { page } = await reading('index.html');

    await page.locator('#tsd-search-trigger').click();
    await page.locator('#tsd-search-input').fill('on_hold');
    const guides = page.locator('#tsd-search-results li:has([href*="documents/"])');
    await guides.first().waitFor({ state: 'visible' });
    expect(['Overall statuses', 'Fulfillment statuses']).toContain((await guides.first().textContent())?.trim());
    await page.context().close();
  });

  it('tells its whole name on a phone', async () => {
    const { page } = await reading('index.html', { width: 375 });

    const title = page.locator('.tsd-toolbar-contents .title');
    expect(await title.innerText()).toBe('order-actor');
    expect(await title.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeLessThanOrEqual(0);
    await page.context().close();
  });

  it('is walked by the keyboard, and shows where one is', async () => {
    const { page } = await reading('documents/Payments.html');

    for (const name of ['order-actor - v', 'Playground', 'Reference', 'Search']) {
      await page.keyboard.press('Tab');
      const here = page.locator(':focus-visible');
      expect(`${await here.textContent()}${await here.getAttribute('aria-label')}`).toContain(name);
      expect(await page.evaluate('getComputedStyle(document.activeElement).outlineStyle')).toBe('solid');
    }
    await page.context().close();
  });

  it('leads through the guides in their order', async () => {
    const { page } = await reading('documents/A_first_order.html');

    await page.locator('.walk .next a').click();
    await page.waitForURL(/Facts/);
    await page.locator('.walk .next a').click();
    await page.waitForURL(/Overall_statuses/);
    await page.context().close();
  });
});
