/** The public routes, as data: the stack makes them from this list, the handler answers exactly these. Pure. */

/** Each is shown by GET; only its POST ever changes anything. */
const PAGES = ['subscribe', 'confirm', 'unsubscribe', 'preferences', 'export', 'erase', 'report'] as const;
/** HEAD is GET without a body, for those who look whether a link is alive. */
const METHODS = ['GET', 'HEAD', 'POST'] as const;

export type RouteName = `${(typeof METHODS)[number]} /api/${(typeof PAGES)[number]}`;

export const ROUTES = PAGES.flatMap((page) => METHODS.map((method) => ({ method, path: `/api/${page}` as const })));

/** CloudFront adds it to every request; its value is `origin` of the keys secret. */
export const ORIGIN_HEADER = 'x-ronbun-origin';
