/** The quarter's papers and the web they stand on: pages that answer, stall, refuse, or are no pages at all. */
import type { Candidate } from '../../../shared/papers/identity/candidate.ts';
import { identify } from '../../../shared/papers/identity/identity.ts';
import type { Source } from '../../../shared/sources/source.ts';
import { SourceError } from '../../../shared/sources/source.ts';
import { type Web, type WebAnswer, WebRefusedError } from '../../../shared/sources/web.ts';
import type { Random } from '../../support/random.ts';
import type { Note } from './note.ts';

export type Fate = 'page' | 'missing' | 'forbidden' | 'picture' | 'login' | 'nothing';

export interface QuarterPaper {
  readonly id: string;
  /** The list names it days after its week's edition was frozen. */
  readonly late: boolean;
  readonly title: string;
  readonly url: string;
  readonly fate: Fate;
  readonly candidate: Candidate;
}

const FATES: readonly Fate[] = ['page', 'page', 'page', 'page', 'page', 'missing', 'forbidden', 'picture', 'login'];
const THINGS = ['lanterns', 'snails', 'bridges', 'letters', 'clocks', 'harbours', 'kites', 'wells', 'ferries', 'looms'];

/** @param dark nothing of the week can be read */
export function makePapers(week: string, count: number, random: Random, dark: boolean): QuarterPaper[] {
  return Array.from({ length: count }, (_, i) => {
    const thing = random.pick(THINGS);
    const title = `Counting ${thing} of ${week} by method ${i}`;
    const url = `https://papers.example/${week}/${i}`;
    const drawn: Fate = i === 0 && random.chance(0.3) ? 'nothing' : random.pick(FATES);
    const fate = dark ? 'nothing' : drawn;
    const late = i > 0 && !dark && random.chance(0.15);
    const abstract = `We count ${thing} with ${i + 2} clocks and reach ${80 + i}.5% accuracy on ${100 + i} streets of ${week}.`;
    const candidate: Candidate = {
      pick: { source: 'list:quarter', position: i + 1, title, note: '', links: [{ label: 'Paper', url }] },
      facts: { title, authors: ['A. Author'], ...(fate !== 'nothing' && { abstract }) },
      complete: true,
    };
    return { id: identify(url)!.id, title, url, fate, late, candidate };
  });
}

/** A list that answers one time in two or three, and never twice in the same way. */
export function faultySource(papersOf: (week: string) => readonly QuarterPaper[], random: Random, note: Note): Source {
  const trouble = (): void => {
    if (!random.chance(0.3)) return;
    note('the list fails');
    if (random.chance(0.5)) throw new WebRefusedError('timeout', 'the list stalls', { retryable: true });
    throw new SourceError('cut-short', 'the list is cut short', { retryable: true });
  };
  return {
    key: 'list:quarter',
    curated: true,
    async collect(week) {
      trouble();
      return { candidates: papersOf(week).map(({ candidate }) => candidate), remarks: [] };
    },
    newestWeek: async () => undefined,
  };
}

/** @param trouble probability that a request stalls or meets a server's fault, whatever the page's fate */
export function faultyWeb(
  papers: () => readonly QuarterPaper[],
  random: Random,
  trouble: () => number,
  note: Note,
): Web {
  return {
    async get(url): Promise<WebAnswer> {
      const answer = (status: number, contentType: string, body: string | Uint8Array): WebAnswer => ({
        ...{ status, url, contentType },
        body: typeof body === 'string' ? new TextEncoder().encode(body) : body,
      });
      if (random.chance(trouble())) {
        note(`GET ${url}: no answer, or 503`);
        if (random.chance(0.5)) throw new WebRefusedError('timeout', 'the page stalls', { retryable: true });
        return answer(503, 'text/html', 'busy');
      }
      const paper = papers().find((each) => each.url === url);
      if (paper?.fate !== 'page') note(`GET ${url}: ${paper?.fate}`);
      if (paper?.fate === 'page') return answer(200, 'text/html; charset=utf-8', pageOf(paper));
      if (paper?.fate === 'forbidden') return answer(403, 'text/html', 'no');
      if (paper?.fate === 'picture') return answer(200, 'image/png', new Uint8Array([0x89, 0x50, 0x4e, 0x47]));
      if (paper?.fate === 'login') return answer(200, 'text/html', '<p>Please log in to read on.</p>');
      return answer(404, 'text/html', 'gone');
    },
  };
}

function pageOf({ title }: QuarterPaper): string {
  const sentence = (part: string, i: number) =>
    `In the ${part} we measured street ${i} with ${i + 3} clocks and found that ${title.toLowerCase()} takes ${i * 7 + 2} minutes. `;
  const section = (part: string) =>
    `<h2>${part}</h2><p>${Array.from({ length: 8 }, (_, i) => sentence(part.toLowerCase(), i + part.length)).join('')}</p>`;
  const parts = ['Introduction', 'Method', 'Results', 'Limitations', 'Conclusion'].map(section).join('');
  return `<html><head><title>${title}</title></head><body><article><h1>${title}</h1>${parts}</article></body></html>`;
}
