/**
 * Texts of the papers that a digest is held against: a recorded web (index.json), read as the product reads it, or a folder
 * of texts named by arXiv id, title or the last part of the address: .txt, .json (array of pages), .pdf, .html; or a
 * sources.json that lists {title, url, abstract, facts}.
 */
import { readdir, readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import * as v from 'valibot';
import type { Block, PaperDocument } from '../../../shared/documents/document.ts';
import { createRecordedWeb } from '../../../shared/documents/fetch/recorded/recorded-web.ts';
import { readHtml } from '../../../shared/documents/html/read-html.ts';
import { readPdf } from '../../../shared/documents/pdf/read-pdf.ts';
import { readPaper } from '../../../shared/documents/read-paper.ts';
import { identify, locationsOf } from '../../../shared/papers/identity/identity.ts';
import type { Paper } from '../../../shared/papers/paper.ts';
import { fetchArxivMetadata } from '../../../shared/sources/arxiv/arxiv-metadata.ts';
import { fetchCrossref } from '../../../shared/sources/crossref.ts';
import { indexSource, type SourceIndex } from '../../../shared/summaries/quote/source-index.ts';
import { UsageError } from '../../exit.ts';
import { bareDocument, barePaper } from '../bare-paper.ts';
import type { AuditedPaper } from './audited-digest.ts';

/** The index of a paper's text; undefined where the folder does not hold it. */
export type FindSource = (paper: AuditedPaper) => Promise<SourceIndex | undefined>;

export async function openSources(folder: string): Promise<FindSource> {
  const names = await readdir(folder).catch(() => {
    throw new UsageError(`${folder} is not a folder`);
  });
  if (names.includes('index.json')) return fromRecordedWeb(folder);
  if (names.includes('sources.json')) return fromList(join(folder, 'sources.json'));
  return fromFiles(folder, names);
}

/** The paper as far as a digest tells it. */
function paperOf(audited: AuditedPaper, abstract: string): Paper {
  const { title, authors, published, updated, url, categories } = audited;
  const identity = identify(url);
  return barePaper({
    ...{ title, authors, published, updated, url, categories, abstract },
    id: identity?.id ?? `url:${url}`,
    locations: identity ? locationsOf(identity) : [],
  });
}

function fromRecordedWeb(folder: string): FindSource {
  const web = createRecordedWeb(folder);
  return async (audited) => {
    const identity = identify(audited.url);
    if (!identity) return undefined;
    const arxiv =
      identity.scheme === 'arxiv'
        ? await fetchArxivMetadata(web, [{ id: identity.name }])
            .then(({ records }) => records.get(identity.name))
            .catch(() => undefined)
        : undefined;
    const facts =
      identity.scheme === 'doi' ? await fetchCrossref(web, identity.name).catch(() => undefined) : undefined;
    const paper = paperOf(audited, arxiv?.facts.abstract ?? facts?.abstract ?? '');
    const document = await readPaper(paper, { web, readPdf, lastTry: true });
    return document.blocks.length === 0 ? undefined : indexSource(paper, document);
  };
}

const Listed = v.array(
  v.object({ title: v.string(), url: v.string(), abstract: v.string(), facts: v.optional(v.array(v.string()), []) }),
);

async function fromList(file: string): Promise<FindSource> {
  const listed = v.safeParse(Listed, JSON.parse(await readFile(file, 'utf8')));
  if (!listed.success) throw new UsageError(`${file}: ${v.summarize(listed.issues).slice(0, 200)}`);
  return async (audited) => {
    const found = listed.output.find(({ title, url }) => plain(title) === plain(audited.title) || url === audited.url);
    if (!found) return undefined;
    const texts = [found.abstract, ...found.facts].filter((text) => text !== '');
    return indexSource(paperOf(audited, ''), documentOf(texts.map((text) => ({ text, page: undefined }))));
  };
}

function fromFiles(folder: string, names: readonly string[]): FindSource {
  const readable = names.filter((name) => ['.txt', '.json', '.pdf', '.html'].includes(extname(name)));
  return async (audited) => {
    const keys = [plain(audited.title), plain(basename(audited.url, '.pdf')), plain(identify(audited.url)?.name ?? '')];
    const name = readable.find((file) => keys.includes(plain(basename(file, extname(file)))));
    if (name === undefined) return undefined;
    const document = await documentOfFile(join(folder, name));
    return document && indexSource(paperOf(audited, ''), document);
  };
}

/** A file as a document; undefined for a kind that holds no text of a paper. */
export async function documentOfFile(file: string): Promise<PaperDocument | undefined> {
  const bytes = await readFile(file);
  switch (extname(file)) {
    case '.txt':
      return documentOf([{ text: bytes.toString('utf8'), page: undefined }]);
    case '.json': {
      const pages = v.safeParse(v.pipe(v.string(), v.parseJson(), v.array(v.string())), bytes.toString('utf8'));
      return pages.success ? documentOf(pages.output.map((text, at) => ({ text, page: at + 1 }))) : undefined;
    }
    case '.pdf': {
      const { blocks, codeLinks } = await readPdf(bytes);
      return { ...bareDocument('pdf', blocks), codeLinks };
    }
    case '.html': {
      const { blocks, codeLinks } = readHtml(bytes.toString('utf8'));
      return { ...bareDocument('html', blocks), codeLinks };
    }
    default:
      return undefined;
  }
}

function documentOf(parts: readonly { readonly text: string; readonly page: number | undefined }[]): PaperDocument {
  const placeOf = (page: number | undefined): Block['place'] =>
    page === undefined ? { kind: 'section', heading: '' } : { kind: 'page', page };
  return bareDocument(
    'pdf',
    parts.map(({ text, page }) => ({ kind: 'paragraph', text, place: placeOf(page) })),
  );
}

/** Letters and digits, so that a file's name and a title meet. */
const plain = (text: string): string => text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '');
