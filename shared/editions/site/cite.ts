/** A paper as reference managers take it: BibTeX, RIS (Refman 2001 tags) and CSL-JSON 1.0. */
import type { EditionPaper } from '../edition.ts';
import { oneLine } from '../text.ts';
import { paperSlug } from './paths.ts';

export interface Citation {
  readonly name: 'BibTeX' | 'RIS' | 'CSL-JSON';
  readonly file: string;
  readonly type: string;
  readonly text: string;
}

export function citationsOf(paper: EditionPaper): Citation[] {
  const key = paperSlug(paper.id).replace(/[^A-Za-z0-9]+/g, '-');
  return [
    { name: 'BibTeX', file: `${key}.bib`, type: 'application/x-bibtex', text: bibtex(paper, key) },
    { name: 'RIS', file: `${key}.ris`, type: 'application/x-research-info-systems', text: ris(paper) },
    { name: 'CSL-JSON', file: `${key}.json`, type: 'application/json', text: cslJson(paper, key) },
  ];
}

const idOf = ({ id }: EditionPaper, kind: 'arxiv' | 'doi'): string | undefined =>
  id.startsWith(`${kind}:`) ? id.slice(kind.length + 1) : undefined;

const SIGNS: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const latex = (text: string): string => oneLine(text).replace(/[\\{}$&#%_~^]/g, (sign) => SIGNS[sign] ?? `\\${sign}`);

/** Braces keep the title's capitals and an author's name in one piece. */
function bibtex(paper: EditionPaper, key: string): string {
  const { title, authors, published, url } = paper;
  const [year, month] = published?.split('-') ?? [];
  const fields = {
    title: `{${latex(title)}}`,
    author: authors.map((author) => (/\band\b|,/.test(author) ? `{${latex(author)}}` : latex(author))).join(' and '),
    ...{ year, month: month && String(Number(month)) },
    ...{ eprint: idOf(paper, 'arxiv'), archiveprefix: idOf(paper, 'arxiv') && 'arXiv', doi: idOf(paper, 'doi') },
    url: /[{}\s]/.test(url) ? undefined : url,
  };
  const lines = Object.entries(fields).flatMap(([name, value]) => (value ? `  ${name} = {${value}}` : []));
  return `@misc{${key},\n${lines.join(',\n')}\n}\n`;
}

function ris(paper: EditionPaper): string {
  const { title, authors, published, url } = paper;
  const lines: [string, string | undefined][] = [
    ['TY', 'GEN'],
    ...authors.map((author): [string, string] => ['AU', author]),
    ['TI', title],
    ['PY', published?.slice(0, 4)],
    ['DA', published?.replaceAll('-', '/')],
    ['DO', idOf(paper, 'doi')],
    ['UR', url],
  ];
  const told = lines.flatMap(([tag, value]) => (value ? `${tag}  - ${oneLine(value)}` : []));
  return `${[...told, 'ER  - '].join('\r\n')}\r\n`;
}

function cslJson(paper: EditionPaper, id: string): string {
  const { title, authors, published, url } = paper;
  const doi = idOf(paper, 'doi');
  const item = {
    ...{ id, type: 'article', title: oneLine(title), author: authors.map((literal) => ({ literal })) },
    ...(published && { issued: { 'date-parts': [published.split('-').map(Number)] } }),
    ...(doi && { DOI: doi }),
    ...(url && { URL: url }),
  };
  return `${JSON.stringify([item], undefined, 1)}\n`;
}
