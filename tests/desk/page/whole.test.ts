// What holds for all views of the page: keys, times, phones, tokens, axe, what it weighs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { newToken } from '../../../functions/desk/tokens.ts';
import { newsItemDocument } from '../../bench/generate.ts';
import { workplace } from '../../cli/wiredesk.ts';
import { axe, visit } from './browser.ts';
import { describePage, goBy, openRow, PATIENCE, PHONE, row, rowsAre, soon } from './stage.ts';

describePage('all of it', (stage) => {
  test('all of it goes by keys alone', async () => {
    const page = await stage.open();
    const focused = () => page.evaluate<string>("document.activeElement?.textContent ?? ''");
    await page.keyboard.press('j');
    expect(await focused()).toContain('King Aldric');
    await page.keyboard.press('j');
    expect(await focused()).toContain('Ferries to Port Albert');
    expect(
      await page
        .locator('.row:has(:focus-visible)')
        .evaluate((each): string => each.ownerDocument.defaultView?.getComputedStyle(each).outlineStyle ?? ''),
    ).toBe('solid');
    await page.keyboard.press('Enter');
    await page.locator('#story article[data-id$=":story-1"]').waitFor();
    await page.keyboard.press('j');
    await page.locator('#story article[data-id$=":story-2"]').waitFor();
    await page.keyboard.press('k');
    await page.locator('#story article[data-id$=":story-1"]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('.welcome').waitFor();
    expect(await focused()).toContain('Ferries to Port Albert');
    await page.keyboard.press('?');
    await page.locator('#help[open]').waitFor();
    await page.keyboard.press('Escape');
    await page.locator('#help[open]').waitFor({ state: 'detached' });
    await goBy(page, 'h', '.plot');
    await goBy(page, 'a', '#list-pane');
    await page.keyboard.press('/');
    await page.keyboard.type('j?');
    expect(await page.locator('#search').inputValue()).toBe('j?');
    await page.keyboard.press('Escape');
    await page.keyboard.press('z');
    expect(await page.locator('#zone').textContent()).toBe('UTC');
  });

  test('times are told in the zone that the editor chooses', async () => {
    await stage.desk.put({
      name: 'zoned',
      headline: 'Clocks',
      provider: 'AP',
      versionCreated: '2026-03-02T08:00:00.000Z',
      receivedAt: '2026-03-02T08:00:01.000Z',
    });
    const page = await stage.open('?text=Clocks');
    const time = () => row(page, 'zoned').locator('time').textContent();
    expect(await time()).toBe('09:00');
    await page.locator('#zone').click();
    expect(await time()).toBe('08:00');
    await page.locator('#zone').click();
    await soon(time).toBe('03:00');
  });

  test('on a phone list and story are two screens', async () => {
    const page = await stage.open('', PHONE);
    const isWide = () => page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth');
    expect(await page.locator('#story-pane').isHidden()).toBe(true);
    expect(await isWide()).toBe(false);
    await row(page, 'story-6').locator('a').tap();
    await page.locator('#story article').waitFor();
    expect(await page.locator('#list-pane').isHidden()).toBe(true);
    expect(await isWide()).toBe(false);
    await page.getByRole('button', { name: '← List' }).tap();
    await row(page, 'story-6').waitFor();
    await page.getByRole('button', { name: 'Desks and filters' }).tap();
    await page.locator('#rail').getByRole('link', { name: 'Northwire' }).tap();
    await rowsAre(page, 4);
    expect(await page.locator('#rail').isHidden()).toBe(true);
  });

  test('who needs a token is asked for it, and it goes with the tab', async () => {
    const { secret, token } = newToken('read');
    await stage.reopen(0, { access: { tokens: async () => [token] } });
    const opened = await visit(stage.browser, stage.desk.url);
    const { page } = opened;
    const typed = async (text: string) => {
      await page.locator('#token').fill(text);
      await page.keyboard.press('Enter');
    };
    await page.locator('#sign-in[open]').waitFor();
    expect(await page.locator('.row').count()).toBe(0);
    await typed('wrong');
    await page.getByText('The desk does not know this token.').waitFor();
    await typed(secret);
    await page.locator('.row').first().waitFor();
    await page.locator('#line[data-state="live"]').waitFor();
    await page.reload();
    await page.locator('.row').first().waitFor();
    expect(await page.evaluate("[Object.keys(sessionStorage), JSON.stringify(localStorage).includes('wd_read')]")).toEqual([
      ['wiredesk.token'],
      false,
    ]);
    await page.goto(`${stage.desk.url}?screen=health`);
    await page.getByText('tokens of the scope admin').waitFor();
    await opened.close();
  });

  describe.each(['light', 'dark'] as const)('in %s, axe finds nothing', (colorScheme) => {
    const VIEWS: readonly (readonly [string, (page: Page) => Promise<unknown>])[] = [
      ['the list', async () => {}],
      ['a story', (page) => openRow(page, 'story-1')],
      ['an Arabic story', (page) => openRow(page, 'story-2')],
      [
        'origins',
        async (page) => {
          await openRow(page, 'story-1');
          await page.keyboard.press('p');
          await page.locator('table.origins').waitFor();
        },
      ],
      [
        'revisions',
        async (page) => {
          await openRow(page, 'story-1');
          await stage.desk.put({ name: 'story-1', version: 2, headline: 'Ferries stop, two boats adrift' });
          await page.locator('.banner.update').waitFor();
          await page.keyboard.press('u');
          await page.keyboard.press('r');
          await page.locator('.difference ins').first().waitFor();
        },
      ],
      [
        'a kill, with arrivals that wait',
        async (page) => {
          await openRow(page, 'story-1');
          await stage.desk.put({ name: 'fresh', urgency: 1 });
          await stage.desk.put({ name: 'story-1', version: 2, status: 'canceled', edNote: 'No.' });
          await page.locator('.banner.kill').waitFor();
          await page.locator('#flash').waitFor();
          await stage.desk.put({ name: 'story-3', version: 2, status: 'canceled', edNote: 'No.' });
          await page.locator('#kills').waitFor();
        },
      ],
      [
        'health',
        async (page) => {
          await goBy(page, 'h', '.plot');
        },
      ],
      [
        'the keys',
        async (page) => {
          await page.keyboard.press('?');
          await page.locator('#help[open]').waitFor();
        },
      ],
    ];
    test.each(VIEWS)('wrong with %s', async (_, come) => {
      const page = await stage.open('', { colorScheme, reducedMotion: 'reduce' });
      await come(page);
      expect(await axe(page)).toEqual([]);
    });

    test('wrong with a phone', async () => {
      const page = await stage.open('', { ...PHONE, colorScheme, reducedMotion: 'reduce' });
      expect(await axe(page)).toEqual([]);
      await row(page, 'story-1').locator('a').tap();
      await page.locator('#story article').waitFor();
      expect(await axe(page)).toEqual([]);
    });
  });

  test('a story that is dropped into the inbox is on the open page', async () => {
    const place = workplace();
    try {
      const started = place.start('start', '--port', '0');
      await started.until('Drop any wire copy into inbox/');
      const url = /The desk is at (http:\S+)/.exec(started.out())?.[1] ?? '';
      const { page, close } = await visit(stage.browser, url);
      await page.locator('#line[data-state="live"]').waitFor();
      const took: number[] = [];
      for (const number of [1, 2, 3, 4, 5]) {
        const before = performance.now();
        writeFileSync(join(place.path, `inbox/${number}.xml`), newsItemDocument(number));
        await expect.poll(() => page.locator('.row').count(), { interval: 10, timeout: PATIENCE }).toBe(number);
        took.push(Math.round(performance.now() - before));
      }
      console.log(`dropped into inbox/ to shown on the page: ${took.join(', ')} ms`);
      await close();
      started.child.kill('SIGTERM');
      await started.ended;
    } finally {
      place.remove();
    }
  });

  test('nothing moves for those who want no motion', async () => {
    const page = await stage.open('', { reducedMotion: 'reduce' });
    const moving = await page.evaluate<number>('document.getAnimations().length');
    expect(moving).toBe(0);
  });

  test('the first view is under 100 KB, and asks nobody else', async () => {
    const opened = await visit(stage.browser, stage.desk.url);
    stage.visits.push(opened);
    await opened.page.locator('.row').first().waitFor();
    await opened.page.locator('#rail').getByText('Northwire').waitFor();
    await soon(opened.bytes).toBeGreaterThan(10_000);
    console.log(`first view: ${(opened.bytes() / 1_000).toFixed(1)} KB`);
    expect(opened.bytes()).toBeLessThan(100_000);
  });
});
