/** What a page shows, as a browser draws it: the same page with two texts of other letters differs where they are seen. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openPage } from '../../../shared/documents/html/dom.ts';
import { takeHidden } from '../../../shared/documents/html/hidden/hidden-text.ts';
import { openBrowser } from '../../support/browser.ts';
import { ARGUABLE, TRICKS } from './tricks.ts';

const prose = 'The method reads a page and keeps the place of every sentence. '.repeat(12);
const [ONE, OTHER] = ['Quiet zebras watch nine lamps', 'MMMM HHHH WWWW XXXX KKKK NNNN'];
const pageOf = (planted: string, head: string, words: string): string =>
  `<!doctype html><html><head><meta charset="utf-8"><title>A post</title>${head}</head><body><article><h1>A post</h1><p>${prose}</p>${planted.replaceAll('WORDS', words)}<p>${prose}</p></article></body></html>`;

let browser: Browser;
let page: Page;
let judge: Page;

beforeAll(async () => {
  browser = await openBrowser();
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, colorScheme: 'light' });
  page = await context.newPage();
  judge = await context.newPage();
});
afterAll(async () => browser.close());

async function pictureOf(html: string): Promise<string> {
  await page.setContent(html);
  await page.evaluate('Promise.all(document.getAnimations().map((each) => each.finished))');
  const bytes = await page.screenshot({ clip: { x: 0, y: 0, width: 1280, height: 420 } });
  return `data:image/png;base64,${bytes.toString('base64')}`;
}

/** Points of the picture that differ so that an eye sees it. */
const differing = (one: string, other: string): Promise<number> =>
  judge.evaluate(
    `(async () => {
      const points = await Promise.all(${JSON.stringify([one, other])}.map(async (address) => {
        const picture = new Image();
        picture.src = address;
        await picture.decode();
        const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d');
        canvas.drawImage(picture, 0, 0);
        return canvas.getImageData(0, 0, picture.width, picture.height).data;
      }));
      return points[0].reduce((sum, part, i) => sum + (Math.abs(part - points[1][i]) >= 24), 0);
    })()`,
  ) as Promise<number>;

const isSeenByUs = (html: string): boolean => {
  const document = openPage(html);
  takeHidden(document);
  return (document.body.textContent ?? '').includes(ONE);
};

const drawn = async (planted: string, head = ''): Promise<boolean> =>
  (await differing(await pictureOf(pageOf(planted, head, ONE)), await pictureOf(pageOf(planted, head, OTHER)))) > 60;

describe('S-15: a text is quoted where a browser shows it, and only there', () => {
  test.each(TRICKS)('%s', async (_, planted, head = '') => {
    expect(isSeenByUs(pageOf(planted, head, ONE))).toBe(await drawn(planted, head));
  });
});

describe('S-15: on purpose otherwise than the browser', () => {
  test.each(ARGUABLE)('%s', async (_, planted, head = '') => {
    expect(isSeenByUs(pageOf(planted, head, ONE))).toBe(!(await drawn(planted, head)));
  });
});
