// A story as an editor reads it: copy, revisions, differences, origins, kills, what goes to the clipboard.
import { describe, expect, test } from 'vitest';
import { describePage, openRow, row, soon } from './stage.ts';

describePage('a story', (stage) => {
  describe('a story', () => {
    test('has an address of its own', async () => {
      const page = await stage.open();
      await openRow(page, 'story-1');
      const again = await stage.open(new URL(page.url()).search);
      await again.locator('h2.title', { hasText: 'Ferries to Port Albert stop' }).waitFor();
      expect(await again.locator('.byline').textContent()).toBe('By Ines Harrow and Tom Vale');
      expect(await again.locator('.banner.note').textContent()).toContain('Adds the harbour master');
      expect(await again.locator('#copy td').allTextContents()).toEqual(['Lisvane', '21.40', 'Skerry', '18.05']);
      await page.goBack();
      await page.locator('.welcome').waitFor();
    });

    test('shows its revisions and what differs, and where each field came from', async () => {
      await stage.desk.put({
        name: 'story-1',
        version: 2,
        headline: 'Ferries stop, two boats adrift',
        body: '<p>All ferries stopped.</p><p>Two boats are adrift.</p>',
      });
      const page = await stage.open();
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
      const page = await stage.open();
      await openRow(page, 'story-1');
      await stage.desk.put({ name: 'story-1', version: 2, status: 'canceled', edNote: 'No ferry was stopped.' });
      await page.locator('.banner.kill').waitFor();
      expect(await page.locator('.banner.kill').textContent()).toContain('No ferry was stopped.');
      expect(await page.locator('#copy').count()).toBe(0);
      expect(await page.locator('#story s').textContent()).toContain('Ferries to Port Albert stop');
      expect(await page.locator('#alarm').textContent()).toContain('Do not use it');
      const again = await stage.open(new URL(page.url()).search);
      await again.locator('.banner.kill').waitFor();
    });

    test('that is killed while it is asked for is not shown by an answer that comes late', async () => {
      const page = await stage.open();
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
      await stage.desk.put({ name: 'story-1', version: 2, status: 'canceled', edNote: 'No ferry was stopped.' });
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
      const page = await stage.open();
      await openRow(page, 'story-3');
      await page.route(/stories\/[^/]*story-1\?/, (route) => route.abort());
      await row(page, 'story-1').locator('a').click();
      await page.getByText('The story cannot be had').waitFor();
      await page.keyboard.press('z');
      expect(await page.locator('#story article').count()).toBe(0);
      stage.visits[0]?.troubles.splice(0);
    });

    test('that is updated while it is read stays until its reader asks', async () => {
      const page = await stage.open();
      await openRow(page, 'story-1');
      await stage.desk.put({ name: 'story-1', version: 2, headline: 'Ferries stop, two boats adrift' });
      await page.locator('.banner.update').waitFor();
      expect(await page.locator('h2.title').textContent()).toContain('Ferries to Port Albert stop');
      await page.keyboard.press('u');
      await page.locator('h2.title', { hasText: 'two boats adrift' }).waitFor();
      expect(await page.locator('.banner.update').count()).toBe(0);
    });

    test('in Arabic runs from right to left, in Japanese is whole', async () => {
      const page = await stage.open();
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

    test('in Arabic has the marks of its lists and the rules of its quotes on the right', async () => {
      const body =
        '<ul><li>أولا</li><li><p>ثانيا</p></li></ul><blockquote><p>قال</p></blockquote><table><tr><td>واحد</td></tr></table><ul><li>One</li></ul>';
      await stage.desk.put({ name: 'lists', language: 'ar', headline: 'قوائم', body });
      const page = await stage.open();
      await openRow(page, 'lists');
      const directions = await page
        .locator('#copy :is(ul, li, blockquote, table)')
        .evaluateAll((all): string[] => all.map((each) => each.ownerDocument.defaultView?.getComputedStyle(each).direction ?? ''));
      expect(directions).toEqual(['rtl', 'rtl', 'rtl', 'rtl', 'rtl', 'ltr', 'ltr']);
    });

    test('that was embargoed comes at its time, with a clock of it and no word that it is held', async () => {
      const page = await stage.open();
      const embargo = new Date(Date.now() + 3_000).toISOString();
      await stage.desk.put({ name: 'held', headline: 'One in five swims', status: 'withheld', embargo });
      expect(await row(page, 'held').count()).toBe(0);
      await row(page, 'held').waitFor();
      expect(new Date().toISOString() >= embargo).toBe(true);
      await openRow(page, 'held');
      expect(await page.locator('#story .banner').allTextContents()).toEqual([expect.stringMatching(/^Embargo over since .*, \d+ s ago/)]);
      const clock = page.locator('#story .clock');
      const told = await clock.textContent();
      await soon(() => clock.textContent()).not.toBe(told);
      expect(await page.locator('#story .label').allTextContents()).toEqual(['embargo over']);
    });

    test('is built from an allow-list, whatever its copy holds', async () => {
      const body =
        '<p onclick="alert(1)">Plain <b style="color:red">words</b></p><img src="https://elsewhere.example/x" onerror="alert(1)"><script>alert(1)</script><a href="javascript:alert(1)">one</a><a href="https://a.example/">two</a><iframe src="https://elsewhere.example"></iframe><svg><script>alert(1)</script></svg><form><input autofocus></form><p>End.</p>';
      await stage.desk.put({ name: 'hostile', headline: '<img src=x onerror=alert(1)>', body });
      const page = await stage.open();
      await openRow(page, 'hostile');
      // The browser tells that its policy would have stopped what the allow-list left out: two locks, one door.
      const [watched] = stage.visits;
      const reports = watched?.troubles.splice(0) ?? [];
      expect(reports.every((each) => each.endsWith('The action has been blocked.'))).toBe(true);
      expect(await page.locator('#copy').innerHTML()).toBe(
        '<p dir="auto">Plain <b>words</b></p><a>one</a><a href="https://a.example/" rel="noopener noreferrer nofollow" target="_blank">two</a><p dir="auto">End.</p>',
      );
      expect(await page.locator('h2.title').textContent()).toBe('<img src=x onerror=alert(1)>');
    });

    test('can be copied as text, with its slug', async () => {
      const page = await stage.open('', { permissions: ['clipboard-read', 'clipboard-write'] });
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
});
