/** A reader's way through the site of the bundled sample week, in a real browser, on a phone and on a desk. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Browser } from 'playwright-core';
import type { Edition } from '../../shared/editions/edition.ts';
import { renderMail } from '../../shared/editions/mail/mail.ts';
import { accessFaults, newVisitor, openBrowser, overflow, picture } from '../support/browser.ts';
import { SITE_URL } from '../support/edition-of-kinds.ts';
import { startFaultProxy } from '../support/fault-proxy.ts';
import { runCommand } from '../support/run-command.ts';
import { sampleEdition, samplePaper } from '../support/sample-edition.ts';
import { makeSampleWeek, newFolder, SAMPLE_WEEK, type Started, startSample } from '../support/started.ts';
import { writtenSite } from '../support/written-site.ts';

let started: Started;
let browser: Browser;
let out: string;

beforeAll(async () => {
  const folder = newFolder();
  out = join(folder, 'out');
  await makeSampleWeek(folder, out);
  [started, browser] = await Promise.all([startSample(folder), openBrowser()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await started?.stop();
});

test.each([320, 1280])('a reader finds, checks, searches and reports at %i pixels', async (width) => {
  const { page, context, hosts, complaints } = await newVisitor(browser, width);
  const calm = async () => {
    expect(await accessFaults(page)).toEqual([]);
    expect(await overflow(page)).toBe(0);
  };

  await page.goto(`${started.site}/`);
  await calm();
  await page.fill('#email', `reader${width}@example.com`);
  await page.click('button');
  expect(await page.locator('#email').inputValue()).toBe(`reader${width}@example.com`);
  await calm();
  await page.goBack();
  await page.locator('h2 a').first().click();
  await page.waitForURL(`**/editions/${SAMPLE_WEEK}/ja/`);
  await calm();

  // The contents from wherever one reads: they tell where that is, lead elsewhere, and get out of the way.
  await page
    .locator('article')
    .nth(2)
    .evaluate((each) => (each as Element).scrollIntoView());
  const atHand = page.locator('.to');
  await atHand.locator('summary').click();
  await atHand.locator('li:nth-child(3) a[aria-current=location]').waitFor();
  await calm();
  await atHand.locator('li a').nth(4).click();
  expect(await atHand.locator('nav').isVisible()).toBe(false);
  const [fifth, window] = [await page.locator('article').nth(4).boundingBox(), page.viewportSize()!];
  expect(Math.abs(fifth!.y)).toBeLessThan(window.height / 2);

  // A phone folds the evidence; on a wide screen it stands in the margin beside its sentence, unfolded.
  expect(await page.locator('.note').textContent()).toContain('下書きは収録済み');
  const answer = page.locator('.qa').first();
  const evidence = answer.locator('blockquote').first();
  if (width < 1200) await answer.locator('summary').first().click();
  expect(await evidence.isVisible()).toBe(true);
  const [text, proof] = [await answer.locator('.p').boundingBox(), await evidence.boundingBox()];
  expect(proof!.x >= text!.x + text!.width).toBe(width >= 1200);
  expect(await evidence.locator('a').getAttribute('href')).toMatch(/#(page=\d+|[^:]*:~:text=)/);

  await page.locator('article a[href^="/papers/"]').first().click();
  await page.waitForURL('**/papers/**');
  const title = (await page.locator('h1').textContent()) ?? '';
  await calm();

  const question = (await page.locator('.q').allInnerTexts()).join(' ');
  const word = /\p{Script=Han}{2}/u.exec(question)![0];
  await page.locator('nav a[href="/search/"]').click();
  await calm();
  for (const wanted of [word, title.split(/\W/)[0]!.slice(0, 5)]) {
    await page.fill('#q', wanted);
    await page.locator('#found a', { hasText: title }).waitFor();
  }

  // Latin for kana, a letter amiss, a week; what was found is marked, and what is not there is said to be not there.
  for (const wanted of ['cache', 'esbuld', SAMPLE_WEEK]) {
    await page.fill('#q', wanted);
    await page.locator('#found li').first().waitFor();
    expect(await page.locator('#count').textContent()).toContain(`件見つかりました (${SAMPLE_WEEK}の号を探しました)`);
  }
  await page.fill('#q', '存在しない論文');
  await page.locator('#count', { hasText: '見つかりませんでした' }).waitFor();
  await page.fill('#q', title);
  await page.locator('#found mark').first().waitFor();
  await calm();
  // A hit opens at the words, wherever in the paper they stand.
  await page.fill('#q', 'コールドスタート');
  const hit = page.locator('#found a', { hasText: 'What a Cold Start' });
  await hit.waitFor();
  expect(await hit.getAttribute('href')).toContain(`#:~:text=${encodeURIComponent('コールドスタート')}`);
  await page.fill('#q', title);
  await page.locator('#found a', { hasText: title }).first().waitFor();

  await page.locator('#found a', { hasText: title }).first().click();
  const asked = await page.locator('.q').first().textContent();
  await page.locator('.q a[href^="/api/report"]').first().click();
  // The page names what the report is about in the reader's words, and no id.
  const about = (await page.locator('main').textContent())!;
  expect(about).toContain(title);
  expect(asked).toContain(/Q\. (.+)/.exec(about)![1]!.trim());
  await calm();
  await page.fill('#text', `図の値が違います (${width})`);
  await page.waitForTimeout(3_100);
  await page.click('button');
  expect(await page.locator('h1').textContent()).toContain('ありがとう');
  await page.locator('a[href^="/editions/"]').click();
  await page.waitForURL('**/editions/**');

  expect([...hosts]).toEqual(['127.0.0.1']);
  expect(complaints).toEqual([]);
  await context.close();
});

