/** Digital object identifiers and the addresses that carry them (DOI Handbook, 2.2: a DOI is read without regard to case). */

export interface Doi {
  /** Lower case: `10.1126/sciadv.adk4489`. */
  readonly doi: string;
  /** Version of a preprint on bioRxiv or medRxiv. */
  readonly version?: number;
}

/** SICI names of journals hold angle brackets: `…49:8<693::AID-ASI4>3.0.CO;2-O`, which may even end in `#`. */
const pattern = /10\.\d{4,9}\/(?:[^\s"<>?#]|<[A-Z]{0,2}\d[^\s<>"]*>|(?<=;2-)[#?](?!\w))+/i;

/** Prefixes of bioRxiv and medRxiv: 10.1101 until 2025, 10.64898 since openRxiv runs them. */
const preprintDoi = /^(10\.(?:1101|64898)\/(?:\d{4}\.\d{2}\.\d{2}\.)?\d{6,8})(?:v(\d{1,3}))?/;

/** Endings that publishers put behind a DOI to name a form of the page. */
const formEnding =
  /(?:\.pdf|\.full(?:\.pdf|-text)?|\.short|\.abstract|\.html?|\/(?:full|abs|abstract|pdf|epdf|pdfdirect|epub|html|fulltext|meta|summary|references|figures|metrics|download))$/i;

/** Reads a DOI out of a text that begins with one; endings that name a form of the page are taken off. */
export function parseDoi(text: string): Doi | undefined {
  const match = pattern.exec(text.trim().replace(/^(?:doi:\s*|https?:\/\/(?:dx\.)?doi\.org\/)/i, ''));
  if (match?.index !== 0) return undefined;
  let doi = match[0].toLowerCase();
  for (let before = ''; before !== doi; ) {
    before = doi;
    doi = doi.replace(formEnding, '').replace(/[/.,;:]+$/, '');
  }
  const preprint = preprintDoi.exec(doi);
  if (preprint?.[1]) return preprint[2] ? { doi: preprint[1], version: Number(preprint[2]) } : { doi: preprint[1] };
  return /\/./.test(doi) ? { doi } : undefined;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The DOI in an address: doi.org itself, a publisher's path or `id=` parameter, or Nature's slug, which is its DOI's suffix. */
export function doiOfUrl(url: URL): Doi | undefined {
  const path = decoded(url.pathname);
  if (/(?:^|\.)doi\.org$/.test(url.hostname)) return parseDoi(path.slice(1));
  const nature = /(?:^|\.)nature\.com$/.test(url.hostname)
    ? /^\/articles\/([a-z]?\d+[\w.-]*\d[\w-]*)/i.exec(path)
    : null;
  if (nature?.[1]) return parseDoi(`10.1038/${nature[1]}`);
  const at = path.search(/\/10\.\d{4,9}\//);
  if (at >= 0) return parseDoi(path.slice(at + 1));
  const parameter = url.searchParams.get('doi') ?? url.searchParams.get('id');
  return parameter ? parseDoi(parameter) : undefined;
}
