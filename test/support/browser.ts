/** A real browser for journeys: what it asked for, what it complained of, and pictures with a Japanese font. */
import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import chromium from '@sparticuz/chromium';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium as driver, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const ARTEFACTS = fileURLToPath(new URL('../artefacts/', import.meta.url));
// Not the package's own list: it has one process for everything and no web security, and both would hide faults.
const WORDS = ['--no-sandbox', '--disable-gpu', '--hide-scrollbars', '--font-render-hinting=none', '--headless=shell'];

export const openBrowser = async (words: readonly string[] = []): Promise<Browser> =>
  driver.launch({ executablePath: await chromium.executablePath(), args: [...WORDS, ...words], headless: true });

export interface Visitor {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Hosts that anything was asked of. */
  readonly hosts: Set<string>;
  /** What the browser's console complained of, policies included. */
  readonly complaints: string[];
}

/** A fresh visitor with a window of this width. */
export async function newVisitor(browser: Browser, width: number, javaScriptEnabled = true): Promise<Visitor> {
  const context = await browser.newContext({
    viewport: { width, height: 900 },
    locale: 'ja',
    javaScriptEnabled,
    // One journey each: contrast is looked at in both.
    colorScheme: width > 1000 ? 'dark' : 'light',
  });
  const page = await context.newPage();
  const hosts = new Set<string>();
  const complaints: string[] = [];
  context.on('request', (request) => {
    const { protocol, hostname } = new URL(request.url());
    if (protocol !== 'data:') hosts.add(hostname);
  });
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  return { page, context, hosts, complaints };
}

/** Serious and critical findings, one line each. */
export async function accessFaults(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const found = (await page.evaluate('axe.run({ resultTypes: ["violations"] })')) as axe.AxeResults;
  return found.violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.html.slice(0, 160)} ${node.failureSummary ?? ''}`));
}

export const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - innerWidth') as Promise<number>;

/** One face for all weights that we use; without it Japanese shows as boxes where no font is installed. */
function fontFace(): string {
  const folder = join(dirname(require.resolve('@fontsource/biz-udpgothic/package.json')), 'files');
  return ['400', '700']
    .map((weight) => {
      const bytes = readFileSync(join(folder, `biz-udpgothic-japanese-${weight}-normal.woff2`));
      const address = `data:font/woff2;base64,${bytes.toString('base64')}`;
      return `@font-face{font-family:'Noto Sans JP';font-weight:${weight};src:url(${address})}`;
    })
    .join('');
}

/** @param file a path, or a name in `test/artefacts/` without `.png` */
export async function picture(
  browser: Browser,
  url: string,
  file: string,
  look: { readonly width: number; readonly height?: number; readonly dark?: boolean; readonly at?: string },
): Promise<void> {
  const { width, height = 900, dark = false, at } = look;
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    // The font is the test's, not the site's.
    bypassCSP: true,
    serviceWorkers: 'block',
  });
  const page = await context.newPage();
  await page.goto(url);
  await page.addStyleTag({ content: `${fontFace()}body{font-family:'Noto Sans JP',sans-serif}` });
  await page.evaluate('document.fonts.ready.then(() => true)');
  if (at) await page.evaluate(`document.querySelector(${JSON.stringify(at)}).scrollIntoView()`);
  mkdirSync(ARTEFACTS, { recursive: true });
  await page.screenshot({ path: file.endsWith('.png') ? file : join(ARTEFACTS, `${file}.png`) });
  await context.close();
}
