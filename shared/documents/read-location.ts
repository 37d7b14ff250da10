/** One place of a paper's text: asked, told apart by its bytes, read as PDF or page, or refused with one plain line. */
import type { Location } from '../papers/paper.ts';
import { brokenShare, decodePage } from '../platform/decode-page.ts';
import { followingRefresh } from '../sources/refresh.ts';
import { type Spent, type Web, type WebAnswer, WebRefusedError } from '../sources/web.ts';
import type { Block, Coverage, PaperDocument, Suspicion } from './document.ts';
import { contentKind } from './fetch/exchange/content-kind.ts';
import { type HtmlReading, readHtml } from './html/read-html.ts';
import { isBrokenConversion } from './html/text/latexml.ts';
import { wordCount } from './text-size.ts';

/** What a PDF gave; the engine stands behind `ReadPdf`. */
export interface PdfText {
  readonly pages: number;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly blocks: readonly Block[];
  readonly appendix?: readonly Block[];
  readonly setApart: Readonly<Record<string, number>>;
  readonly suspicions: readonly Suspicion[];
  readonly codeLinks?: readonly string[];
  /** Share of the pages that was read, 1 to 100. */
  readonly percentRead: number;
}
/** Throws an error whose message is one plain line when the PDF gives no text. */
export type ReadPdf = (bytes: Uint8Array) => Promise<PdfText>;

export type Read = Omit<PaperDocument, 'attempts'>;
export type ReadOutcome =
  | { readonly read: Read }
  | { readonly failure: string; readonly retryable: boolean; readonly retryAfterSeconds?: number };

/** A page or PDF with fewer words is an empty shell. */
const FEWEST_WORDS = 80;
/** A page that is shorter and links to a paper by name only leads to it. */
const SHORT_PAGE_WORDS = 220;
/** Drawings hold labels; a reading that keeps less than this of what is to be seen besides is no full text. */
const LEAST_KEPT = 0.85;
/** An appendix of less is a note. */
const LEAST_APPENDIX = 0.01;
/** Share of broken characters above which a text was not decoded rightly, or its fonts tell nothing: never quoted. */
const MOST_BROKEN = 0.01;
/** A paper in full has more words; a landing page has an abstract and some furniture. */
const FEWEST_PAPER_WORDS = 1_200;
/** arXiv's conversion sometimes stops after the abstract; the PDF is whole then. */
const FEWEST_ARXIV_WORDS = 600;

/** Reads one location. Follows a landing page's own link to the paper one step. Throws nothing but programming errors. */
export async function readLocation(
  location: Location,
  services: { web: Web; readPdf: ReadPdf },
  spent: Spent = { ms: 0 },
): Promise<ReadOutcome> {
  const asked = await ask(followingRefresh(services.web), location, spent);
  if ('failure' in asked) return asked;
  const { answer } = asked;
  const host = new URL(answer.url).hostname;
  const kind = contentKind(answer.body, answer.contentType);
  if (kind === 'pdf') return pdf(answer, services.readPdf);
  if (location.kind === 'pdf') return { failure: `not a PDF: ${host} answered ${kind}`, retryable: false };
  if (kind !== 'html') return { failure: `not a page: ${host} answered ${kind}`, retryable: false };

  const html = decodePage(answer.body, answer.contentType);
  if (location.kind === 'arxiv-html' && isBrokenConversion(html))
    return { failure: `the HTML version at ${host} is not whole (its conversion failed)`, retryable: false };
  const page = readHtml(html);
  if (page.refused) return { failure: `the page of ${host} is not read: ${page.refused}`, retryable: false };
  const text = textOf(page.blocks);
  if (brokenShare(text) > MOST_BROKEN)
    return { failure: `the letters on the page of ${host} are broken`, retryable: false };
  const words = wordCount(text);
  if (location.kind === 'arxiv-html') {
    if (words >= FEWEST_ARXIV_WORDS) return { read: fromPage(page, answer.url, fullOf(text.length, page.setApart)) };
    return { failure: `the HTML version at ${host} is not whole (${words} words)`, retryable: false };
  }
  const leads = page.paper && (page.paper.kind === 'declared' ? words < FEWEST_PAPER_WORDS : words < SHORT_PAGE_WORDS);
  if (leads && page.paper) {
    const target = URL.parse(page.paper.href, answer.url)?.href;
    const followed = target && target !== location.url ? await followOnce(target, services, spent) : undefined;
    if (followed && 'read' in followed) return followed;
    if (page.paper.kind === 'declared' && words >= FEWEST_WORDS)
      return { read: fromPage(page, answer.url, { kind: 'abstract' }) };
  }
  if (words < FEWEST_WORDS || page.wall)
    return { failure: `no text on the page of ${host} (${words} words)`, retryable: false };
  return { read: fromPage(page, answer.url, fullOf(text.length, page.setApart)) };
}

