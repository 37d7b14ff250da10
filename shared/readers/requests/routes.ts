/** The public routes, as data: the stack makes them from this list, the handler answers exactly these. Pure. */

/** Only POST ever changes anything. */
export const ROUTES = [
  { method: 'GET', path: '/api/subscribe' },
  { method: 'POST', path: '/api/subscribe' },
  { method: 'GET', path: '/api/confirm' },
  { method: 'POST', path: '/api/confirm' },
  { method: 'GET', path: '/api/unsubscribe' },
  { method: 'POST', path: '/api/unsubscribe' },
  { method: 'GET', path: '/api/preferences' },
  { method: 'POST', path: '/api/preferences' },
  { method: 'GET', path: '/api/export' },
  { method: 'POST', path: '/api/export' },
  { method: 'GET', path: '/api/erase' },
  { method: 'POST', path: '/api/erase' },
  { method: 'GET', path: '/api/report' },
  { method: 'POST', path: '/api/report' },
] as const satisfies readonly { readonly method: 'GET' | 'POST'; readonly path: `/api/${string}` }[];

/** CloudFront adds it to every request; its value is `origin` of the keys secret. */
export const ORIGIN_HEADER = 'x-ronbun-origin';
