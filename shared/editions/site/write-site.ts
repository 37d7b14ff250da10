/**
 * Every form of an edition, and the pages that list editions, put where readers find them. Written again
 * they are the same bytes, save for the search index, whose inner numbers grow.
 */
import type { Language } from '../../language.ts';
import type { PublishingSlot } from '../../papers/time/publish-slot.ts';
import type { Bucket } from '../../platform/bucket.ts';
import type { Edition, EditionRecord, Erratum } from '../edition.ts';
import { renderText } from '../text.ts';
import { nearPapers } from '../topics/near-papers.ts';
import { renderTrends } from './charts/trends-page.ts';
import { editionSchema } from './edition-schema.ts';
import { renderFeed } from './feed.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderAbout } from './pages/about-page.ts';
import { type EditionPageOptions, renderEditionPage } from './pages/edition-page.ts';
import { rootOf } from './pages/frame.ts';
import { type Archive, renderArchive, renderHome, renderNotFound, renderSearch } from './pages/index-pages.ts';
import { isPageOf, renderMoved, renderPaperPage } from './pages/paper-page.ts';
import { editionPath, olderPaperPath, paperPath } from './paths.ts';
import { readingScript } from './reading-script.ts';
import { searchFiles } from './search/search-parts.ts';
import { searchLibrary, searchScript, serviceWorker } from './search/search-script.ts';
import { SHARE_IMAGE, shareImage } from './share-image.ts';
import { renderRobots, renderSitemap } from './sitemap.ts';
import { FEED_EDITIONS, renderTopicFeed, topicFeedPath } from './topic-feeds.ts';

export interface SiteServices {
  readonly site: Bucket;
  /** Without a slash at the end. */
  readonly siteUrl: string;
  /** Every edition, newest week first. */
  readonly editions: () => Promise<readonly EditionRecord[]>;
  /** An edition in full: the newest for the home page, the same week's in another language for its way to this one. */
  readonly load: (week: string, language: Language) => Promise<Edition | undefined>;
  /** Corrections of this edition's own papers. */
  readonly errataOf: (week: string, language: Language, frozenAt: string) => Promise<readonly Erratum[]>;
  /** What the settings ask for; each has a feed of its own. */
  readonly topics?: readonly string[];
}

/** Written when it is put: the pages of a large week are never held all at once, and a neighbour's not at all. */
type File = readonly [key: string, body: () => string | Uint8Array, contentType: string];

const HTML = 'text/html; charset=utf-8';
const JSON_TYPE = 'application/json; charset=utf-8';
const SCRIPT = 'text/javascript; charset=utf-8';
const ATOM = 'application/atom+xml; charset=utf-8';
/**
 * A page's key is its path, slash at the end and all: CloudFront asks the bucket for exactly that key. Only the root has
 * a default object (CloudFront guide, "Specify a default root object": it does not apply to folders).
 */
const FRONT_DOOR = 'index.html';
/** Puts at once; S3 takes far more, a laptop's engine not. */
const AT_ONCE = 8;

/**
 * Writes an edition and all that lists it; answers the keys of the edition's own files.
 * @param what `pages`: those alone, where a correction came to an edition that is listed already
 */
export async function writeSite(services: SiteServices, edition: Edition, what?: 'pages'): Promise<string[]> {
  const editions = await services.editions();
  const own = await editionFiles(services, edition, editions);
  if (what === 'pages') {
    await putAll(services.site, own);
    return own.map(([key]) => key);
  }
  const twins = await otherLanguages(services, edition, editions);
  const beside = await besides(services, edition, editions);
  const lists = await indexFiles(services, edition, editions);
  await putAll(services.site, [...own, ...twins, ...beside, ...lists]);
  return own.map(([key]) => key);
}

/** The next newer and the next older edition of its language. */
function neighboursOf(editions: readonly EditionRecord[], { week, language }: Edition) {
  const own = editions.filter((each) => each.language === language);
  return [own.findLast((each) => each.week > week), own.find((each) => each.week < week)] as const;
}

/** The pages of the editions before and after, which were written before this one was there to be linked to. */
async function besides(services: SiteServices, edition: Edition, editions: readonly EditionRecord[]): Promise<File[]> {
  const loaded = await Promise.all(
    neighboursOf(editions, edition).map((each) => each && services.load(each.week, edition.language)),
  );
  const files = await Promise.all(loaded.map((each) => (each ? editionFiles(services, each, editions) : [])));
  return files.flatMap((own) => own.slice(0, 1));
}

/** A site before its first edition: each page that lists editions, without any, and a front page that says when one comes. */
export async function writeWaiting(
  { site, siteUrl }: Pick<SiteServices, 'site' | 'siteUrl'>,
  languages: readonly Language[],
  slot: PublishingSlot,
): Promise<void> {
  // The first language's page for a wrong address is written last and stays.
  for (const language of [...languages].reverse()) {
    const archive: Archive = { siteUrl, language, editions: [], bilingual: languages.length > 1 };
    await putAll(site, listPages(archive, undefined, [], slot));
  }
}

/** Pages of this week in other languages, which were written before this edition was there to be linked to. */
async function otherLanguages(
  services: SiteServices,
  { week, language }: Edition,
  editions: readonly EditionRecord[],
): Promise<File[]> {
  const twins = editions.filter((each) => each.week === week && each.language !== language);
  const loaded = await Promise.all(twins.map((each) => services.load(week, each.language)));
  const files = await Promise.all(loaded.map((each) => (each ? editionFiles(services, each, editions) : [])));
  return files.flat().filter(([, , type]) => type === HTML);
}

