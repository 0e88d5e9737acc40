// The list as an editor uses it: what flows in, kills, filters.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { visit } from './browser.ts';
import { describePage, headlines, openRow, PHONE, row, rowsAre, soon } from './stage.ts';

describePage('the list', (stage) => {
  describe('the list', () => {
    test('flows while nobody is at work in it', async () => {
      const page = await stage.open();
      await stage.desk.put({ name: 'fresh', headline: 'A fresh story' });
      await row(page, 'fresh').waitFor();
      expect((await headlines(page))[0]).toBe('A fresh story');
      expect(await row(page, 'fresh').locator('.label').allTextContents()).toContain('New');
      expect(await page.locator('#fresh').isHidden()).toBe(true);
    });

    test('keeps its place while it is scrolled, and gathers what comes', async () => {
      await stage.reopen(80);
      const page = await stage.open();
      await page.locator('#list').evaluate((list) => list.scrollTo(0, 900));
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const read = row(page, 'older-5');
      const place = async () => Math.round((await read.boundingBox())?.y ?? 0);
      const before = await place();
      await stage.desk.put({ name: 'fresh-1', headline: 'A fresh story' });
      await stage.desk.put({ name: 'fresh-2', headline: 'Palace says more', urgency: 1 });
      await page.getByRole('button', { name: '2 new' }).waitFor();
      expect(Math.abs((await place()) - before)).toBeLessThanOrEqual(1);
      expect(await page.title()).toBe('(2) Everything · Wiredesk');
      expect(await page.locator('#fresh').textContent()).toContain('1 urgent');
      expect(await page.locator('#flash').textContent()).toContain('Palace says more');

      await page.keyboard.press('n');
      expect((await headlines(page)).slice(0, 2)).toEqual(['Palace says more', 'A fresh story']);
      expect(await page.locator('#list').evaluate((list): number => list.scrollTop)).toBe(0);
      expect(await page.locator('#fresh').isHidden()).toBe(true);
    });

    test('changes a row where it stands, and puts it in its place when asked', async () => {
      const page = await stage.open();
      await openRow(page, 'story-3');
      await stage.desk.put({ name: 'story-1', version: 2, headline: 'Ferries stop, two boats adrift' });
      await row(page, 'story-1').getByText('Ferries stop, two boats adrift').waitFor();
      expect(await row(page, 'story-1').locator('.label').first().textContent()).toBe('Updated v2');
      expect((await headlines(page)).indexOf('Ferries stop, two boats adrift')).toBe(1);
      await page.getByRole('button', { name: '1 updated' }).click();
      expect((await headlines(page))[0]).toBe('Ferries stop, two boats adrift');
    });

    test('strikes what is killed, and lets go of what is withdrawn with a note', async () => {
      const page = await stage.open();
      await openRow(page, 'story-3');
      await stage.desk.put({ name: 'story-8', version: 2, status: 'canceled', edNote: 'It was a hoax.' });
      await stage.desk.put({ name: 'story-10', version: 2, indefinite: true });
      await row(page, 'story-8').locator('s').waitFor();
      expect(await row(page, 'story-8').textContent()).toContain('KILL');
      expect(await row(page, 'story-8').textContent()).toContain('It was a hoax.');
      await row(page, 'story-10').getByText('This story was withdrawn').waitFor();
      await page.keyboard.press('n');
      expect(await row(page, 'story-10').count()).toBe(0);
    });

    test('keeps the focus on a row that changes under it', async () => {
      const page = await stage.open();
      await page.keyboard.press('j');
      await stage.desk.put({ name: 'story-0', version: 2, headline: 'King Aldric: palace tells the hour' });
      await row(page, 'story-0').getByText('palace tells the hour').waitFor();
      expect(await page.evaluate<string>("document.activeElement?.textContent ?? ''")).toBe('King Aldric: palace tells the hour');
    });

    test('goes on to older stories by itself', async () => {
      await stage.reopen(150);
      const page = await stage.open();
      await soon(async () => {
        await page.locator('#list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
        return await row(page, 'older-149').count();
      }).toBe(1);
      const ids = await page.locator('.row').evaluateAll((rows): string[] => rows.map((each) => each.dataset.id ?? ''));
      expect(new Set(ids).size).toBe(164);
      await soon(() => page.locator('#older').isHidden()).toBe(true);
    });

    test('strikes what is killed while the page that it stands on is on its way', async () => {
      await stage.reopen(80);
      const page = await stage.open();
      const { promise: gate, resolve: pass } = Promise.withResolvers<void>();
      const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
      await page.route(/stories\?.*cursor=/, async (route) => {
        const response = await route.fetch();
        answer();
        await gate;
        await route.fulfill({ response });
      });
      await page.locator('#list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
      await answered;
      await stage.desk.put({ name: 'older-70', version: 2, status: 'canceled', edNote: 'No.' });
      await stage.desk.put({ name: 'fresh', headline: 'A fresh story' });
      await page.getByRole('button', { name: '1 new' }).waitFor();
      pass();
      await row(page, 'older-70').waitFor({ state: 'attached' });
      expect(await row(page, 'older-70').getAttribute('data-state')).toBe('killed');
    });

    test('asks for changes where the desk tells of none by itself', async () => {
      await stage.reopen(0, { isSilent: true });
      const opened = await visit(stage.browser, stage.desk.url);
      await opened.page.locator('#line[data-state="asking"]').waitFor();
      await opened.page.locator('.row').first().waitFor();
      await stage.desk.put({ name: 'fresh', headline: 'A fresh story' });
      await row(opened.page, 'fresh').waitFor();
      // The browser itself notes that there is no /events; nothing else may be amiss.
      expect(opened.troubles.filter((each) => !each.includes('404'))).toEqual([]);
      await opened.close();
    });
  });

  describe('a kill', () => {
    const kill = (name: string, edNote: string) => stage.desk.put({ name, version: 2, status: 'canceled', edNote });
    const notice = (page: Page) => page.locator('#kills');

    test('of a story in the list stands over all until it is seen, wherever the list stands', async () => {
      const page = await stage.open();
      await openRow(page, 'story-3');
      await kill('story-8', 'It was a hoax.');
      await kill('story-12', 'Not for use.');
      await soon(() => notice(page).locator('li').count()).toBe(2);
      expect(await notice(page).locator('li').first().textContent()).toBe('KILLSalt works to close after a centuryIt was a hoax.');
      expect(await page.title()).toBe('KILL Everything · Wiredesk');
      expect(await page.locator('#alarm').textContent()).toContain('Kill, do not use:');
      await notice(page).getByText('Salt works').click();
      await page.locator('.banner.kill').waitFor();
      expect(await notice(page).locator('li').count()).toBe(1);
      await page.keyboard.press('x');
      expect(await notice(page).isHidden()).toBe(true);
      expect(await page.title()).toBe('Everything · Wiredesk');
    });

    test('among many is named before it is put away', async () => {
      const page = await stage.open();
      for (const name of ['story-6', 'story-7', 'story-8', 'story-9']) await kill(name, 'No.');
      await notice(page).getByText('and 1 more').waitFor();
      expect(await notice(page).locator('li').count()).toBe(3);
      await page.keyboard.press('x');
      expect(await notice(page).locator('li').allTextContents()).toEqual(['KILLDiary of events for ThursdayNo.']);
      await page.keyboard.press('x');
      expect(await notice(page).isHidden()).toBe(true);
    });

    test('comes into a list of kills, whichever story it was', async () => {
      await kill('story-8', 'It was a hoax.');
      const page = await stage.open('?status=canceled');
      await rowsAre(page, 1);
      await stage.desk.put({ name: 'fresh' });
      await stage.desk.put({ name: 'fresh', version: 2, status: 'canceled', edNote: 'No.' });
      await kill('story-9', 'No.');
      await rowsAre(page, 3);
      expect(await row(page, 'story-9').getAttribute('data-state')).toBe('killed');
    });

    test('is told where the list cannot be had', async () => {
      const page = await stage.open();
      await openRow(page, 'story-1');
      await page.goto(`${stage.desk.url}?place=Norway`);
      await page.getByText('The list cannot be had').waitFor();
      await page.locator('#line[data-state="live"]').waitFor();
      await stage.desk.put({ name: 'fresh' });
      await kill('story-1', 'No ferry was stopped.');
      await notice(page).getByText('A story that you opened: urn').waitFor();
      // That such a list was refused is noted by the browser.
      stage.visits[0]?.troubles.splice(0);
    });

    test('of a story that was opened here is told in any list, and on a phone that shows a story', async () => {
      const page = await stage.open('', PHONE);
      await openRow(page, 'story-1');
      await page.getByRole('button', { name: '← List' }).tap();
      await page.getByRole('button', { name: 'Desks and filters' }).tap();
      await page.locator('#rail').getByRole('link', { name: 'Südpress' }).tap();
      await rowsAre(page, 1);
      await openRow(page, 'story-3');
      // Nobody here has seen this one, nor can.
      await kill('story-6', 'No.');
      await kill('story-1', 'No ferry was stopped.');
      await notice(page).getByText('A story that you opened: urn').waitFor();
      expect(await notice(page).locator('li').count()).toBe(1);
      expect(await page.evaluate<boolean>('document.documentElement.scrollWidth > innerWidth')).toBe(false);
      await notice(page).getByRole('button', { name: 'Seen' }).tap();
      expect(await notice(page).isHidden()).toBe(true);
    });
  });

  test('a desk that went away is found again, and nothing is missed', async () => {
    const page = await stage.open();
    const { port } = new URL(stage.desk.url);
    await stage.desk.pause();
    await page.locator('#line[data-state="lost"]').waitFor();
    await stage.desk.put({ name: 'meanwhile', headline: 'While nobody listened' });
    await stage.desk.resume(Number(port));
    await row(page, 'meanwhile').waitFor();
    await soon(() => page.locator('#line').textContent()).toBe('Live');
    // That it could not be reached is noted by the browser.
    stage.visits[0]?.troubles.splice(0);
  });

  describe('filters', () => {
    test('stand in the address, go back and forth, and are found again there', async () => {
      const page = await stage.open();
      await page.locator('#rail').getByRole('link', { name: 'Northwire' }).click();
      await page.locator('#chips').getByText('Northwire').waitFor();
      await rowsAre(page, 4);
      expect(new URL(page.url()).search).toBe('?provider=Northwire');
      await page.locator('#rail').getByRole('link', { name: 'Sport', exact: true }).click();
      await rowsAre(page, 1);
      expect(new URL(page.url()).search).toBe('?provider=Northwire&subject=15000000');
      expect(await page.title()).toContain('Northwire, Sport');
      await page.goBack();
      await rowsAre(page, 4);
      await page.goBack();
      await rowsAre(page, 14);
      await page.goForward();
      await rowsAre(page, 4);
      const again = await stage.open('?provider=Northwire&subject=15000000');
      expect(await again.locator('.row').count()).toBe(1);
      const everything = again.locator('#rail').getByRole('link', { name: 'Everything' });
      expect(await everything.getAttribute('aria-current')).toBe(null);
      await everything.click();
      await rowsAre(again, 14);
      expect(new URL(again.url()).search).toBe('');
      expect(await everything.getAttribute('aria-current')).toBe('true');
    });

    test('let in only what is theirs', async () => {
      const page = await stage.open('?provider=Northwire&text=ferries');
      await page.locator('#list').hover();
      await stage.desk.put({ name: 'other', provider: 'Südpress', headline: 'Ferries elsewhere' });
      await stage.desk.put({ name: 'silent', provider: 'Northwire', headline: 'Trams', body: '<p>Nothing afloat.</p>' });
      await stage.desk.put({ name: 'theirs', provider: 'Northwire', headline: 'Trams', body: '<p>And ferries.</p>' });
      await page.getByRole('button', { name: '1 new' }).waitFor();
      await page.keyboard.press('n');
      await row(page, 'theirs').waitFor();
      expect(await row(page, 'other').count()).toBe(0);
      expect(await row(page, 'silent').count()).toBe(0);
    });

    test('search marks its words whatever their accents and case, in list and story', async () => {
      const page = await stage.open();
      await page.keyboard.press('/');
      await page.keyboard.type('FERRIES cafe');
      await page.keyboard.press('Enter');
      await rowsAre(page, 1);
      expect(await page.locator('.row mark').allTextContents()).toEqual(['Ferries', 'FERRIES']);
      await openRow(page, 'story-1');
      expect(await page.locator('#copy mark').allTextContents()).toEqual(['ferries', 'café']);
      expect(new URL(page.url()).searchParams.get('text')).toBe('FERRIES cafe');
    });
  });
});
