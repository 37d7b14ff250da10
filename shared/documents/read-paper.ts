/** A paper → the best text of it that can be had, with an honest word on how much that is. */
import type { Paper } from '../papers/paper.ts';
import type { Web } from '../sources/web.ts';
import type { Block, PaperDocument } from './document.ts';
import { guardBlocks } from './guard/guard-blocks.ts';
import { type Read, type ReadPdf, readFeedText, readLocation } from './read-location.ts';

/** The text may be had later: a time-out, a server's fault, a host that asks us to wait. */
export class TextNotReadyError extends Error {
  override name = 'TextNotReadyError' as const;
  readonly retryable = true;
  readonly retryAfterSeconds: number | undefined;
  constructor(message: string, retryAfterSeconds?: number) {
    super(message);
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

export interface ReadPaperServices {
  readonly web: Web;
  readonly readPdf: ReadPdf;
  /** No later try will come: take what can be had now instead of throwing TextNotReadyError. */
  readonly lastTry?: boolean;
}

/**
 * Tries the paper's locations in order, then the whole text that a feed carried, its abstract, and the curator's note; what a
 * location failed for stands in `attempts`. A location that only gives an abstract is kept while a later one may give the whole.
 * @throws TextNotReadyError when no full text was had and a later try may give it, unless `lastTry`
 */
export async function readPaper(paper: Paper, services: ReadPaperServices): Promise<PaperDocument> {
  const attempts: string[] = [];
  let waitFor: { failure: string; seconds?: number } | undefined;
  let second: Read | undefined;
  for (const location of paper.locations) {
    const outcome = await readLocation(location, services);
    if ('read' in outcome) {
      if (outcome.read.coverage.kind !== 'abstract') return guarded(outcome.read, attempts);
      second ??= outcome.read;
      attempts.push(`only an abstract at ${hostOf(outcome.read.url)}`);
      continue;
    }
    attempts.push(outcome.failure);
    if (outcome.retryable) waitFor ??= { failure: outcome.failure, seconds: outcome.retryAfterSeconds };
  }
  if (waitFor && !services.lastTry) throw new TextNotReadyError(waitFor.failure, waitFor.seconds);
  const fed = fromFeed(paper);
  if (fed) return guarded(fed, attempts);
  if (paper.abstract.trim()) return guarded(fromAbstract(paper), attempts);
  if (second) return guarded(second, attempts);
  return guarded(fromNotes(paper), attempts);
}

function guarded(read: Read, attempts: readonly string[]): PaperDocument {
  const { blocks, suspicions } = guardBlocks(read.blocks);
  const appendix = guardBlocks(read.appendix ?? []);
  return {
    ...read,
    blocks,
    ...(appendix.blocks.length > 0 && { appendix: appendix.blocks }),
    suspicions: [...read.suspicions, ...suspicions, ...appendix.suspicions],
    attempts,
  };
}

/** An entry of a feed is the work itself only where nothing but its address names it: else it tells of a paper. */
function fromFeed({ id, url, feedHtml, remarks }: Paper): Read | undefined {
  if (!feedHtml || !id.startsWith('url:') || remarks.includes('feed-text-cut')) return undefined;
  return readFeedText(feedHtml, url);
}

function fromAbstract(paper: Paper): Read {
  const block: Block = { kind: 'paragraph', text: squeeze(paper.abstract), place: { kind: 'abstract' } };
  return { ...NOTHING, kind: 'abstract', blocks: [block], coverage: { kind: 'abstract' } };
}

/** What the curators wrote, each text once. */
function fromNotes(paper: Paper): Read {
  const notes = new Set(paper.picks.map((pick) => squeeze(pick.note)).filter((note) => note !== ''));
  const blocks = [...notes].map((text): Block => ({ kind: 'paragraph', text, place: { kind: 'note' } }));
  return { ...NOTHING, kind: 'note', blocks, coverage: { kind: 'unreachable' } };
}

const NOTHING = { url: '', setApart: {}, suspicions: [] } as const;

function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function hostOf(url: string): string {
  return URL.parse(url)?.hostname ?? 'the page';
}
