/** Where a paper's text and its details come from, as far as that is not the paper's own place and one source. */
import type { Language } from '../../language.ts';
import { identify } from '../../papers/identity/identity.ts';
import type { Paper } from '../../papers/paper.ts';
import type { EditionPaper } from '../edition.ts';
import { LABELS } from '../labels.ts';
import { sourceName } from './source-names.ts';

/**
 * The address that the text was read at, where it is not the paper's own: another host, or another work's place there.
 * A DOI leads through its registry; whose page or copy was read behind it is always told.
 */
export function foreignOrigin(
  { id, url }: Pick<Paper, 'id' | 'url'>,
  readFrom: string | undefined,
): string | undefined {
  if (!readFrom) return undefined;
  const [own, read] = [hostOf(url), hostOf(readFrom)];
  const isOwnHost = own === read || own.endsWith(`.${read}`) || read.endsWith(`.${own}`);
  const isOwnWork = identify(readFrom)?.id === id || id.startsWith('url:');
  return isOwnHost && isOwnWork ? undefined : readFrom;
}

const hostOf = (address: string): string => (URL.parse(address)?.hostname ?? '').replace(/^www\./, '');

/** Who said which field, where more than one source did. */
export function suppliersOf({ suppliedBy = {} }: Pick<Paper, 'suppliedBy'>): Paper['suppliedBy'] {
  return new Set(Object.values(suppliedBy)).size > 1 ? suppliedBy : undefined;
}

/** `Crossref: 題名、著者 / OpenAlex: 要旨`; empty where one source said all. */
export function suppliersLine({ suppliedBy }: Pick<EditionPaper, 'suppliedBy'>, language: Language): string {
  const bySource = new Map<string, string[]>();
  for (const [field, source] of Object.entries(suppliedBy ?? {})) {
    const name = sourceName(source, language);
    bySource.set(name, [...(bySource.get(name) ?? []), fieldName(field, language)]);
  }
  const comma = language === 'ja' ? '、' : ', ';
  return [...bySource].map(([name, fields]) => `${name}: ${fields.join(comma)}`).join(' / ');
}

function fieldName(field: string, language: Language): string {
  const { title, authors, published, updated, categories, abstract } = LABELS[language];
  const names: Readonly<Record<string, string>> = { title, authors, published, updated, categories, abstract };
  return Object.hasOwn(names, field) ? names[field]!.toLowerCase() : field;
}
