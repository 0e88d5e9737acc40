// The page as an editor uses it, in a real Chromium: `npm run test:page`. Left out of `npm test`, which needs none.
import { execFileSync } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { newToken } from '../../functions/desk/tokens.ts';
import { newsItemDocument } from '../bench/generate.ts';
import { workplace } from '../cli/wiredesk.ts';
import { receiptOf } from '../store/stories.ts';
import { axe, CHROMIUM, type LiveDesk, launch, openDesk, type Visit, visit } from './page/browser.ts';
import { contrast, hueOf } from './page/colours.ts';

/** Milliseconds that the page may take for what it does in a few: it tells a slow machine from a broken page. */
const PATIENCE = 25_000;
const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

if (!CHROMIUM) console.warn('The page was NOT tested: "npm run test:page" does it, in Chromium.');

describe.skipIf(!CHROMIUM)(CHROMIUM ? 'the page' : 'the page: LEFT OUT here', () => {
  let browser: Browser;
  let desk: LiveDesk;
  let visits: Visit[] = [];

  beforeAll(async () => {
    browser = await launch();
  });
  afterAll(() => browser?.close());
  beforeEach(async () => {
    desk = await openDesk();
  });
  afterEach(async () => {
    const troubles = visits.flatMap((each) => each.troubles);
    await Promise.all(visits.map((each) => each.close()));
    visits = [];
    await desk.close();
    expect(troubles).toEqual([]);
  });

  async function open(query = '', options: Parameters<typeof visit>[2] = {}): Promise<Page> {
    const opened = await visit(browser, `${desk.url}${query}`, options);
    visits.push(opened);
    await opened.page
      .locator(query.includes('screen=') ? '#health h2' : '.row')
      .first()
      .waitFor();
    await opened.page.locator('#line[data-state="live"]').waitFor();
    return opened.page;
  }

  const row = (page: Page, name: string) => page.locator(`.row[data-id$=":${name}"]`);
  const openRow = async (page: Page, name: string) => {
    await row(page, name).locator('a').click();
    await page.locator(`#story article[data-id$=":${name}"]`).waitFor();
  };
  const soon = <T>(look: () => T) => expect.poll(look, { timeout: PATIENCE });
  const rowsAre = (page: Page, count: number) => soon(() => page.locator('.row').count()).toBe(count);
  /** The second key counts only for a moment: on a machine that stands still it may come too late. */
  const goBy = async (page: Page, key: string, shows: string) => {
    await soon(async () => {
      await page.keyboard.press('g');
      await page.keyboard.press(key);
      return await page.locator(shows).first().isVisible();
    }).toBe(true);
  };
  const headlines = (page: Page) => page.locator('.headline').allTextContents();

  describe('the list', () => {
    test('flows while nobody is at work in it', async () => {
      const page = await open();
      await desk.put({ name: 'fresh', headline: 'A fresh story' });
      await row(page, 'fresh').waitFor();
      expect((await headlines(page))[0]).toBe('A fresh story');
      expect(await row(page, 'fresh').locator('.label').allTextContents()).toContain('New');
      expect(await page.locator('#fresh').isHidden()).toBe(true);
    });

    test('keeps its place while it is scrolled, and gathers what comes', async () => {
      await desk.close();
      desk = await openDesk(80);
      const page = await open();
      await page.locator('#list').evaluate((list) => list.scrollTo(0, 900));
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      const read = row(page, 'older-5');
      const place = async () => Math.round((await read.boundingBox())?.y ?? 0);
      const before = await place();
      await desk.put({ name: 'fresh-1', headline: 'A fresh story' });
      await desk.put({ name: 'fresh-2', headline: 'Palace says more', urgency: 1 });
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
      const page = await open();
      await openRow(page, 'story-3');
      await desk.put({ name: 'story-1', version: 2, headline: 'Ferries stop, two boats adrift' });
      await row(page, 'story-1').getByText('Ferries stop, two boats adrift').waitFor();
      expect(await row(page, 'story-1').locator('.label').first().textContent()).toBe('Updated v2');
      expect((await headlines(page)).indexOf('Ferries stop, two boats adrift')).toBe(1);
      await page.getByRole('button', { name: '1 updated' }).click();
      expect((await headlines(page))[0]).toBe('Ferries stop, two boats adrift');
    });

    test('strikes what is killed, and lets go of what is withdrawn with a note', async () => {
      const page = await open();
      await openRow(page, 'story-3');
      await desk.put({ name: 'story-8', version: 2, status: 'canceled', edNote: 'It was a hoax.' });
      await desk.put({ name: 'story-10', version: 2, indefinite: true });
      await row(page, 'story-8').locator('s').waitFor();
      expect(await row(page, 'story-8').textContent()).toContain('KILL');
      expect(await row(page, 'story-8').textContent()).toContain('It was a hoax.');
      await row(page, 'story-10').getByText('This story was withdrawn').waitFor();
      await page.keyboard.press('n');
      expect(await row(page, 'story-10').count()).toBe(0);
    });

    test('keeps the focus on a row that changes under it', async () => {
      const page = await open();
      await page.keyboard.press('j');
      await desk.put({ name: 'story-0', version: 2, headline: 'King Aldric: palace tells the hour' });
      await row(page, 'story-0').getByText('palace tells the hour').waitFor();
      expect(await page.evaluate<string>("document.activeElement?.textContent ?? ''")).toBe('King Aldric: palace tells the hour');
    });

    test('goes on to older stories by itself', async () => {
      await desk.close();
      desk = await openDesk(150);
      const page = await open();
      await soon(async () => {
        await page.locator('#list').evaluate((list) => list.scrollTo(0, list.scrollHeight));
        return await row(page, 'older-149').count();
      }).toBe(1);
      const ids = await page.locator('.row').evaluateAll((rows): string[] => rows.map((each) => each.dataset.id ?? ''));
      expect(new Set(ids).size).toBe(164);
      await soon(() => page.locator('#older').isHidden()).toBe(true);
    });

    test('strikes what is killed while the page that it stands on is on its way', async () => {
      await desk.close();
      desk = await openDesk(80);
      const page = await open();
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
      await desk.put({ name: 'older-70', version: 2, status: 'canceled', edNote: 'No.' });
      await desk.put({ name: 'fresh', headline: 'A fresh story' });
      await page.getByRole('button', { name: '1 new' }).waitFor();
      pass();
      await row(page, 'older-70').waitFor({ state: 'attached' });
      expect(await row(page, 'older-70').getAttribute('data-state')).toBe('killed');
    });

    test('asks for changes where the desk tells of none by itself', async () => {
      await desk.close();
      desk = await openDesk(0, { isSilent: true });
      const opened = await visit(browser, desk.url);
      await opened.page.locator('#line[data-state="asking"]').waitFor();
      await opened.page.locator('.row').first().waitFor();
      await desk.put({ name: 'fresh', headline: 'A fresh story' });
      await row(opened.page, 'fresh').waitFor();
      // The browser itself notes that there is no /events; nothing else may be amiss.
      expect(opened.troubles.filter((each) => !each.includes('404'))).toEqual([]);
      await opened.close();
    });
  });

  describe('a kill', () => {
    const kill = (name: string, edNote: string) => desk.put({ name, version: 2, status: 'canceled', edNote });
    const notice = (page: Page) => page.locator('#kills');

    test('of a story in the list stands over all until it is seen, wherever the list stands', async () => {
      const page = await open();
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
      const page = await open();
      for (const name of ['story-6', 'story-7', 'story-8', 'story-9']) await kill(name, 'No.');
      await notice(page).getByText('and 1 more').waitFor();
      expect(await notice(page).locator('li').count()).toBe(3);
      await page.keyboard.press('x');
      expect(await notice(page).locator('li').allTextContents()).toEqual(['KILLDiary of events for ThursdayNo.']);
      await page.keyboard.press('x');
      expect(await notice(page).isHidden()).toBe(true);
    });

    test('of a story that was opened here is told in any list, and on a phone that shows a story', async () => {
      const page = await open('', PHONE);
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
    const page = await open();
    const { port } = new URL(desk.url);
    await desk.pause();
    await page.locator('#line[data-state="lost"]').waitFor();
    await desk.put({ name: 'meanwhile', headline: 'While nobody listened' });
    await desk.resume(Number(port));
    await row(page, 'meanwhile').waitFor();
    await soon(() => page.locator('#line').textContent()).toBe('Live');
    // That it could not be reached is noted by the browser.
    visits[0]?.troubles.splice(0);
  });

  describe('filters', () => {
    test('stand in the address, go back and forth, and are found again there', async () => {
      const page = await open();
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
      const again = await open('?provider=Northwire&subject=15000000');
      expect(await again.locator('.row').count()).toBe(1);
      const everything = again.locator('#rail').getByRole('link', { name: 'Everything' });
      expect(await everything.getAttribute('aria-current')).toBe(null);
      await everything.click();
      await rowsAre(again, 14);
      expect(new URL(again.url()).search).toBe('');
      expect(await everything.getAttribute('aria-current')).toBe('true');
    });

    test('let in only what is theirs', async () => {
      const page = await open('?provider=Northwire&text=ferries');
      await page.locator('#list').hover();
      await desk.put({ name: 'other', provider: 'Südpress', headline: 'Ferries elsewhere' });
      await desk.put({ name: 'silent', provider: 'Northwire', headline: 'Trams', body: '<p>Nothing afloat.</p>' });
      await desk.put({ name: 'theirs', provider: 'Northwire', headline: 'Trams', body: '<p>And ferries.</p>' });
      await page.getByRole('button', { name: '1 new' }).waitFor();
      await page.keyboard.press('n');
      await row(page, 'theirs').waitFor();
      expect(await row(page, 'other').count()).toBe(0);
      expect(await row(page, 'silent').count()).toBe(0);
    });

    test('search marks its words whatever their accents and case, in list and story', async () => {
      const page = await open();
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

  describe('a story', () => {
    test('has an address of its own', async () => {
      const page = await open();
      await openRow(page, 'story-1');
      const again = await open(new URL(page.url()).search);
      await again.locator('h2.title', { hasText: 'Ferries to Port Albert stop' }).waitFor();
      expect(await again.locator('.byline').textContent()).toBe('By Ines Harrow and Tom Vale');
      expect(await again.locator('.banner.note').textContent()).toContain('Adds the harbour master');
      expect(await again.locator('#copy td').allTextContents()).toEqual(['Lisvane', '21.40', 'Skerry', '18.05']);
      await page.goBack();
      await page.locator('.welcome').waitFor();
    });

    test('shows its revisions and what differs, and where each field came from', async () => {
      await desk.put({
        name: 'story-1',
        version: 2,
        headline: 'Ferries stop, two boats adrift',
        body: '<p>All ferries stopped.</p><p>Two boats are adrift.</p>',
      });
      const page = await open();
      await openRow(page, 'story-1');
      await page.keyboard.press('r');
      await page.locator('.difference ins').first().waitFor();
      expect(await page.locator('.revisions li').count()).toBe(2);
      expect((await page.locator('.headline-difference ins').allTextContents()).join(' ')).toBe(', two boats adrift');
      expect((await page.locator('.difference > div > .inline :is(ins)').allTextContents()).join(' ')).toContain('Two');
      await page.getByLabel('Side by side').check();
      expect(await page.locator('.two section').count()).toBe(2);
      expect(await page.locator('.two section').first().locator('ins').count()).toBe(0);
      expect(await page.locator('.two section').last().textContent()).toContain('Two boats are adrift.');
      expect(new URL(page.url()).searchParams.get('show')).toBe('revisions');

      await page.locator('.revisions a', { hasText: 'Ferries to Port Albert stop' }).click();
      await page.getByText('An earlier revision').waitFor();
      await page.getByRole('link', { name: 'Show the latest' }).click();
      await page.locator('h2.title', { hasText: 'two boats adrift' }).waitFor();
      await page.keyboard.press('p');
      await page.locator('table.origins').waitFor();
      expect(await page.locator('.title + .origin').textContent()).toBe('stated contentMeta/headline');
      expect(await page.locator('.origins tr', { hasText: 'language' }).textContent()).toContain('inferred');
    });

    test('that is killed while it is read loses its copy at once, and says why', async () => {
      const page = await open();
      await openRow(page, 'story-1');
      await desk.put({ name: 'story-1', version: 2, status: 'canceled', edNote: 'No ferry was stopped.' });
      await page.locator('.banner.kill').waitFor();
      expect(await page.locator('.banner.kill').textContent()).toContain('No ferry was stopped.');
      expect(await page.locator('#copy').count()).toBe(0);
      expect(await page.locator('#story s').textContent()).toContain('Ferries to Port Albert stop');
      expect(await page.locator('#alarm').textContent()).toContain('Do not use it');
      const again = await open(new URL(page.url()).search);
      await again.locator('.banner.kill').waitFor();
    });

    test('that is killed while it is asked for is not shown by an answer that comes late', async () => {
      const page = await open();
      await openRow(page, 'story-3');
      const { promise: gate, resolve: pass } = Promise.withResolvers<void>();
      const { promise: answered, resolve: answer } = Promise.withResolvers<void>();
      await page.route(/stories\/[^/]*story-1\?/, async (route) => {
        const response = await route.fetch();
        answer();
        await gate;
        await route.fulfill({ response });
      });
      const late = page.waitForResponse(/stories\/[^/]*story-1\?/);
      await row(page, 'story-1').locator('a').click();
      await answered;
      await desk.put({ name: 'story-1', version: 2, status: 'canceled', edNote: 'No ferry was stopped.' });
      await page.locator('.banner.kill').waitFor();
      // The headline of the story that was read before is not that of the killed one.
      expect(await page.locator('#story s').count()).toBe(0);
      pass();
      await (await late).finished();
      await page.evaluate('new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))');
      expect(await page.locator('.banner.kill').count()).toBe(1);
      expect(await page.locator('#copy').count()).toBe(0);
    });

    test('that cannot be had leaves none of the one before it', async () => {
      const page = await open();
      await openRow(page, 'story-3');
      await page.route(/stories\/[^/]*story-1\?/, (route) => route.abort());
      await row(page, 'story-1').locator('a').click();
      await page.getByText('The story cannot be had').waitFor();
      await page.keyboard.press('z');
      expect(await page.locator('#story article').count()).toBe(0);
      visits[0]?.troubles.splice(0);
    });

    test('that is updated while it is read stays until its reader asks', async () => {
      const page = await open();
      await openRow(page, 'story-1');
      await desk.put({ name: 'story-1', version: 2, headline: 'Ferries stop, two boats adrift' });
      await page.locator('.banner.update').waitFor();
      expect(await page.locator('h2.title').textContent()).toContain('Ferries to Port Albert stop');
      await page.keyboard.press('u');
      await page.locator('h2.title', { hasText: 'two boats adrift' }).waitFor();
      expect(await page.locator('.banner.update').count()).toBe(0);
    });

    test('in Arabic runs from right to left, in Japanese is whole', async () => {
      const page = await open();
      await openRow(page, 'story-2');
      const directions = await page
        .locator('#story :is(.title, .byline, #copy p)')
        .evaluateAll((all): string[] => all.map((each) => each.ownerDocument.defaultView?.getComputedStyle(each).direction ?? ''));
      expect(new Set(directions)).toEqual(new Set(['rtl']));
      const [box, pane] = await Promise.all([page.locator('h2.title').boundingBox(), page.locator('#story article').boundingBox()]);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeCloseTo((pane?.x ?? 0) + (pane?.width ?? 0), 0);
      await openRow(page, 'story-5');
      expect(await page.locator('#copy').textContent()).toContain('リスベン港');
    });

    test('is built from an allow-list, whatever its copy holds', async () => {
      const body =
        '<p onclick="alert(1)">Plain <b style="color:red">words</b></p><img src="https://elsewhere.example/x" onerror="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)">one</a><a href="https://a.example/">two</a><iframe src="https://elsewhere.example"></iframe><svg><script>alert(1)</script></svg><form><input autofocus></form><p>End.</p>';
      await desk.put({ name: 'hostile', headline: '<img src=x onerror=alert(1)>', body });
      const page = await open();
      await openRow(page, 'hostile');
      // The browser tells that its policy would have stopped what the allow-list left out: two locks, one door.
      const [watched] = visits;
      const reports = watched?.troubles.splice(0) ?? [];
      expect(reports.every((each) => each.endsWith('The action has been blocked.'))).toBe(true);
      expect(await page.locator('#copy').innerHTML()).toBe(
        '<p dir="auto">Plain <b>words</b></p><a>one</a><a href="https://a.example/" rel="noopener noreferrer nofollow" target="_blank">two</a><p dir="auto">End.</p>',
      );
      expect(await page.locator('h2.title').textContent()).toBe('<img src=x onerror=alert(1)>');
    });

    test('can be copied as text, with its slug', async () => {
      const page = await open('', { permissions: ['clipboard-read', 'clipboard-write'] });
      await openRow(page, 'story-1');
      await page.keyboard.press('Shift+C');
      await page.getByText('Text and slug copied').waitFor();
      const text = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(text).toMatch(
        /^NORLAND-STORM\/FERRIES \(UPDATE 2\) \/ Northwire \/ v1 \/ .*\n\nFerries to Port Albert stop.*\nBy Ines Harrow and Tom Vale\nPORT ALBERT/,
      );
      expect(text).toContain('All ferries between Lisvane and Port Albert stopped on Wednesday after a storm closed the strait.\n\nWaves');
    });
  });

  test('all of it goes by keys alone', async () => {
    const page = await open();
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
    await desk.put({
      name: 'zoned',
      headline: 'Clocks',
      provider: 'AP',
      versionCreated: '2026-03-02T08:00:00.000Z',
      receivedAt: '2026-03-02T08:00:01.000Z',
    });
    const page = await open('?text=Clocks');
    const time = () => row(page, 'zoned').locator('time').textContent();
    expect(await time()).toBe('09:00');
    await page.locator('#zone').click();
    expect(await time()).toBe('08:00');
    await page.locator('#zone').click();
    await soon(time).toBe('03:00');
  });

  test('on a phone list and story are two screens', async () => {
    const page = await open('', PHONE);
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

  test('health tells who was heard, and what was refused and why', async () => {
    await desk.store.keepReceipt(
      receiptOf({
        key: 'north/bad.xml',
        outcome: 'rejected',
        stories: 0,
        kept: [],
        faults: 1,
        refused: [{ code: 'MALFORMED_XML', message: 'The document ends too early, on line 7.' }],
      }),
    );
    const page = await open('?screen=health');
    await page.locator('.refused').waitFor();
    expect(await page.locator('.providers tr', { hasText: 'Northwire' }).textContent()).toContain('4');
    expect(await page.locator('.refused li').textContent()).toContain('MALFORMED_XML The document ends too early, on line 7.');
    expect(await page.locator('.outcome.rejected .figure').textContent()).toBe('1');
    expect(await page.locator('.outcome.rejected .label.alarm').textContent()).toBe('rejected');
    // No alarm where there is nothing of the kind.
    expect(await page.locator('.outcome.partial .label.plain').textContent()).toBe('partial');
    expect(await page.locator('.refused time').textContent()).toBe('2 Mar 11:00');
  });

  test('what was refused is read again from health, and is told what became of it', async () => {
    const place = workplace();
    try {
      for (const [at, name] of ['one', 'gone', "-- it's"].entries()) place.write(`inbox/${name}.xml`, newsItemDocument(at + 1));
      place.write('inbox/photo.jpg', Buffer.from([0xff, 0xd8, 0xff, 0xe0]));
      // Readers that refuse all but the smallest items: those of the desk that is started then are others.
      await place.runWith({ env: { WIREDESK_LIMIT_NODES: '20' } }, 'ingest', 'inbox');
      rmSync(join(place.path, 'inbox/gone.xml'));
      const started = place.start('start', '--port', '0');
      await started.until('Drop any wire copy into inbox/');
      const url = /The desk is at (http:\S+)/.exec(started.out())?.[1] ?? '';
      const { page, troubles, close } = await visit(browser, `${url}?screen=health`, {
        permissions: ['clipboard-read', 'clipboard-write'],
      });
      const refused = (key: string) => page.locator('.refused li', { hasText: key });
      const again = (key: string) => refused(key).getByRole('button', { name: 'Read it again' });
      const figures = () => page.locator('.outcome .figure').allTextContents();
      await again('/one.xml').waitFor();
      expect(await refused('/one.xml').textContent()).toContain('LIMIT_NODES');
      expect(await figures()).toEqual(['0', '0', '0', '4']);

      await again('/one.xml').click();
      await page.getByText('Read again: stored').waitFor();
      await refused('/one.xml').waitFor({ state: 'detached' });
      expect(await figures()).toEqual(['1', '0', '0', '3']);
      await again('photo.jpg').focus();
      await page.keyboard.press('Enter');
      await page.getByText('Read again: rejected').waitFor();
      expect(await page.evaluate<string>("document.activeElement?.closest('li')?.textContent ?? ''")).toContain('photo.jpg');
      await again('gone.xml').click();
      await page.getByText('Not read again: the object lies there no more.').waitFor();
      expect(await figures()).toEqual(['1', '0', '0', '3']);

      await refused('-- it').getByRole('button', { name: 'Copy the command' }).click();
      await page.getByText('Command copied').waitFor();
      const command = await page.evaluate<string>('navigator.clipboard.readText()');
      expect(command.startsWith('npx wiredesk replay ')).toBe(true);
      const words = execFileSync('sh', ['-c', `printf '%s\\0' ${command}`], { encoding: 'utf8' })
        .split('\0')
        .slice(2, -1);
      expect(await place.run(...words)).toMatchObject({ status: 0 });
      await page.goto(url);
      await rowsAre(page, 2);
      expect(troubles).toEqual([]);
      await close();
      started.child.kill('SIGTERM');
      await started.ended;
    } finally {
      place.remove();
    }
  });

  test.each(['light', 'dark'] as const)('in %s the bar of rejections has the colour of alarms, and stands out', async (colorScheme) => {
    for (const [at, outcome] of (['stored', 'partial', 'duplicate', 'rejected'] as const).entries())
      await desk.store.keepReceipt(receiptOf({ key: `${at}.xml`, outcome }));
    const page = await open('?screen=health', { colorScheme });
    await page.locator('.refused').waitFor();
    const colours = await page.evaluate<Record<string, string>>(`(() => {
      const of = (element, property) => getComputedStyle(element)[property];
      const bars = [...document.querySelectorAll('.outcome')].map((each) => [each.classList[1], of(each.querySelector('.part'), 'fill')]);
      return Object.fromEntries([...bars, ['alarm', of(document.querySelector('#health .label.alarm'), 'backgroundColor')],
        ['whole', of(document.querySelector('.whole'), 'fill')], ['paper', of(document.documentElement, 'backgroundColor')]]);
    })()`);
    const { stored = '', partial = '', duplicate = '', rejected = '', whole = '', paper = '' } = colours;
    expect(new Set([stored, partial, duplicate, rejected]).size).toBe(4);
    expect([hueOf(rejected), hueOf(colours.alarm ?? '')].map((hue) => Math.cos((hue * Math.PI) / 180) > 0.9)).toEqual([true, true]);
    for (const bar of [stored, partial, duplicate, rejected]) expect(contrast(bar, paper)).toBeGreaterThanOrEqual(3);
    expect(contrast(rejected, whole)).toBeGreaterThanOrEqual(3);
  });

  test('who needs a token is asked for it, and it goes with the tab', async () => {
    await desk.close();
    const { secret, token } = newToken('read');
    desk = await openDesk(0, { access: { tokens: async () => [token] } });
    const opened = await visit(browser, desk.url);
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
    await page.goto(`${desk.url}?screen=health`);
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
          await desk.put({ name: 'story-1', version: 2, headline: 'Ferries stop, two boats adrift' });
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
          await desk.put({ name: 'fresh', urgency: 1 });
          await desk.put({ name: 'story-1', version: 2, status: 'canceled', edNote: 'No.' });
          await page.locator('.banner.kill').waitFor();
          await page.locator('#flash').waitFor();
          await desk.put({ name: 'story-3', version: 2, status: 'canceled', edNote: 'No.' });
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
      const page = await open('', { colorScheme, reducedMotion: 'reduce' });
      await come(page);
      expect(await axe(page)).toEqual([]);
    });

    test('wrong with a phone', async () => {
      const page = await open('', { ...PHONE, colorScheme, reducedMotion: 'reduce' });
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
      const { page, close } = await visit(browser, url);
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
    const page = await open('', { reducedMotion: 'reduce' });
    const moving = await page.evaluate<number>('document.getAnimations().length');
    expect(moving).toBe(0);
  });

  test('the first view is under 100 KB, and asks nobody else', async () => {
    const opened = await visit(browser, desk.url);
    visits.push(opened);
    await opened.page.locator('.row').first().waitFor();
    await opened.page.locator('#rail').getByText('Northwire').waitFor();
    await soon(opened.bytes).toBeGreaterThan(10_000);
    console.log(`first view: ${(opened.bytes() / 1_000).toFixed(1)} KB`);
    expect(opened.bytes()).toBeLessThan(100_000);
  });
});
