/** A reader's way from the form to leaving, in a real browser, with the keyboard alone, on a phone and on a desk. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { Browser, Page } from 'playwright-core';
import { subscriptions } from '../../functions/subscriptions.ts';
import { createHttpApi } from '../../infra/local/http/http-api.ts';
import { DEFAULT_CAPS } from '../../shared/readers/requests/limits.ts';
import { ORIGIN_HEADER, ROUTES } from '../../shared/readers/requests/routes.ts';
import { accessFaults, newVisitor, openBrowser, overflow } from '../support/browser.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { KEYS } from '../support/mailing-rig.ts';
import { createPageRig, type PageRig } from '../support/page-visit.ts';
import { type RealTable, startTable } from '../support/real-table.ts';

const clock = createFakeClock(Date.now());
let real: RealTable;
let server: Server;
let browser: Browser;
let rig: PageRig;
let site: string;

beforeAll(async () => {
  [real, browser] = await Promise.all([startTable(), openBrowser()]);
  const api = createHttpApi({
    routes: ROUTES.map(({ method, path }) => ({ key: `${method} ${path}`, function: 'subscriptions' })),
    distribution: {
      ...{ siteBucket: 'site', rootObject: 'index.html', apiPaths: ['/api/'], pageHeaders: {}, errorPages: new Map() },
      originHeaders: { [ORIGIN_HEADER]: KEYS.origin! },
    },
    invoke: (_name, event) => subscriptions(event as APIGatewayProxyEventV2, rig),
    page: async () => undefined,
    originHeader: (value) => value,
    now: () => new Date(clock.now()),
  });
  server = createServer(api);
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  site = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  rig = createPageRig(real.table, clock, DEFAULT_CAPS, site);
}, 60_000);

afterAll(async () => {
  await browser?.close();
  server?.closeAllConnections();
  server?.close();
  await real?.stop();
});

/** Tabs until the element that fits has the focus; a keyboard user who never gets there is stuck. */
async function tabTo(page: Page, selector: string): Promise<void> {
  for (let i = 0; i < 20; i++) {
    await page.keyboard.press('Tab');
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted) ?? false, selector)) return;
  }
  throw new Error(`the keyboard does not reach ${selector}`);
}

async function pressed(page: Page, selector: string): Promise<void> {
  await tabTo(page, selector);
  await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
}

test.each([375, 1280])(
  'a reader subscribes, confirms, changes preferences and leaves at %i pixels',
  async (width) => {
    const { page, context, hosts, complaints } = await newVisitor(browser, width);
    const calm = async () => {
      expect(await accessFaults(page)).toEqual([]);
      expect(await overflow(page)).toBe(0);
      expect(await page.locator('script').count()).toBe(0);
    };
    const email = `keyboard${width}@example.com`;
    const reader = () => rig.readers.load(rig.seal.readerId(email));

    await page.goto(`${site}/api/subscribe`);
    await calm();
    await tabTo(page, '#email');
    await page.keyboard.type('keyboard@nowhere');
    clock.advance(5_000);
    await pressed(page, 'button');
    expect(await page.getByRole('alert').textContent()).toContain('このアドレスには送れません');
    await calm();
    await tabTo(page, '#email');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(email);
    await tabTo(page, 'input[name=depth]');
    await page.keyboard.press('ArrowUp');
    await tabTo(page, '#topics');
    await page.keyboard.type('agents');
    clock.advance(5_000);
    await pressed(page, 'button');
    expect(await page.locator('h1').textContent()).toBe('メールを確かめてください');
    await calm();

    const { to, path, token } = rig.mailed.at(-1)!;
    expect(to).toBe(email);
    await page.goto(`${site}${path}?${token}`);
    await calm();
    expect(await reader()).toMatchObject({ state: 'pending' });
    await pressed(page, 'button');
    await calm();
    expect(await reader()).toMatchObject({ state: 'active', depth: 'overviews', topics: ['agents'] });

    await pressed(page, 'a[href*="/api/preferences"]');
    await calm();
    await tabTo(page, 'input[name=depth]');
    await page.keyboard.press('ArrowUp');
    await pressed(page, 'button[value=save]');
    expect(await page.getByRole('status').textContent()).toBe('保存しました');
    await calm();
    expect(await reader()).toMatchObject({ depth: 'headlines' });

    await pressed(page, 'form[action*="/api/unsubscribe"] button');
    expect(await page.locator('h1').textContent()).toBe('購読をやめました');
    await calm();
    expect(await reader()).toMatchObject({ state: 'unsubscribed' });

    expect([...hosts]).toEqual(['127.0.0.1']);
    expect(complaints.filter((each) => !each.includes('400') && !each.includes('favicon'))).toEqual([]);
    expect(await context.cookies()).toEqual([]);
    await context.close();
  },
  60_000,
);
