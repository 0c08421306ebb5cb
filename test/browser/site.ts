import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { buildPlayground } from '../../docs/playground/build.ts';
import { serve } from '../../docs/site/serve.ts';

/** The playground as it is built, served on loopback, with a real browser to visit it. */
export interface Site {
  readonly origin: string;
  /** A fresh page. What goes wrong in it is in `faults`, each address that it asked for in `requests`. */
  readonly visit: (hash?: string, options?: BrowserContextOptions) => Promise<Visit>;
  readonly close: () => Promise<void>;
}

export interface Visit {
  readonly page: Page;
  readonly faults: string[];
  readonly requests: string[];
}

export async function openSite(): Promise<Site> {
  const folder = await mkdtemp(join(tmpdir(), 'playground-'));
  await buildPlayground(folder);
  const server = await serve(folder);
  const browser: Browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  return {
    origin: server.url,
    visit: async (hash = '', options = {}) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
      const page = await context.newPage();
      const faults: string[] = [];
      const requests: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()));
      page.on('request', (request) => requests.push(request.url()));
      await page.goto(`${server.url}${hash}`);
      await page.locator('#app').waitFor({ state: 'visible' });
      return { page, faults, requests };
    },
    close: async () => {
      await browser.close();
      await server.close();
      await rm(folder, { recursive: true });
    },
  };
}

/** The four words as the page shows them, in codes. */
export async function wordsOn(page: Page): Promise<string[]> {
  return page.locator('[data-word]').evaluateAll((all) => all.map((one) => one.getAttribute('data-word') ?? ''));
}

/** Presses the button of a command or fact; folded parts of the page are opened first. */
export async function press(page: Page, type: string, within = '#app'): Promise<void> {
  const tab = within === '#app' ? undefined : page.locator(`[aria-controls="${within.slice(1)}-panel"]`);
  await tab?.click();
  const button = page.locator(`${within} button[data-type="${type}"]`).first();
  await button.evaluate((one) => {
    for (let at = one.closest('details'); at; at = at.parentElement?.closest('details') ?? null) at.open = true;
  });
  await button.click();
}
