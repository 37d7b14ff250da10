/** What readers call the sources that settings name by keys (see `sources/source-key.ts`), and who else supplies a paper's data. */
import type { Language } from '../../language.ts';

type Name = Readonly<Record<Language, (rest: string) => string>>;

const both = (name: (rest: string) => string): Name => ({ ja: name, en: name });
const hostOf = (address: string): string => URL.parse(address)?.hostname ?? address;
const categories = (rest: string, comma: string): string => rest.split('+').join(comma);
const arxiv: Name = {
  ja: (rest) => (rest ? `arXiv(${categories(rest, '、')})` : 'arXiv'),
  en: (rest) => (rest ? `arXiv (${categories(rest, ', ')})` : 'arXiv'),
};
const server = (name: string): Name => ({
  ja: (rest) => (rest ? `${name}(${rest})` : name),
  en: (rest) => (rest ? `${name} (${rest})` : name),
});
const byHand: Name = { ja: () => '編集者が追加', en: () => 'added by the editor' };

const NAMES: Readonly<Record<string, Name>> = {
  dair: { ja: () => 'DAIR.AI の週間リスト', en: () => "DAIR.AI's weekly list" },
  list: { ja: (url) => `${hostOf(url)} のリスト`, en: (url) => `the list of ${hostOf(url)}` },
  arxiv,
  'arxiv-rss': arxiv,
  'arxiv-query': { ja: (query) => `arXiv の検索「${query}」`, en: (query) => `arXiv search "${query}"` },
  'arxiv-author': both((name) => `arXiv: ${name}`),
  'hf-daily': both(() => 'Hugging Face Daily Papers'),
  feed: { ja: (url) => `${hostOf(url)} のフィード`, en: (url) => `the feed of ${hostOf(url)}` },
  biorxiv: server('bioRxiv'),
  medrxiv: server('medRxiv'),
  crossref: both(() => 'Crossref'),
  openalex: both(() => 'OpenAlex'),
  page: { ja: () => '論文のページ', en: () => "the paper's page" },
  text: { ja: () => '論文の本文', en: () => 'the text itself' },
  doi: byHand,
  url: byHand,
  'url-file': byHand,
};

/** A key of an older Ronbun that is no longer known is shown as it is. */
export function sourceName(key: string, language: Language): string {
  const colon = key.indexOf(':');
  const kind = (colon < 0 ? key : key.slice(0, colon)).toLowerCase();
  const name = Object.hasOwn(NAMES, kind) ? NAMES[kind] : undefined;
  return name?.[language](colon < 0 ? '' : key.slice(colon + 1).trim()) ?? key;
}

/** Each once: two keys may be one source to a reader. */
export const sourceNames = (keys: readonly string[], language: Language): string =>
  [...new Set(keys.map((key) => sourceName(key, language)))].join(language === 'ja' ? '、' : ', ');
