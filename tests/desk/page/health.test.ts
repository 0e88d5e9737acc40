// The health view: who was heard, what was refused and why, and what is read again.
import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newsItemDocument } from '../../bench/generate.ts';
import { workplace } from '../../cli/wiredesk.ts';
import { receiptOf } from '../../store/stories.ts';
import { visit } from './browser.ts';
import { contrast, hueOf } from './colours.ts';
import { describePage, rowsAre } from './stage.ts';

describePage('health', (stage) => {
  test('health tells who was heard, and what was refused and why', async () => {
    await stage.desk.store.keepReceipt(
      receiptOf({
        key: 'north/bad.xml',
        outcome: 'rejected',
        stories: 0,
        kept: [],
        faults: 1,
        refused: [{ code: 'MALFORMED_XML', message: 'The document ends too early, on line 7.' }],
      }),
    );
    const page = await stage.open('?screen=health');
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
      const { page, troubles, close } = await visit(stage.browser, `${url}?screen=health`, {
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
      await stage.desk.store.keepReceipt(receiptOf({ key: `${at}.xml`, outcome }));
    const page = await stage.open('?screen=health', { colorScheme });
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
});
