/** A web of written answers: by exact address or by its beginning; everything else is 404. Keeps what was asked. */
import type { Web, WebAnswer } from '../../shared/sources/web.ts';

export interface StubAnswer {
  readonly status?: number;
  readonly contentType?: string;
  readonly body?: string;
}
type Answering = StubAnswer | string | ((url: string) => StubAnswer | string);

export interface StubWeb extends Web {
  readonly asked: string[];
}

export function stubWeb(answers: Readonly<Record<string, Answering>>): StubWeb {
  const asked: string[] = [];
  return {
    asked,
    async get(url): Promise<WebAnswer> {
      asked.push(url);
      const key = Object.keys(answers)
        .filter((start) => url === start || url.startsWith(start))
        .sort((a, b) => b.length - a.length)[0];
      const answering = key === undefined ? { status: 404 } : answers[key];
      const given = typeof answering === 'function' ? answering(url) : (answering ?? { status: 404 });
      const answer = typeof given === 'string' ? { body: given } : given;
      return {
        status: answer.status ?? 200,
        url,
        contentType: answer.contentType ?? 'text/html; charset=utf-8',
        body: new TextEncoder().encode(answer.body ?? ''),
      };
    },
  };
}

export interface StubEntry {
  readonly id: string;
  readonly title?: string;
  readonly authors?: readonly string[];
  readonly published?: string;
  readonly updated?: string;
  readonly categories?: readonly string[];
  readonly summary?: string | null;
  readonly comment?: string;
}

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** One Atom entry in arXiv's form. */
export function arxivEntry(entry: StubEntry): string {
  const categories = entry.categories ?? ['cs.CL'];
  const published = entry.published ?? '2024-03-27T17:48:55Z';
  return `<entry><id>http://arxiv.org/abs/${entry.id}</id><title>${escaped(entry.title ?? `Title of\n  ${entry.id}`)}</title>
<updated>${entry.updated ?? published}</updated>${entry.summary === null ? '' : `<summary>${escaped(entry.summary ?? 'An abstract.')}</summary>`}
${categories.map((term) => `<category term="${term}" scheme="http://arxiv.org/schemas/atom"/>`).join('')}
<published>${published}</published>${entry.comment ? `<arxiv:comment>${entry.comment}</arxiv:comment>` : ''}
<arxiv:primary_category term="${categories[0]}"/>
${(entry.authors ?? ['Ada Author']).map((name) => `<author><name>${escaped(name)}</name></author>`).join('')}</entry>`;
}

/** A whole answer of the arXiv API. */
export function arxivFeed(entries: readonly string[], total = entries.length): string {
  return `<?xml version='1.0' encoding='UTF-8'?>
<feed xmlns:opensearch="http://a9.com/-/spec/opensearch/1.1/" xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns="http://www.w3.org/2005/Atom">
<id>https://arxiv.org/api/x</id><title>arXiv Query</title><updated>2026-04-12T22:09:26Z</updated>
<opensearch:itemsPerPage>100</opensearch:itemsPerPage><opensearch:totalResults>${total}</opensearch:totalResults><opensearch:startIndex>0</opensearch:startIndex>
${entries.join('\n')}
</feed>
`;
}

/** Answers id_list queries from a table of entries, as arXiv does: unknown ids are left out. */
export function arxivApi(entries: readonly StubEntry[]): (url: string) => string {
  return (url) => {
    const wanted = (new URL(url).searchParams.get('id_list') ?? '').split(',');
    const bare = (id: string): string => id.replace(/v\d+$/, '');
    return arxivFeed(
      wanted.flatMap((id) => {
        const entry = entries.find((known) => known.id === id) ?? entries.findLast((known) => bare(known.id) === id);
        return entry ? [arxivEntry(entry)] : [];
      }),
    );
  };
}

/** A curated list of 2024-W13; rows are given without their number and outer bars. */
export function curatedList(rows: readonly string[]): string {
  const numbered = rows.map((row, index) => `| ${index + 1}) ${row} |`);
  const heading = '## Top AI Papers of the Week (March 26 - March 31) - 2024';
  return [heading, '| **Paper** | **Links** |', '| --- | --- |', ...numbered, ''].join('\n');
}
