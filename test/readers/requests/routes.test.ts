import { expect, test } from '@jest/globals';
import { ORIGIN_HEADER, ROUTES } from '../../../shared/readers/requests/routes.ts';

test('H-15, H-26: the public routes are forms and links of readers alone, each shown by GET and HEAD and taken by POST', () => {
  const pages = ['confirm', 'erase', 'export', 'preferences', 'report', 'subscribe', 'unsubscribe'];
  const expected = pages.flatMap((page) => [`GET /api/${page}`, `HEAD /api/${page}`, `POST /api/${page}`]);
  expect(ROUTES.map(({ method, path }) => `${method} ${path}`).sort()).toEqual(expected.sort());
});

test('the header of CloudFront is one that no proxy takes for its own', () => {
  expect(ORIGIN_HEADER).toMatch(/^x-ronbun-[a-z]+$/);
});
