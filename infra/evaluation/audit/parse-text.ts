/** Reads a digest's plain text back: ours, and the older form without evidence and coverage lines. */
import { coverageLabel, LABELS } from '../../../shared/editions/labels.ts';
import { LANGUAGES, type Language } from '../../../shared/language.ts';
import { type AuditedDigest, type AuditedPaper, NotADigestError } from './audited-digest.ts';

type Open = { -readonly [K in keyof AuditedPaper]: AuditedPaper[K] } & { qa: OpenAnswer[] };
type OpenAnswer = { question: string; answer: string; quotes: string[]; where: string };

/** @throws NotADigestError when the first line is not a digest's title line */
export function parseText(text: string): AuditedDigest {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const [, title] = /^(.+?):【\d{4}-\d{2}-\d{2}~ ?\d{4}-\d{2}-\d{2}】/.exec(lines[0] ?? '') ?? [];
  const language = LANGUAGES.find((each) => LABELS[each].digest === title);
  if (!language) throw new NotADigestError(`not a digest: its first line is "${(lines[0] ?? '').slice(0, 60)}"`);

  /** Title to the line, from 0, of its headline. */
  const contents = new Map<string, number>();
  let at = 1;
  for (; at < lines.length && (lines[at]!.trim() === '' || lines[at]!.startsWith(' ')); at++) {
    const entry = /^ {2}\d+\. (.*)$/.exec(lines[at]!);
    if (!entry) continue;
    at += 2;
    contents.set(entry[1]!.trim(), at);
  }
  const papers = readPapers(lines, at, language);
  for (const paper of papers) {
    const line = contents.get(paper.title.trim()) ?? -1;
    paper.headline = withoutMark((lines[line] ?? '').trim(), language);
    paper.headlineWhere = `line ${line + 1}`;
  }
  return { language, papers };
}

function readPapers(lines: readonly string[], from: number, language: Language): Open[] {
  const label = LABELS[language];
  const papers: Open[] = [];
  let paper: Open | undefined;
  let answer: OpenAnswer | undefined;
  const after = (line: string, name: string) =>
    line.startsWith(`${name}:`) ? line.slice(name.length + 1).trim() : undefined;
  const list = (value: string) => (value === label.unknown ? [] : value.split(', '));
  const nextFilled = (i: number, step: 1 | -1) => {
    let at = i + step;
    while (at > 0 && at < lines.length - 1 && lines[at]!.trim() === '') at += step;
    return at;
  };

  for (let i = from; i < lines.length; i++) {
    const line = lines[i]!;
    const authors = after(line, label.authors);
    if (authors !== undefined && !(paper && paper.overview === '')) {
      paper = { ...EMPTY, title: lines[nextFilled(i, -1)] ?? '', authors: list(authors), qa: [] };
      papers.push(paper);
      answer = undefined;
      continue;
    }
    if (!paper) continue;
    if (line.startsWith('Q: ')) {
      answer = { question: line.slice(3), answer: '', quotes: [], where: `line ${i + 2}` };
      paper.qa.push(answer);
    } else if (line.startsWith('A: ') && answer) {
      answer.answer = withoutMark(line.slice(3), language);
      answer.where = `line ${i + 1}`;
    } else if (answer && line.startsWith(`${label.evidence}: 「`)) {
      answer.quotes.push(...(/「(.*)」 \(.*\)$/.exec(line)?.slice(1) ?? []));
    } else if (answer && line.startsWith(`${label.evidence}: ${label.thisSentence} (`)) {
      // The answer is the paper's own sentence, and not printed twice.
      answer.quotes.push(answer.answer);
    } else if (paper.overview === '') {
      const published = after(line, label.published);
      const updated = after(line, label.updated);
      const url = after(line, 'URL');
      const categories = after(line, label.categories);
      if (published !== undefined) paper.published = dayOf(published);
      else if (updated !== undefined) paper.updated = dayOf(updated);
      else if (url !== undefined) paper.url = url === label.unknown ? '' : url;
      else if (categories !== undefined) paper.categories = list(categories);
      else if (line.startsWith(`${label.overview}:`)) {
        i = nextFilled(i, 1);
        // A text may end behind the label.
        const printed = lines[i] ?? '';
        paper.overview = withoutMark(printed, language);
        paper.verbatim = paper.overview !== printed;
        paper.overviewWhere = `line ${i + 1}`;
        paper.fromNote = paper.overview === label.noOverview;
      }
    } else if (after(line, label.coverage) === coverageLabel({ kind: 'unreachable' }, language)) paper.fromNote = true;
  }
  return papers;
}

const EMPTY: Omit<AuditedPaper, 'title' | 'authors' | 'qa'> = {
  ...{ url: '', categories: [], headline: '', overview: '', verbatim: false, fromNote: false },
  ...{ headlineWhere: '', overviewWhere: '' },
};

/** `2024年03月27日` or `2024-03-27`, as a day. */
function dayOf(printed: string): string | undefined {
  return /(\d{4})\D(\d{2})\D(\d{2})/.exec(printed)?.slice(1).join('-');
}

function withoutMark(text: string, language: Language): string {
  const { verbatim, fromNote } = LABELS[language];
  const mark = [verbatim, fromNote].map((each) => each.trim()).find((each) => text.startsWith(each));
  return mark ? text.slice(mark.length).trimStart() : text;
}
