/** The one script of the site: loads the index once (the browser keeps it, so it works offline afterwards) and searches it. */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { INDEX_OPTIONS } from './search-index.ts';
import { searchTerms } from './search-terms.ts';
import { SAME_WORDS, searchQueries } from './search-words.ts';

/** Hits that one page lists; the words beside them tell how many there are. */
export const HITS_SHOWN = 50;

/** Name of the browser's cache. */
const KEEP = 'ronbun-1';

/** MiniSearch for the browser: beside the bundle in a deployed function, in node_modules everywhere else. */
export function searchLibrary(): string {
  const bundled = fileURLToPath(new URL('./minisearch.js', import.meta.url));
  const path = existsSync(bundled)
    ? bundled
    : createRequire(import.meta.url)
        .resolve('minisearch')
        .replace(/cjs\/index\.cjs$/, 'es/index.js');
  return readFileSync(path, 'utf8').replace(/^\/\/# sourceMappingURL=.*$/m, '');
}

/** Foreign text goes into the page as text nodes alone. */
export function searchScript(): string {
  return `import MiniSearch from '../minisearch.js';
${searchTerms.toString().replace(/^function\s*\w*/, 'function searchTerms')}
${searchQueries.toString().replace(/^function\s*\w*/, 'function searchQueries')}
const SAME = ${JSON.stringify(SAME_WORDS)};
// Whole Latin words may be mistyped; pairs of characters and numbers are meant as they stand.
const options = { combineWith: 'AND', prefix: (term) => /^[a-z0-9]/.test(term) || [...term].length === 1, fuzzy: (term) => /^[a-z]{5,}$/.test(term) && 0.2, boost: { title: 4, headline: 2 } };
function marked(element, text, terms) {
  const found = terms.map((term) => term.replace(/[.*+?^$\{}()|[]\\]/g, '\\$&')).sort((a, b) => b.length - a.length);
  if (found.length === 0) return element.append(text);
  for (const [at, part] of text.split(new RegExp('(' + found.join('|') + ')', 'giu')).entries()) {
    if (at % 2 === 0) { element.append(part); continue; }
    const mark = document.createElement('mark');
    mark.textContent = part;
    element.append(mark);
  }
}
const input = document.getElementById('q'), count = document.getElementById('count'), list = document.getElementById('found');
let loading;
function load() {
  loading ??= fetch(count.dataset.index)
    .then((answer) => answer.ok ? answer.text() : Promise.reject(new Error('status ' + answer.status)))
    .then((text) => MiniSearch.loadJSON(text, { ...${JSON.stringify(INDEX_OPTIONS)}, tokenize: searchTerms, processTerm: (term) => term }));
  return loading;
}
async function search() {
  const wanted = input.value.trim();
  history.replaceState(null, '', wanted ? '?q=' + encodeURIComponent(wanted) : location.pathname);
  let index;
  try {
    index = await load();
  } catch {
    loading = undefined;
    count.textContent = count.dataset.failed;
    return;
  }
  if (wanted !== input.value.trim()) return;
  const found = wanted ? index.search({ combineWith: 'OR', queries: searchQueries(wanted, SAME).map((query) => ({ ...options, queries: [query] })) }) : [];
  const words = found.length === 0 ? count.dataset.none : found.length > ${HITS_SHOWN} ? count.dataset.most : count.dataset.some;
  count.textContent = wanted ? words.replace('{n}', found.length) : '';
  list.replaceChildren(...found.slice(0, ${HITS_SHOWN}).map((hit) => {
    const row = document.createElement('li'), link = document.createElement('a'), line = document.createElement('span');
    link.href = count.dataset.site + hit.path;
    marked(link, hit.title, hit.terms);
    marked(line, hit.week + ' · ' + hit.headline, hit.terms);
    row.append(link, document.createElement('br'), line);
    return row;
  }));
}
input.value = new URLSearchParams(location.search).get('q') ?? '';
input.addEventListener('input', search);
input.form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
if (input.value) search();
const worker = new URL('./sw.js', import.meta.url).href;
async function keep() {
  // The worker sees the next visit first, so this one keeps what it needed, and before the worker starts: of two that
  // write one entry, the page that is left in the middle would take the other's copy with it.
  if (navigator.serviceWorker.controller) return fetch(count.dataset.index);
  const kept = await caches.open('${KEEP}');
  await kept.addAll([location.pathname, import.meta.url, new URL('./minisearch.js', import.meta.url).href, count.dataset.index]);
}
if ('serviceWorker' in navigator) keep().catch(() => {}).then(() => navigator.serviceWorker.register(worker)).catch(() => {});
`;
}

/** Keeps the search page, its script and its index for times without a network; asks the network first. */
export function serviceWorker(): string {
  return `self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));
self.addEventListener('fetch', (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== 'GET' || url.origin !== location.origin || /^\\/(api|desk)\\b/.test(url.pathname)) return;
  event.respondWith(
    fetch(event.request)
      .then(async (answer) => {
        const copy = answer.clone();
        if (answer.ok) event.waitUntil(caches.open('${KEEP}').then((kept) => kept.put(event.request, copy)));
        return answer;
      })
      .catch(async () => (await caches.match(event.request, { ignoreSearch: true })) ?? Response.error()),
  );
});
`;
}
