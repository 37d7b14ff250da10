/**
 * The script of the search page: loads the newest part of the index once (the browser keeps it, so it works offline
 * afterwards), older ones when the reader asks, and searches them.
 */
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { asMiniSearch, INDEX_OPTIONS, unpackPostings } from './minisearch-form.ts';
import { searchTerms } from './search-terms.ts';
import { SAME_WORDS, searchQueries, wordsToMark } from './search-words.ts';

/** Hits that one page lists; the words beside them tell how many there are. */
export const HITS_SHOWN = 50;

/** With fewer papers than these the next part is loaded unasked: a year that has just begun answers nothing. */
const FEW = 100;

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

/** Functions as text under the names that the script calls, whatever a bundler made of them. */
const sent = Object.entries({ searchTerms, searchQueries, wordsToMark, asMiniSearch, unpackPostings }).map(
  ([name, code]) => code.toString().replace(/^function\s*[\w$]*/, `function ${name}`),
);

/** Foreign text goes into the page as text nodes alone. */
export function searchScript(): string {
  return `import MiniSearch from '../minisearch.js';
${sent.join('\n')}
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
// The page opens at the words: a paper is found by its answers too, which the list does not show.
function opensAt(terms) {
  const whole = terms.filter((term) => !terms.some((other) => other !== term && other.includes(term))).slice(0, 5);
  return whole.length > 0 ? '#:~:' + whole.map((term) => 'text=' + encodeURIComponent(term).replaceAll('-', '%2D')).join('&') : '';
}
const input = document.getElementById('q'), count = document.getElementById('count'), list = document.getElementById('found'), older = document.getElementById('older');
// Newest first: what was read, and what waits until the reader asks for it.
const loaded = [];
let ready, waiting;
const place = (file) => new URL(file, new URL(count.dataset.index, location.href)).href;
async function read(file) {
  const answer = await fetch(place(file));
  if (!answer.ok) throw new Error('status ' + answer.status);
  return answer.json();
}
async function loadNext() {
  const [part] = waiting;
  const index = MiniSearch.loadJS(asMiniSearch(await read(part.file), unpackPostings), { ...${JSON.stringify(INDEX_OPTIONS)}, tokenize: searchTerms, processTerm: (term) => term });
  loaded.push({ ...part, index });
  waiting.shift();
}
const papers = () => loaded.reduce((sum, { index }) => sum + index.documentCount, 0);
// The newest, and in the first weeks of a year the one before.
async function begin() {
  waiting ??= (await read('index.json')).parts;
  while (waiting.length > 0 && papers() < ${FEW}) await loadNext();
}
// As many again as were read before.
async function goOn() {
  for (let more = loaded.length; more > 0 && waiting.length > 0; more--) await loadNext();
}
function ranged(words, parts) {
  const weeks = parts.flatMap(({ weeks }) => Object.keys(weeks)).sort();
  const span = new Set(weeks).size > 1 ? count.dataset.span.replace('{from}', weeks[0]).replace('{to}', weeks.at(-1)) : weeks[0];
  return span ? words.replace('{weeks}', span) : '';
}
async function search() {
  const wanted = input.value.trim();
  history.replaceState(null, '', wanted ? '?q=' + encodeURIComponent(wanted) : location.pathname);
  try {
    await (ready ??= begin());
  } catch {
    ready = undefined;
    count.textContent = count.dataset.failed;
    return;
  }
  if (wanted !== input.value.trim()) return;
  const queries = searchQueries(wanted, SAME), inJapanese = wordsToMark(queries);
  const asked = { combineWith: 'OR', queries: queries.map((query) => ({ ...options, queries: [query] })) };
  const found = wanted ? loaded.flatMap(({ index }) => index.search(asked)).sort((one, other) => other.score - one.score) : [];
  const words = found.length === 0 ? count.dataset.none : found.length > ${HITS_SHOWN} ? count.dataset.most : count.dataset.some;
  count.textContent = wanted ? words.replace('{n}', found.length) + ' ' + ranged(count.dataset.range, loaded) : '';
  older.hidden = !wanted || waiting.length === 0;
  older.textContent = ranged(older.dataset.words, waiting.slice(0, loaded.length));
  list.replaceChildren(...found.slice(0, ${HITS_SHOWN}).map((hit) => {
    const row = document.createElement('li'), link = document.createElement('a'), line = document.createElement('span');
    const terms = [...hit.terms.filter((term) => wordsToMark([term]).length === 0), ...inJapanese];
    link.href = count.dataset.site + hit.path + opensAt(terms);
    marked(link, hit.title, terms);
    marked(line, hit.week + ' · ' + hit.headline, terms);
    row.append(link, document.createElement('br'), line);
    return row;
  }));
}
input.value = new URLSearchParams(location.search).get('q') ?? '';
input.addEventListener('input', search);
input.form.addEventListener('submit', (event) => { event.preventDefault(); search(); });
older.addEventListener('click', async () => {
  ready = (ready ?? begin()).then(goOn);
  await search();
  if (older.hidden) input.focus();
});
if (input.value) search();
const worker = new URL('./sw.js', import.meta.url).href;
async function keep() {
  // The worker sees the next visit first, so this one keeps what it needed, and before the worker starts: of two that
  // write one entry, the page that is left in the middle would take the other's copy with it.
  await (ready ??= begin());
  if (navigator.serviceWorker.controller) return;
  const kept = await caches.open('${KEEP}');
  await kept.addAll([location.pathname, import.meta.url, new URL('./minisearch.js', import.meta.url).href, ...['index.json', ...loaded.map(({ file }) => file)].map(place)]);
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