/** The text that a feed carried, as the page at `url` would give it; undefined where it is none. */
export function readFeedText(html: string, url: string): Read | undefined {
  const page = readHtml(html);
  if (page.refused) return undefined;
  const text = textOf(page.blocks);
  if (brokenShare(text) > MOST_BROKEN || wordCount(text) < FEWEST_WORDS) return undefined;
  return fromPage(page, url, fullOf(text.length, page.setApart));
}

async function followOnce(url: string, services: { web: Web; readPdf: ReadPdf }, spent: Spent): Promise<ReadOutcome> {
  const pdfUrl = url.replace(/^(https?:\/\/(?:www\.)?arxiv\.org\/)abs\//, '$1pdf/');
  return readLocation({ kind: 'pdf', url: pdfUrl }, services, spent);
}

async function ask(
  web: Web,
  { url, kind }: Location,
  spent: Spent,
): Promise<{ answer: WebAnswer } | (ReadOutcome & { failure: string })> {
  let answer: WebAnswer;
  try {
    answer = await web.get(url, {
      accept: kind === 'pdf' ? 'application/pdf,*/*;q=0.5' : 'text/html,application/pdf;q=0.9,*/*;q=0.5',
      spent,
    });
  } catch (error) {
    if (!(error instanceof WebRefusedError)) throw error;
    const { retryable, retryAfterSeconds } = error;
    return {
      failure: `${error.refusal}: ${error.message}`,
      retryable,
      ...(retryAfterSeconds && { retryAfterSeconds }),
    };
  }
  const host = new URL(answer.url).hostname;
  if (answer.status >= 400 || answer.status < 200) {
    // 408, 425, 429 and the server's own faults may pass; a refusal or a missing page does not (RFC 9110 15.5, 15.6).
    const retryable = answer.status >= 500 || [408, 425, 429].includes(answer.status);
    return { failure: `${answer.status} from ${host}`, retryable };
  }
  if (answer.body.byteLength === 0) return { failure: `empty answer from ${host}`, retryable: false };
  return { answer };
}

async function pdf(answer: WebAnswer, readPdf: ReadPdf): Promise<ReadOutcome> {
  const host = new URL(answer.url).hostname;
  let text: PdfText;
  try {
    text = await readPdf(answer.body);
  } catch (error) {
    const { message, retryable } = error as Error & { retryable?: boolean };
    return { failure: `PDF from ${host} not read: ${message}`, retryable: retryable === true };
  }
  const words = textOf(text.blocks);
  if (wordCount(words) < FEWEST_WORDS) return { failure: `the PDF from ${host} holds no text`, retryable: false };
  if (brokenShare(words) > MOST_BROKEN)
    return { failure: `the letters of the PDF from ${host} are broken`, retryable: false };
  const { percentRead, ...rest } = text;
  const read = percentRead * keptShare(words.length, text.setApart);
  const coverage: Coverage =
    percentRead >= 100 && read >= 100 * LEAST_KEPT
      ? fullOf(words.length, text.setApart)
      : { kind: 'partial', percent: percentOf(read / 100) };
  return { read: { kind: 'pdf', url: answer.url, ...rest, coverage } };
}

/** What of the visible text was kept, where the rest is no part that a reader can do without. */
function keptShare(kept: number, { figure = 0, sideways = 0 }: Readonly<Record<string, number>>): number {
  return kept / (kept + figure + sideways);
}

/** The whole of the main matter; an appendix that was set apart is told with its share. */
function fullOf(kept: number, { appendix = 0 }: Readonly<Record<string, number>>): Coverage {
  const share = appendix / (kept + appendix);
  return share < LEAST_APPENDIX ? { kind: 'full' } : { kind: 'full', withoutAppendix: percentOf(share) };
}

const percentOf = (share: number): number => Math.max(1, Math.min(99, Math.round(100 * share)));

function fromPage(page: HtmlReading, url: string, coverage: Coverage): Read {
  const { title, blocks, appendix, setApart, suspicions, codeLinks } = page;
  return { kind: 'html', url, ...(title && { title }), blocks, appendix, setApart, suspicions, codeLinks, coverage };
}

function textOf(blocks: readonly Block[]): string {
  return blocks.map(({ text }) => text).join(' ');
}
