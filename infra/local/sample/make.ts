/** Prints the sample week's notes as PDFs with a headless browser, and writes their landing pages and the index of recorded answers. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import packed from '@sparticuz/chromium';
import { parseHTML } from 'linkedom';
import { chromium, type Page } from 'playwright-core';

const SITE = 'https://notes.ronbun.example';
/** Its PDF is linked from the list itself, so it has no landing page. */
const LINKED_DIRECTLY = 'retries';
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

const STYLE = `
  body { font: 10pt/1.42 'DejaVu Serif Condensed', 'DejaVu Serif', serif; margin: 0; text-align: justify } .name { white-space: nowrap }
  h1 { font-size: 18pt; line-height: 1.2; text-align: center; margin: 0 0 6pt } .author { text-align: center; margin: 0 0 12pt }
  h2 { font-size: 12.5pt; margin: 12pt 0 4pt; break-after: avoid } h3 { font-size: 11pt; margin: 8pt 0 3pt; break-after: avoid }
  p { margin: 0 0 5pt; orphans: 2; widows: 2 } .reference { font-size: 8pt }
  table { border-collapse: collapse; margin: 6pt auto; font-size: 8.6pt; break-inside: avoid } caption { margin-bottom: 3pt; text-align: left }
  td, th { padding: 1pt 5pt; border-bottom: .4pt solid #000; text-align: left }
  .columns { columns: 2; column-gap: 7mm }`;
const MARGIN = { top: '21mm', bottom: '19mm', left: '15mm', right: '15mm' };

interface Note {
  readonly name: string;
  readonly title: string;
  readonly author: string;
  readonly date: string;
  readonly columns: boolean;
  readonly runningHead: string;
  readonly abstract: string;
  readonly body: string;
}

function readNote(name: string): Note {
  const { document } = parseHTML(readFileSync(here(`notes/${name}.html`), 'utf8'));
  const meta = (key: string) => document.querySelector(`meta[name="${key}"]`)?.getAttribute('content') ?? '';
  return {
    name,
    title: document.title,
    author: meta('author'),
    date: meta('date'),
    columns: meta('layout') === 'two columns',
    runningHead: meta('running-head'),
    abstract: document.querySelector('h2 + p')?.textContent ?? '',
    body: document.body.innerHTML,
  };
}

/** A name such as ROUGE-1 is not broken at its hyphen. */
const keepNames = (html: string) => html.replace(/\b(?:[A-Z]+-[\dL][\d.]*|TF-IDF|one-word)\b(?![^<]*>)/g, '<span class="name">$&</span>');

/** Title and author over the whole width, the rest in the note's columns. */
function printable({ title, body, columns }: Note): string {
  const [head, rest] = body.split(/(?=<h2>)/s, 1).concat(body.slice(body.indexOf('<h2>')));
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title><style>${STYLE}</style></head>
<body>${head}<div class="${columns ? 'columns' : ''}">${keepNames(rest ?? '')}</div></body></html>`;
}

function landingPage({ name, title, author, date, abstract }: Note): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="citation_title" content="${title}">
<meta name="citation_author" content="${author}">
<meta name="citation_publication_date" content="${date.replaceAll('-', '/')}">
<meta name="citation_pdf_url" content="${SITE}/${name}.pdf">
</head>
<body>
<header><nav><a href="/">Notes</a> <a href="/list.md">List</a></nav></header>
<main>
<h1>${title}</h1>
<p>${author}, ${date}</p>
<h2>Abstract</h2>
<p>${abstract}</p>
<p><a href="/${name}.pdf">PDF</a></p>
</main>
<footer>Ronbun notes. Text under Apache-2.0.</footer>
</body>
</html>
`;
}

async function print(page: Page, note: Note): Promise<Uint8Array> {
  await page.setContent(printable(note));
  const line = (inner: string) =>
    `<div style="font: 7pt 'DejaVu Serif Condensed'; width: 100%; text-align: center">${inner}</div>`;
  return page.pdf({
    // B5, the size of a journal page: three or four pages a note.
    width: '176mm',
    height: '250mm',
    margin: MARGIN,
    displayHeaderFooter: true,
    headerTemplate: line(note.runningHead),
    footerTemplate: line('<span class="pageNumber"></span>'),
  });
}

const browser = await chromium.launch({
  executablePath: await packed.executablePath(),
  args: packed.args,
  headless: true,
});
// One page for all: the packed browser is a single process and ends with its first page.
const page = await browser.newPage();
const notes = readdirSync(here('notes')).map((file) => readNote(file.replace(/\.html$/, '')));
for (const note of notes) {
  writeFileSync(here(`files/${note.name}.pdf`), await print(page, note));
  if (note.name !== LINKED_DIRECTLY) writeFileSync(here(`files/${note.name}.html`), landingPage(note));
}
await browser.close();

const contentTypes: Record<string, string> = { pdf: 'application/pdf', html: 'text/html; charset=utf-8' };
const answers = readdirSync(here('files'))
  .toSorted()
  .map((file) => ({
    url: `${SITE}/${file}`,
    status: 200,
    contentType: contentTypes[file.split('.').at(-1) ?? ''],
    file: `files/${file}`,
  }));
const list = { url: `${SITE}/list.md`, status: 200, contentType: 'text/plain; charset=utf-8', file: 'list.md' };
writeFileSync(here('index.json'), `${JSON.stringify([list, ...answers], undefined, 1)}\n`);