test('topics mark the papers near to them on every edition, are kept in the browser, and go nowhere else', async () => {
  const { page, context, hosts, complaints } = await newVisitor(browser, 375);
  const asked: string[] = [];
  context.on('request', (request) => void asked.push(request.url() + (request.postData() ?? '')));
  await page.goto(`${started.site}/editions/${SAMPLE_WEEK}/ja/`);
  const [first, ...others] = await page.locator('ol.contents li a').allInnerTexts();
  expect(others.length).toBeGreaterThan(3);
  await page.fill('#topics', `${first}、なにもない話題`);
  expect(await page.locator('ol.contents li .near').allInnerTexts()).toEqual([`関心: ${first}`]);
  expect(await page.locator('.topics [role=status]').textContent()).toBe('1本が近い内容です');
  expect([await accessFaults(page), await overflow(page)]).toEqual([[], 0]);
  await page.reload();
  await page.locator('ol.contents li .near').waitFor();
  expect(await page.locator('#topics').inputValue()).toContain(first!);
  await page.fill('#topics', 'なにもない話題');
  expect(await page.locator('.near').count()).toBe(0);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.locator('.qa .copy').first().click();
  await page.locator('.copy[title="コピーしました"]').waitFor();
  expect(await page.locator('.qa .cite').first().getAttribute('href')).toMatch(/\/papers\/[^/]+\/ja\/#cite$/);
  const [question, answer, link] = String(await page.evaluate('navigator.clipboard.readText()')).split('\n');
  expect(await page.locator('.qa').first().textContent()).toContain(question);
  expect(answer).toMatch(/^A\. [^▸]+。$/);
  expect(link).toMatch(/\/papers\/[^/]+\/ja\/#.+-q1$/);
  expect(asked.join('\n')).not.toContain(encodeURIComponent('話題'));
  expect([[...hosts], complaints]).toEqual([['127.0.0.1'], []]);
  await context.close();
});

test('topics of the settings have a feed each, and the mail of who asked for them begins with the papers near to them', async () => {
  const { page, context } = await newVisitor(browser, 800);
  await page.goto(`${started.site}/archive/`);
  const feeds = page.locator('a[href^="/topics/"]');
  expect(await feeds.allInnerTexts()).toEqual(['PDF', 'キャッシュ']);
  const feed = await (await fetch(`${started.site}${await feeds.first().getAttribute('href')}`)).text();
  expect(feed).toContain('<title>Close Every Page: Choosing a PDF Engine for Short-Lived Functions</title>');
  const { emails } = (await (await fetch(`${started.inbox}/store`)).json()) as { emails: { body: { text: string } }[] };
  const { text } = emails[0]!.body;
  expect(text).toContain(
    'あなたの関心に近い3本\n- Close Every Page: Choosing a PDF Engine for Short-Lived Functions 「PDF」が題名に',
  );
  expect(text.indexOf('あなたの関心')).toBeLessThan(text.indexOf('1. One Call or Eleven'));
  await context.close();
});

test('of the recorded drafts what was false is not there, what was mended is, and both are counted', async () => {
  const text = readFileSync(join(out, SAMPLE_WEEK, 'ja', 'digest.txt'), 'utf8');
  const { receipt } = JSON.parse(readFileSync(join(out, SAMPLE_WEEK, 'ja', 'digest.json'), 'utf8')) as Edition;
  expect(receipt).toMatchObject({ found: 7, summarised: 7, sentencesRepaired: 8 });
  expect([receipt.sentencesCarried, receipt.sentencesAgreed]).toEqual([receipt.sentences, receipt.sentences]);
  expect(receipt.droppedBy).toEqual({
    ...{ 'non-answer': 1, 'not-carried': 1, 'number-not-quoted': 1, 'quote-not-in-source': 1 },
  });
  for (const lie of [
    '47%',
    '評価者',
    '7,200',
    '標準的な方法',
    'すべてのプログラミング言語',
    '記載されていません',
    '5回受理',
  ])
    expect(text).not.toContain(lie);
  for (const mended of [
    '37%減り',
    '3,600秒',
    '同じ水準です',
    '書き手: 収録済みの下書き(検査は実行時)',
    '今週の見取り図:',
  ])
    expect(text).toContain(mended);
});

test('in a mail every text stands out from its ground, by day and in the dark, as a browser lays its own styles over it', async () => {
  const edition = JSON.parse(readFileSync(join(out, SAMPLE_WEEK, 'ja', 'digest.json'), 'utf8')) as Edition;
  const { html, near } = renderMail(edition, 'all', { siteUrl: started.site });
  const topic = edition.papers[0]!.title.split(' ')[0]!;
  const mail = html.replace('{{{near}}}', () => near([topic]).html);
  expect(mail).toContain('今週の見取り図');
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme });
    const page = await context.newPage();
    await page.setContent(mail);
    const { texts, least, ground } = (await page.evaluate(LEAST_CONTRAST)) as Record<string, number>;
    expect(texts).toBeGreaterThan(100);
    // WCAG 2.2, 1.4.3 "Contrast (Minimum)".
    expect(least).toBeGreaterThanOrEqual(4.5);
    expect(ground! < 0.5).toBe(colorScheme === 'dark');
    await context.close();
  }
});

