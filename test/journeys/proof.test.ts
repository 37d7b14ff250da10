/** The proof of a written sentence on its page, under the pointer and the keyboard alone, without any script. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { renderEditionPage } from '../../shared/editions/site/pages/edition-page.ts';
import { accessFaults, newVisitor, openBrowser, overflow } from '../support/browser.ts';
import { editionOfKinds, SITE_URL } from '../support/edition-of-kinds.ts';

let browser: Browser;
let folder: string;
let page: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'ronbun-proof-'));
  const file = join(folder, 'page.html');
  writeFileSync(file, renderEditionPage(editionOfKinds(), { siteUrl: SITE_URL, languages: ['ja'], errata: [] }));
  page = pathToFileURL(file).href;
  browser = await openBrowser();
}, 60_000);
afterAll(async () => {
  await browser?.close();
  rmSync(folder, { recursive: true, force: true });
});

const colour = (element: Locator): Promise<string> =>
  element.evaluate((each) => (globalThis as unknown as Window).getComputedStyle(each as Element).backgroundColor);

test.each([375, 1100])('is folded, opens by its mark, and lights up number by number at %i pixels', async (width) => {
  const { page: view, context } = await newVisitor(browser, width, false);
  await view.goto(page);
  const sentence = view.locator('.qa .s').first();
  const [number, same, quote] = [sentence.locator('a.k1'), sentence.locator('b.k1'), sentence.locator('blockquote')];
  expect(await quote.isVisible()).toBe(false);
  await sentence.locator('summary').click();
  expect(await quote.isVisible()).toBe(true);
  expect(await quote.textContent()).toContain(
    'Over seven days we compared them. The clocks differ by at most 3 ms over a day.',
  );

  const plain = await colour(same);
  await number.hover();
  expect(await colour(same)).not.toBe(plain);
  expect(await colour(number)).toBe(await colour(same));
  await view.mouse.move(0, 0);
  expect(await colour(same)).toBe(plain);
  await same.hover();
  expect(await colour(number)).not.toBe(plain);
  await context.close();
});

test('stands beside its sentence where there is room for a margin, and lights up there', async () => {
  const { page: view, context } = await newVisitor(browser, 1280, false);
  await view.goto(page);
  const sentence = view.locator('.qa .s').first();
  const [words, quote] = [
    await sentence.locator('.t, a.k1').first().boundingBox(),
    await sentence.locator('blockquote').boundingBox(),
  ];
  expect(quote!.x).toBeGreaterThan(words!.x + words!.width);
  const same = sentence.locator('b.k1');
  const plain = await colour(same);
  await sentence.locator('a.k1').hover();
  expect(await colour(same)).not.toBe(plain);
  await context.close();
});

test('is reached by the keyboard: the number leads into its quote, which opens by itself', async () => {
  const { page: view, context } = await newVisitor(browser, 800, false);
  await view.goto(page);
  const sentence = view.locator('.qa .s').first();
  await sentence.locator('a.k1').focus();
  await view.keyboard.press('Enter');
  expect(await sentence.locator('blockquote').isVisible()).toBe(true);
  expect(await colour(sentence.locator('b.k1'))).toBe(await colour(sentence.locator('a.k1')));
  expect(await sentence.locator('b.k1').evaluate((each) => (each as Element).matches(':target'))).toBe(true);
  await context.close();
});

test('needs no more room than there is, and a voice can read it', async () => {
  const { page: view, context } = await newVisitor(browser, 375);
  await view.goto(page);
  for (const mark of await view.locator('summary').all()) await mark.click();
  expect(await overflow(view)).toBe(0);
  expect(await accessFaults(view)).toEqual([]);
  await context.close();
});
