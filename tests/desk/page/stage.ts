// What tests of the page have in common: a browser for all of them, and for each a desk with a morning's wire that is closed after it.
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect } from 'vitest';
import { CHROMIUM, type LiveDesk, launch, openDesk, type Visit, visit } from './browser.ts';

/** Milliseconds that the page may take for what it does in a few: it tells a slow machine from a broken page. */
export const PATIENCE = 25_000;
export const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

export interface Stage {
  browser: Browser;
  desk: LiveDesk;
  /** Those of this test. What goes wrong in one fails the test. */
  visits: Visit[];
  /** Another desk in place of the one that is open. */
  reopen(...options: Parameters<typeof openDesk>): Promise<void>;
  /** The page at an address of the desk, when it has its rows and hears the desk. */
  open(query?: string, options?: Parameters<typeof visit>[2]): Promise<Page>;
}

/** Describes the page, where Chromium is: elsewhere it says that the tests were left out. */
export function describePage(name: string, tests: (stage: Stage) => void): void {
  if (!CHROMIUM) console.warn(`The page (${name}) was NOT tested: "npm run test:page" does it, in Chromium.`);
  describe.skipIf(!CHROMIUM)(CHROMIUM ? `the page: ${name}` : `the page: ${name}: LEFT OUT here`, () => {
    const stage = newStage();
    beforeAll(async () => {
      stage.browser = await launch();
    });
    afterAll(() => stage.browser?.close());
    beforeEach(async () => {
      stage.desk = await openDesk();
    });
    afterEach(async () => {
      const troubles = stage.visits.flatMap((each) => each.troubles);
      await Promise.all(stage.visits.map((each) => each.close()));
      stage.visits = [];
      await stage.desk.close();
      expect(troubles).toEqual([]);
    });
    tests(stage);
  });
}

function newStage(): Stage {
  const stage: Stage = {
    // Both are there when a test begins.
    browser: undefined as unknown as Browser,
    desk: undefined as unknown as LiveDesk,
    visits: [],
    async reopen(...options) {
      await stage.desk.close();
      stage.desk = await openDesk(...options);
    },
    async open(query = '', options = {}) {
      const opened = await visit(stage.browser, `${stage.desk.url}${query}`, options);
      stage.visits.push(opened);
      await opened.page
        .locator(query.includes('screen=') ? '#health h2' : '.row')
        .first()
        .waitFor();
      await opened.page.locator('#line[data-state="live"]').waitFor();
      return opened.page;
    },
  };
  return stage;
}

export function row(page: Page, name: string): Locator {
  return page.locator(`.row[data-id$=":${name}"]`);
}

export async function openRow(page: Page, name: string): Promise<void> {
  await row(page, name).locator('a').click();
  await page.locator(`#story article[data-id$=":${name}"]`).waitFor();
}

export function soon<T>(look: () => T) {
  return expect.poll(look, { timeout: PATIENCE });
}

export function rowsAre(page: Page, count: number): Promise<void> {
  return soon(() => page.locator('.row').count()).toBe(count);
}

export function headlines(page: Page): Promise<string[]> {
  return page.locator('.headline').allTextContents();
}

/** The second key counts only for a moment: on a machine that stands still it may come too late. */
export async function goBy(page: Page, key: string, shows: string): Promise<void> {
  await soon(async () => {
    await page.keyboard.press('g');
    await page.keyboard.press(key);
    return await page.locator(shows).first().isVisible();
  }).toBe(true);
}
