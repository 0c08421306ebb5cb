import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContextOptions, chromium, type Locator, type Page } from 'playwright-core';
import { buildPlayground } from '../../docs/playground/build.ts';
import { serve } from '../../docs/site/serve.ts';

/** The playground as it is built, served on loopback, with a real browser to visit it. */
export interface Site {
  readonly origin: string;
  /** A fresh page. What goes wrong in it is in `faults`, each address that it asked for in `requests`. */
  readonly visit: (hash?: string, options?: BrowserContextOptions) => Promise<Visit>;
  /** A page of a browser that runs no scripts. */
  readonly visitPlain: () => Promise<Pick<Visit, 'page'>>;
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
    visitPlain: async () => {
      const page = await browser.newPage({ javaScriptEnabled: false });
      await page.goto(server.url);
      return { page };
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

/** The state of a part as the page shows it. */
export async function stateOf(page: Page, part: string): Promise<string | null> {
  return page.locator(`[data-part="${part}"]`).getAttribute('data-state');
}

/** Presses the first button of a command or fact that may be pressed, of one part or any, in its tab; what is folded is opened first. */
export async function press(page: Page, type: string, within: '#commands' | '#facts', part?: string): Promise<void> {
  await page.locator(`[aria-controls="${within.slice(1)}-panel"]`).click();
  const ofPart = part === undefined ? '' : `[data-key*="${part}"]`;
  await click(page.locator(`${within} button${ofPart}[data-type="${type}"]:enabled`));
}

/** Alters a command and sends it, whether it may be sent now or not. */
export async function edit(page: Page, type: string, change: (told: object) => object): Promise<void> {
  await page.click('#tab-commands');
  await click(page.locator(`#commands button[data-type="${type}"] + .edit`));
  const text = page.locator('#dialog textarea');
  await text.fill(JSON.stringify(change(JSON.parse(await text.inputValue()))));
  await page.click('#dialog .main');
}

async function click(buttons: Locator): Promise<void> {
  const button = buttons.first();
  await button.evaluate((one) => {
    for (let at = one.closest('details'); at; at = at.parentElement?.closest('details') ?? null) at.open = true;
  });
  await button.click();
}

/** Lets the outside world answer what it was asked. */
export async function answer(page: Page, effect: string, fact: string): Promise<void> {
  await page.locator(`.pending [data-effect="${effect}"] button[data-type="${fact}"]`).first().click();
}
