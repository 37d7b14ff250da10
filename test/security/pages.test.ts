/**
 * What every public page must keep, whatever it is asked: its headers, no redirect, nothing of the question in its links.
 */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { csv } from '../../infra/cli/readers.ts';
import { PAGE_HEADERS } from '../../shared/readers/pages/page.ts';
import { ROUTES } from '../../shared/readers/requests/routes.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { SITE } from '../support/mailing-rig.ts';
import { createPageRig } from '../support/page-visit.ts';
import { createRandom } from '../support/random.ts';
import { type RealTable, startTable } from '../support/real-table.ts';
import { resourcesOf, synthesised } from '../support/synthesised.ts';
import { SEEDS } from './seeds.ts';

let real: RealTable;
let visit: ReturnType<typeof createPageRig>['visit'];
beforeAll(async () => {
  real = await startTable();
  ({ visit } = createPageRig(real.table, createFakeClock()));
});
afterAll(() => real.stop());

const AWAY = [
  '//evil.example',
  'https://evil.example/',
  '/\\evil.example',
  'javascript:alert(1)',
  '%2F%2Fevil.example',
];
const NAMES: readonly string[] = ['next', 'url', 'redirect', 'return_to', 'continue', 'lang'];
type Pick = ReturnType<typeof createRandom>['pick'];
const WAYS: readonly ((text: string, one: Pick) => string)[] = [
  (text) => text,
  encodeURIComponent,
  (text) => encodeURIComponent(encodeURIComponent(text)),
  (text) => text.replaceAll('/', '\\'),
  (text) => `%09${text}`,
  (text, one) => `x&${one(NAMES)}=${text}`,
  (text, one) => `${text}#@${one(['evil.example', 'digest.example'])}`,
  (text) => `%0d%0aLocation:%20${text}`,
];
/** Every name with every target, each written in one of many ways that the seed draws; the same whichever seeds ran before. */
const hostile = SEEDS.flatMap((seed) => {
  const { pick } = createRandom(seed);
  return AWAY.flatMap((to) => NAMES.map((name) => `${name}=${pick(WAYS)(to, pick)}`));
});

describe.each(ROUTES)('$method $path', ({ method, path }) => {
  test('H-16, H-19: leads nowhere else, sets no cookie and keeps its headers, whatever the query says', async () => {
    for (const query of [...hostile, 'x'.repeat(1900), '1.1.u.%00', '<script>alert(1)</script>']) {
      const form = method === 'POST' ? { form: { next: 'https://evil.example/' } } : {};
      const answer = await visit(path, { query, ...form, headers: { origin: SITE, host: 'evil.example' } });
      expect(answer.statusCode).toBeLessThan(500);
      expect([301, 302, 303, 307, 308]).not.toContain(answer.statusCode);
      const names = Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase());
      expect(names).not.toContain('location');
      expect(names).not.toContain('set-cookie');
      expect(answer.cookies ?? []).toEqual([]);
      if (String(answer.headers?.['content-type']).startsWith('text/html'))
        expect(answer.headers).toMatchObject(PAGE_HEADERS);
      expect(answer.body).not.toMatch(/(?:href|action|src)="[^"]*evil\.example/);
      expect(answer.body).not.toContain('<script>alert');
      expect(answer.body).not.toMatch(/\bat .+\.ts:\d+/);
    }
  });
});

test('pages behind CloudFront carry the strict headers of a site that shows strangers’ words', async () => {
  const { template } = await synthesised({ operator: 'operator@example.org' });
  const policies = resourcesOf(template, 'AWS::CloudFront::ResponseHeadersPolicy');
  expect(policies.length).toBeGreaterThan(0);
  for (const [, { Properties }] of policies) {
    const { SecurityHeadersConfig: own } = Properties.ResponseHeadersPolicyConfig;
    expect(own.ContentSecurityPolicy.ContentSecurityPolicy).toMatch(/default-src 'none'|default-src 'self'/);
    expect(own.ContentSecurityPolicy.ContentSecurityPolicy).not.toMatch(
      /unsafe-(?:inline|eval)[^;]*;?.*script|script-src[^;]*unsafe/,
    );
    expect(own.StrictTransportSecurity.AccessControlMaxAgeSec).toBeGreaterThanOrEqual(31_536_000);
    expect(own.FrameOptions.FrameOption).toBe('DENY');
    expect(own).toHaveProperty('ContentTypeOptions');
  }
});

test('no cell of the readers’ export is a formula, and every row keeps its cells', () => {
  const cell = fc.oneof(
    fc.constantFrom('=HYPERLINK("x")', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', 'a,b', 'a"b', 'a\r\nb'),
    fc.string({ unit: 'binary', maxLength: 10 }),
  );
  fc.assert(
    fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 2 }), { maxLength: 4 }), (rows) => {
      const text = csv(rows);
      const cells = [...text.matchAll(/"((?:[^"]|"")*)"(?:,|\r\n)/g)].map(([, inner = '']) =>
        inner.replaceAll('""', '"'),
      );
      expect(cells).toHaveLength(2 * rows.length);
      for (const [i, inner] of cells.entries()) {
        expect(inner).not.toMatch(/^[=+\-@\t\r]/);
        expect(inner.replace(/^'/, '')).toBe(rows.flat()[i]!.replace(/^'/, ''));
      }
    }),
  );
});