/** Of all texts of a page the least contrast to the ground they stand on, and how light the page's own ground is (WCAG 2.2, relative luminance). */
const LEAST_CONTRAST = `(() => {
  const parts = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const light = (colour) => {
    const [r, g, b] = parts(colour).map((part) => part / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const groundOf = (element) => {
    const own = getComputedStyle(element).backgroundColor;
    return parts(own)[3] === 0 ? (element.parentElement ? groundOf(element.parentElement) : 'rgb(255, 255, 255)') : own;
  };
  let [texts, least] = [0, 21];
  const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walk.nextNode()) {
    const element = walk.currentNode.parentElement;
    if (walk.currentNode.data.trim() === '' || element.getClientRects().length === 0) continue;
    const [one, other] = [light(getComputedStyle(element).color), light(groundOf(element))];
    texts += 1;
    least = Math.min(least, (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05));
  }
  return { texts, least, ground: light(groundOf(document.body)) };
})()`;

test('the search goes on without a network after its first visit', async () => {
  const line = await startFaultProxy(started.site);
  const { page, context } = await newVisitor(browser, 800);
  try {
    line.once(({ path }) => path === '/search/index.json', { delayMs: 400 });
    await page.goto(`${line.url}/search/`);
    // Two writers of one entry can lose it when the page is left: the worker starts after the page has kept everything.
    await page.evaluate('navigator.serviceWorker.ready.then(() => true)');
    const kept = await page.evaluate(`caches.open('ronbun-1').then((kept) => kept.keys()).then((keys) => keys.length)`);
    expect([kept, line.injected()]).toEqual([5, 1]);
  } finally {
    await line.stop();
  }
  await page.goto(`${line.url}/search/?q=a`);
  await page.locator('#found li').first().waitFor();
  await context.close();
});

test('a search begins with the newest year, says which editions it searched, and goes on to older years by keyboard', async () => {
  const edition = (week: string, papers: number, title: string) =>
    sampleEdition({
      week,
      papers: Array.from({ length: papers }, (_, n) =>
        samplePaper({ id: `arxiv:${week}.${n}`, title: `${title} ${n}` }),
      ),
    });
  const files = await writtenSite([
    edition('2023-W40', 1, 'Lanterns'),
    edition('2024-W40', 1, 'Harbours'),
    edition('2025-W52', 100, 'Clocks'),
    edition('2026-W01', 1, 'Bridges'),
  ]);
  const { page, context, complaints } = await newVisitor(browser, 320);
  const asked: string[] = [];
  await page.route(`${SITE_URL}/**`, (route) => {
    const key = new URL(route.request().url()).pathname.slice(1);
    asked.push(key);
    const contentType = key.endsWith('.js')
      ? 'text/javascript'
      : key.endsWith('.json')
        ? 'application/json'
        : 'text/html';
    return files.has(key) ? route.fulfill({ contentType, body: files.get(key)! }) : route.fulfill({ status: 404 });
  });
  const parts = () => [...new Set(asked.filter((key) => /search\/\d/.test(key)))];
  const [count, older] = [page.locator('#count'), page.locator('#older')];

  await page.goto(`${SITE_URL}/search/`);
  await page.fill('#q', 'lanterns');
  // A year of one paper would answer nothing, so the one before came with it.
  await count.filter({ hasText: '(2025-W52から2026-W01までの号を探しました)' }).waitFor();
  expect(await count.textContent()).toContain('見つかりませんでした');
  expect([parts(), await older.textContent()]).toEqual([
    ['search/2026-1.json', 'search/2025-1.json'],
    'さらに前の号も探す(2023-W40から2024-W40まで)',
  ]);
  expect([await accessFaults(page), await overflow(page)]).toEqual([[], 0]);

  for (const key of ['Tab', 'Tab']) await page.keyboard.press(key);
  await page.keyboard.press('Enter');
  await page.locator('#found a', { hasText: 'Lanterns 0' }).waitFor();
  expect(await count.textContent()).toBe('1件見つかりました (2023-W40から2026-W01までの号を探しました)');
  expect([await older.isVisible(), await page.evaluate('document.activeElement.id')]).toEqual([false, 'q']);
  // The site stands in this test's memory, where the browser looks for no service worker.
  expect(complaints.filter((each) => !each.includes('fetching the script'))).toEqual([]);
  await context.close();
});

