/** The links of a row: where they lead, what they are called, and which of them is the work. */
import { cleanLine } from '../../../papers/clean-text.ts';
import { parseHttpUrl } from '../../../papers/identity/canonical-url.ts';
import { identify, looksLikePdf } from '../../../papers/identity/identity.ts';
import { unwrapped } from '../../../papers/identity/wrapped-url.ts';
import { type Run, textOfRuns } from '../list-blocks.ts';
import { isAddress, isFieldName, isLinkName } from '../list-words.ts';

export interface RowLink {
  readonly label: string;
  readonly url: string;
}

/** Hosts of works and of their code, whose addresses people write without a scheme. */
const bareAddress =
  /(?:https?:\/\/|(?<![\w./@-])(?=(?:www\.)?(?:arxiv\.org|doi\.org|openreview\.net|aclanthology\.org|(?:bio|med)rxiv\.org|github\.com|huggingface\.co)\/\w))(?:[^\s<>|"'）」、。]|<[A-Z]{0,2}\d[^\s<>]*>)+|\[(?<id>\d\d(?:0[1-9]|1[0-2])\.\d{4,5}(?:v\d+)?)\]|\barxiv\s*:\s*(?<arxiv>\d{4}\.\d{4,5}(?:v\d+)?)|\bdoi\s*:\s*(?<doi>10\.\d{4,9}\/(?:[^\s<>"]|<[A-Z]{0,2}\d[^\s<>]*>)+)/gi;
/** The name before an address: `Project page: https://…`. */
const nameBefore = /(?<!\w)([A-Za-z][\w ]{0,30}):\s*$/;

/** An address in running text ends before the marks that end a sentence, and before a bracket it did not open. */
function trimmedAddress(text: string): string {
  const opened = text.split('(').length;
  let closed = text.split(')').length;
  let end = text.length;
  for (let marks = /[.,;:!?'"*_]/; end > 0; end -= 1) {
    const last = text[end - 1] ?? '';
    if (marks.test(last)) continue;
    if (!(last === ')' && opened < closed) && !(last === ']' && opened <= closed)) break;
    if (last === ')') closed -= 1;
    marks = /[.,;:!?]/;
  }
  return text.slice(0, end);
}

const change =
  /^https?:\/\/(?:www\.)?git(?:hub|lab)\.[^/]+\/.+?\/(?:-\/)?(?:pulls?|issues|commits?|compare|merge_requests|releases|milestones?)(?:\/|$)/i;
/** Whether an address is a place where work on a program is told, as changelogs link them. */
export const isChange = (url: string): boolean => change.test(url);

interface Address extends RowLink {
  readonly from: number;
  readonly to: number;
}

/** What every address holds; most texts hold none. */
const addressSign = /:\/\/|(?:xiv|oi)\s*:|\[\d{4}\.\d|\.(?:org|net|com?)\/\w/i;

function addressesIn(text: string): Address[] {
  if (!addressSign.test(text)) return [];
  return [...text.matchAll(bareAddress)].map((match) => {
    const { id, arxiv = id, doi } = match.groups ?? {};
    const end = match.index + match[0].length;
    if (arxiv) return { label: 'arXiv', url: `https://arxiv.org/abs/${arxiv}`, from: match.index, to: end };
    const name = nameBefore.exec(text.slice(Math.max(0, match.index - 40), match.index));
    const label = name?.[1] && isFieldName(name[1]) ? name[1] : undefined;
    const address = trimmedAddress(match[0].replace(/^doi\s*:\s*/i, ''));
    const url = doi || /^https?:/i.test(address) ? unwrapped(address) : `https://${address}`;
    const from = match.index - (label === undefined ? 0 : (name?.[0].length ?? 0));
    return { label: label ?? (doi ? 'Paper' : 'Link'), url: doi ? `https://doi.org/${url}` : url, from, to: end };
  });
}

/** A text without its addresses, nor the names before them. */
export function withoutAddresses(text: string): string {
  let rest = text;
  for (const { from, to } of addressesIn(text).reverse()) {
    // Two blanks would part a title from its note.
    const [lead, tail] = [rest.slice(0, from).replace(/ +$/, ''), rest.slice(to).replace(/^ +/, '')];
    // A stop before the address that ends a row ends no sentence.
    rest = `${tail.trim() === '' ? lead.replace(/\.[ \t]*$/, '') : lead} ${tail}`;
  }
  return rest;
}

/** Links of a text in its order, each with its words; an empty address stays, so that the row can be labelled. */
export function linksOf(runs: readonly Run[], unnamed = 'Link'): RowLink[] {
  const links: RowLink[] = [];
  const seen = new Set<object>();
  for (const run of runs) {
    if (!run.link) links.push(...addressesIn(run.text).map(({ label, url }) => ({ label, url })));
    else if (!seen.has(run.link)) {
      seen.add(run.link);
      const words = cleanLine(textOfRuns(runs.filter(({ link }) => link === run.link)), 80).replace(
        /^[[(]+|[)\].,:]+$/g,
        '',
      );
      const says =
        words !== '' &&
        !isAddress(words) &&
        !/^(?:links?|here|click here|url|リンク|こちら|[^\p{L}\p{N}]+|\^?\d+)$/iu.test(words);
      links.push({ label: says ? words : unnamed, url: run.link.href });
    }
  }
  // A fragment or a neighbouring file is a place of the list itself, and what was changed in a program is no work.
  return links.filter(({ url }) => !/^(?:#|\.{0,2}\/|mailto:)/.test(url) && !isChange(url));
}

/** Words that only name a link. */
export const isName = (text: string): boolean => isLinkName(text) || isAddress(text);
/** Whether an address is a work by its own form: arXiv, a DOI, a PDF. */
export const isWork = (url: string): boolean => {
  const identity = parseHttpUrl(url) ? identify(url) : undefined;
  return identity !== undefined && !identity.social && (identity.scheme !== 'url' || looksLikePdf(url));
};

/** The link that the title itself is: the paper, unless another link says that it is that. */
export function asPaper(links: readonly RowLink[], href: string): RowLink[] {
  const others = links.filter(({ url }) => url !== href);
  const named = links.find(({ url, label }) => url === href && isLinkName(label));
  const taken = others.some(({ label, url }) => /^(?:paper|pdf|arxiv|preprint|論文)/i.test(label) && parseHttpUrl(url));
  const label = named?.label ?? (taken && !isWork(href) ? 'Page' : 'Paper');
  return [{ label, url: href }, ...others];
}

const between = /^(?:[\s,;、，・·•|/&+()[\]–—-]|\b(?:and|vs\.?)\b|と|および)*$/i;

/** The runs of each work, where a text links several by their titles and says nothing else; undefined for any other. */
export function worksApart(runs: readonly Run[]): Run[][] | undefined {
  if (runs.filter(({ link }) => link).length < 2) return undefined;
  const apart: Run[][] = [];
  const seen = new Set<object>();
  for (const run of runs) {
    const named = run.link && isName(run.text);
    if (!run.link && !between.test(run.text)) return undefined;
    if (run.link && !named && !seen.has(run.link)) {
      if (!isWork(run.link.href)) return undefined;
      seen.add(run.link);
      apart.push([]);
    }
    if (run.link) apart.at(-1)?.push(run);
  }
  return apart.length > 1 ? apart : undefined;
}