async function editionFiles(
  { site, siteUrl, errataOf }: SiteServices,
  edition: Edition,
  editions: readonly EditionRecord[],
): Promise<File[]> {
  const { week, language } = edition;
  const folder = editionPath(week, language);
  const languages = editions.filter((each) => each.week === week).map((each) => each.language);
  const [later, earlier] = neighboursOf(editions, edition);
  const options = { siteUrl, languages, errata: await errataOf(week, language, edition.frozenAt), earlier, later };
  return [
    [folder, () => renderEditionPage(edition, options), HTML],
    [`${folder}digest.txt`, () => renderText(edition), 'text/plain; charset=utf-8'],
    [`${folder}digest.md`, () => renderMarkdown(edition), 'text/markdown; charset=utf-8'],
    [`${folder}digest.json`, () => renderJson(edition, siteUrl), JSON_TYPE],
    ...edition.papers.map(
      (paper): File => [paperPath(paper.id, language), () => renderPaperPage(edition, paper, options), HTML],
    ),
    ...(await movedFiles(site, edition, options)),
  ];
}

/**
 * Ways from where papers stood under older names. Only a page that stands there and is the paper's own gives way: a
 * paper that comes to an older name of another takes nothing over.
 */
async function movedFiles(site: Bucket, { papers, language }: Edition, options: EditionPageOptions): Promise<File[]> {
  const files: File[] = [];
  for (const paper of papers) {
    const key = olderPaperPath(paper.id, language);
    const standing = key && (await site.get(key));
    if (key && standing && isPageOf(new TextDecoder().decode(standing), paper))
      files.push([key, () => renderMoved(options, paper, language), HTML]);
  }
  return files;
}

async function indexFiles(services: SiteServices, edition: Edition, all: readonly EditionRecord[]): Promise<File[]> {
  const { siteUrl } = services;
  const { language } = edition;
  const editions = all.filter((each) => each.language === language);
  const { topics = [] } = services;
  const bilingual = all.some((each) => each.language !== language);
  const archive: Archive = { siteUrl, language, editions, bilingual, topics };
  const newest =
    editions[0]?.week === edition.week ? edition : editions[0] && (await services.load(editions[0].week, language));
  const search = await searchFiles(services, edition, editions);
  return [
    ...listPages(archive, newest, all),
    ...search.map(([key, body]): File => [key, () => body, JSON_TYPE]),
    ...(await topicFeeds(services, edition, editions)),
  ];
}

async function topicFeeds(
  { siteUrl, load, topics = [] }: SiteServices,
  edition: Edition,
  editions: readonly EditionRecord[],
): Promise<File[]> {
  if (topics.length === 0) return [];
  const { language } = edition;
  const newest = editions.slice(0, FEED_EDITIONS);
  const loaded = await Promise.all(newest.map(({ week }) => (week === edition.week ? edition : load(week, language))));
  const whole = loaded.flatMap((each) => (each ? [{ edition: each, near: nearPapers(each) }] : []));
  return topics.map((topic) => [
    topicFeedPath(topic, language),
    () => renderTopicFeed(topic, language, whole, siteUrl),
    ATOM,
  ]);
}

/** The pages of a language that are there with no edition at all. */
function listPages(
  archive: Archive,
  newest: Edition | undefined,
  all: readonly EditionRecord[],
  due?: PublishingSlot,
): File[] {
  const home = () => renderHome(archive, newest, due);
  const { siteUrl, language, editions } = archive;
  const root = rootOf(language);
  const files: File[] = [
    [root || FRONT_DOOR, home, HTML],
    [`${root}archive/`, () => renderArchive(archive), HTML],
    [`${root}trends/`, () => renderTrends(archive), HTML],
    [`${root}about/`, () => renderAbout(archive, newest), HTML],
    [`${root}search/`, () => renderSearch(archive), HTML],
    [`${root}feed.xml`, () => renderFeed(siteUrl, language, editions), ATOM],
    ['sitemap.xml', () => renderSitemap(siteUrl, all), 'application/xml; charset=utf-8'],
    ['robots.txt', () => renderRobots(siteUrl), 'text/plain; charset=utf-8'],
    ['404.html', () => renderNotFound(archive), HTML],
    ['digest.schema.json', () => `${JSON.stringify(editionSchema(siteUrl), null, 2)}\n`, JSON_TYPE],
    ['search.js', searchScript, SCRIPT],
    ['reading.js', readingScript, SCRIPT],
    ['minisearch.js', searchLibrary, SCRIPT],
    ['sw.js', serviceWorker, SCRIPT],
    [SHARE_IMAGE.key, shareImage, 'image/png'],
  ];
  // A deployment with English alone still has a front door.
  if (root !== '' && !archive.bilingual) files.push([FRONT_DOOR, home, HTML]);
  return files;
}

async function putAll(site: Bucket, files: readonly File[]): Promise<void> {
  for (let i = 0; i < files.length; i += AT_ONCE) {
    await Promise.all(files.slice(i, i + AT_ONCE).map(async ([key, body, type]) => site.put(key, body(), type)));
  }
}