test('everything but the search works without JavaScript, and a wrong address says so', async () => {
  const { page, context } = await newVisitor(browser, 800, false);
  await page.goto(`${started.site}/editions/${SAMPLE_WEEK}/ja/`);
  expect(await page.locator('.qa summary').first().isVisible()).toBe(true);
  await page.goto(`${started.site}/search/`);
  expect(await page.locator('noscript').textContent()).toContain('JavaScript');
  const missing = await page.goto(`${started.site}/editions/1999-W01/ja/`);
  expect([missing?.status(), await page.locator('h1').textContent()]).toEqual([404, 'お探しのページはありません']);
  await context.close();
});

test('an edition is one request under 150 kB and a script of our own, and its saved copy reads the same', async () => {
  const { page, context, hosts, complaints } = await newVisitor(browser, 1280);
  const asked: string[] = [];
  context.on('request', (request) => void (request.url().startsWith('data:') || asked.push(request.url())));
  const answer = await page.goto(`${started.site}/editions/${SAMPLE_WEEK}/ja/`, { waitUntil: 'networkidle' });
  expect((await answer!.body()).length).toBeLessThan(150_000);
  expect(asked.map((url) => new URL(url).pathname)).toEqual([`/editions/${SAMPLE_WEEK}/ja/`, '/reading.js']);
  // On paper there is no reading position.
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(`getComputedStyle(document.body, '::before').display`)).toBe('none');
  await page.emulateMedia({ media: 'screen' });
  await page.locator('.topics').evaluate((each) => (each as Element).remove());
  for (const added of await page.locator('.copy,.cite').all())
    await added.evaluate((each) => (each as Element).nextSibling?.remove());
  await page
    .locator('main')
    .evaluate((each) => (each as Element).querySelectorAll('.copy,.cite').forEach((added) => void added.remove()));
  const words = await page.locator('main').textContent();

  const saved = join(out, SAMPLE_WEEK, 'ja', 'digest.html');
  await page.goto(pathToFileURL(saved).href);
  expect(await page.locator('main').textContent()).toBe(words);
  expect(readFileSync(saved, 'utf8')).not.toMatch(/href="\/(?!\/)/);
  expect([...hosts].filter(Boolean)).toEqual(['127.0.0.1']);
  expect(complaints).toEqual([]);
  await context.close();
});

describe('a correction', () => {
  test('stands at its paper at once, and the report that led to it is listed', async () => {
    const local = ['--data-dir', started.folder];
    const listed = await runCommand(['errata', ...local, '--json']);
    expect(listed.stderr).toContain('図の値が違います (320)');
    const [report] = listed.last!.reports as { paper: string }[];
    const note = ['--week', SAMPLE_WEEK, '--paper', report!.paper, '--note', '図の値は<b>4</b>です。'];
    const accepted = await runCommand(['errata', ...local, ...note]);
    expect(accepted.code).toBe(0);
    const { page, context } = await newVisitor(browser, 800);
    await page.goto(`${started.site}/editions/${SAMPLE_WEEK}/ja/`);
    expect(await page.locator('.erratum').textContent()).toContain('図の値は<b>4</b>です。');
    await context.close();
  });

  test('of a paper that the edition does not hold is refused', async () => {
    const wrong = ['--week', SAMPLE_WEEK, '--paper', 'arxiv:9999.99999', '--note', 'x'];
    const refused = await runCommand(['errata', '--data-dir', started.folder, ...wrong]);
    expect([refused.code, refused.stderr]).toEqual([1, expect.stringContaining('holds no paper arxiv:9999.99999')]);
  });
});

test('pictures are kept of the pages that readers see first', async () => {
  for (const [name, path] of [
    ['home', ''],
    ['edition', `editions/${SAMPLE_WEEK}/ja/`],
  ] as const) {
    for (const [width, dark] of [
      [375, false],
      [1280, true],
    ] as const)
      await picture(browser, `${started.site}/${path}`, `${name}-${width}-${dark ? 'dark' : 'light'}`, { width, dark });
  }
});
