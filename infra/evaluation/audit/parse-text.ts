/** Reads a digest's plain text back: ours, and the older form without evidence and coverage lines. */

import { LABELS } from '../../../shared/editions/labels.ts';
import { LANGUAGES, type Language } from '../../../shared/language.ts';

export interface TextAnswer {
  readonly question: string;
  readonly answer: string;
  readonly evidence: readonly { readonly quote: string; readonly place: string }[];
  /** Line numbers, from 1, of question and answer. */
  readonly lines: { readonly question: number; readonly answer: number };
}

export interface TextPaper {
  readonly title: string;
  readonly headline: string;
  readonly authors: readonly string[];
  /** As printed; undefined for the word of unknown. */
  readonly published?: string;
  readonly updated?: string;
  readonly url?: string;
  readonly categories: readonly string[];
  readonly overview: string;
  readonly verbatim: boolean;
  readonly coverage?: string;
  readonly marks: readonly string[];
  readonly qa: readonly TextAnswer[];
  readonly lines: { readonly title: number; readonly overview: number };
}

export interface TextDigest {
  readonly language: Language;
  readonly from: string;
  readonly to: string;
  readonly contents: readonly {
    readonly title: string;
    readonly published: string;
    readonly headline: string;
    readonly line: number;
  }[];
  readonly papers: readonly TextPaper[];
}

export class NotADigestError extends Error {
  override name = 'NotADigestError' as const;
}

type Open = {
  -readonly [K in keyof TextPaper]: TextPaper[K] extends readonly (infer I)[] ? I[] : TextPaper[K];
};
type OpenAnswer = {
  -readonly [K in keyof TextAnswer]: TextAnswer[K] extends readonly (infer I)[] ? I[] : TextAnswer[K];
};

/** @throws NotADigestError when the first line is not a digest's title line */
export function parseText(text: string): TextDigest {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const head = /^(.+?):【(\d{4}-\d{2}-\d{2})~ ?(\d{4}-\d{2}-\d{2})】/.exec(lines[0] ?? '');
  const language = LANGUAGES.find((each) => LABELS[each].digest === head?.[1]);
  if (!head || !language)
    throw new NotADigestError(`not a digest: its first line is "${(lines[0] ?? '').slice(0, 60)}"`);

  const contents: { title: string; published: string; headline: string; line: number }[] = [];
  let at = 1;
  for (; at < lines.length && (lines[at]!.trim() === '' || lines[at]!.startsWith(' ')); at++) {
    const entry = /^ {2}(\d+)\. (.*)$/.exec(lines[at]!);
    if (!entry) continue;
    const published = (lines[at + 1] ?? '').trim();
    contents.push({
      title: entry[2]!,
      published: published.slice(published.indexOf(':') + 1),
      headline: (lines[at + 2] ?? '').trim(),
      line: at + 1,
    });
    at += 2;
  }
  const papers = readPapers(lines, at, language);
  for (const paper of papers) {
    const entry = contents.find((each) => each.title.trim() === paper.title.trim());
    paper.headline = withoutMark(entry?.headline ?? '', language);
  }
  return { language, from: head[2]!, to: head[3]!, contents, papers };
}

function readPapers(lines: readonly string[], from: number, language: Language): Open[] {
  const label = LABELS[language];
  const papers: Open[] = [];
  let paper: Open | undefined;
  let answer: OpenAnswer | undefined;
  const after = (line: string, name: string) =>
    line.startsWith(`${name}:`) ? line.slice(name.length + 1).trim() : undefined;
  const known = (value: string) => (value === label.unknown ? undefined : value);
  const nextFilled = (i: number, step: 1 | -1) => {
    let at = i + step;
    while (at > 0 && at < lines.length - 1 && lines[at]!.trim() === '') at += step;
    return at;
  };

  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    const authors = after(line, label.authors);
    if (authors !== undefined && !(paper && paper.overview === '')) {
      const title = nextFilled(i, -1);
      paper = emptyPaper(lines[title]!, title + 1, known(authors)?.split(', ') ?? []);
      papers.push(paper);
      answer = undefined;
      continue;
    }
    if (!paper) continue;
    if (line.startsWith('Q: ')) {
      answer = { question: line.slice(3), answer: '', evidence: [], lines: { question: i + 1, answer: i + 2 } };
      paper.qa.push(answer);
    } else if (line.startsWith('A: ') && answer) {
      answer.answer = withoutMark(line.slice(3), language);
      answer.lines = { ...answer.lines, answer: i + 1 };
    } else if (answer && line.startsWith(`${label.evidence}: 「`)) {
      const [, quote, place] = /「(.*)」 \((.*)\)$/.exec(line) ?? [];
      if (quote !== undefined) answer.evidence.push({ quote, place: place! });
    } else if (answer && line.startsWith(`${label.evidence}: ${label.thisSentence} (`)) {
      // The answer is the paper's own sentence, and not printed twice.
      answer.evidence.push({ quote: answer.answer, place: /\((.*)\)$/.exec(line)?.[1] ?? '' });
    } else if (paper.overview === '') {
      const published = after(line, label.published);
      const updated = after(line, label.updated);
      const url = after(line, 'URL');
      const categories = after(line, label.categories);
      if (published !== undefined) paper.published = known(published);
      else if (updated !== undefined) paper.updated = known(updated);
      else if (url !== undefined) paper.url = known(url);
      else if (categories !== undefined) paper.categories = known(categories)?.split(', ') ?? [];
      else if (line.startsWith(`${label.overview}:`)) {
        const overview = nextFilled(i, 1);
        paper.verbatim = withoutMark(lines[overview]!, language) !== lines[overview]!;
        paper.overview = withoutMark(lines[overview]!, language);
        paper.lines = { ...paper.lines, overview: overview + 1 };
        i = overview;
      }
    } else if (after(line, label.coverage) !== undefined) paper.coverage = after(line, label.coverage)!;
    else if (line === label.suspicious || line === label.revised) paper.marks.push(line);
  }
  return papers;
}

function emptyPaper(title: string, line: number, authors: string[]): Open {
  return {
    title,
    headline: '',
    authors,
    categories: [],
    overview: '',
    verbatim: false,
    marks: [],
    qa: [],
    lines: { title: line, overview: 0 },
  };
}

function withoutMark(text: string, language: Language): string {
  const { verbatim, fromNote } = LABELS[language];
  const mark = [verbatim, fromNote].map((each) => each.trim()).find((each) => text.startsWith(each));
  return mark ? text.slice(mark.length).trimStart() : text;
}
