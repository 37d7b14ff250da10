/**
 * Frozen editions: the row says which content was frozen first, the bucket holds it under its own hash.
 *
 * Access patterns:
 *   one edition               EDITION#<week>#<language> / META   {key, revision, frozenAt, deliveriesPrepared?}
 *   every edition, newest first   EDITIONS / <week>#<language>   {week, language, frozenAt, papers, headline}
 */

import { createHash } from 'node:crypto';
import type { Language } from '../language.ts';
import type { Week } from '../papers/paper.ts';
import type { Bucket } from '../platform/bucket.ts';
import type { Key, Table } from '../platform/table.ts';
import type { Edition } from './edition.ts';

const key = (week: Week, language: Language): Key => ({ pk: `EDITION#${week}#${language}`, sk: 'META' });

/** What the archive needs to know of an edition without opening it. */
export interface EditionRecord {
  readonly week: Week;
  readonly language: Language;
  readonly frozenAt: string;
  readonly papers: number;
  readonly source: string;
  readonly model: string;
  readonly from: string;
  readonly to: string;
  /** Titles, in the edition's order. */
  readonly titles?: readonly string[];
  /** First category of every paper that has one. */
  readonly categories?: readonly string[];
}

/** Bounds of a record, so that an edition of any size keeps a small row. */
const LONGEST_TITLE = 200;
const MOST_TITLES = 50;

export interface EditionStore {
  load(week: Week, language: Language): Promise<Edition | undefined>;
  /**
   * Freezes an edition; the first one wins and is returned, whoever asks. With `force` a new revision replaces it.
   */
  freeze(edition: Edition, force: boolean): Promise<{ edition: Edition; frozen: 'now' | 'before' }>;
  /** Newest week first. */
  list(): Promise<EditionRecord[]>;
}

export function createEditionStore(table: Table, files: Bucket): EditionStore {
  async function load(week: Week, language: Language): Promise<Edition | undefined> {
    const row = await table.get(key(week, language));
    if (!row) return undefined;
    const body = await files.get(String(row.key));
    if (!body) throw new Error(`the frozen edition ${week} ${language} is missing from the bucket: ${String(row.key)}`);
    return JSON.parse(new TextDecoder().decode(body)) as Edition;
  }

  async function note(edition: Edition): Promise<void> {
    const { week, language, frozenAt, source, model, from, to, papers } = edition;
    const titles = papers.map((paper) => paper.title.slice(0, LONGEST_TITLE)).slice(0, MOST_TITLES);
    const categories = papers.flatMap((paper) => paper.categories[0] ?? []);
    const record: EditionRecord = {
      week,
      language,
      frozenAt,
      source,
      model,
      from,
      to,
      papers: papers.length,
      titles,
      categories,
    };
    await table.put({ pk: 'EDITIONS', sk: `${week}#${language}`, ...record });
  }

  return {
    load,
    async freeze(edition, force) {
      const body = JSON.stringify(edition);
      const hash = createHash('sha256').update(body).digest('hex').slice(0, 16);
      const contentKey = `editions/${edition.week}/${edition.language}/${hash}.json`;
      await files.put(contentKey, body, 'application/json');
      const outcome = await table.put(
        { ...key(edition.week, edition.language), key: contentKey, frozenAt: edition.frozenAt },
        force ? undefined : { expression: 'attribute_not_exists(pk)' },
        { attribute: 'key', value: contentKey },
      );
      const standing = outcome === 'written' ? edition : (await load(edition.week, edition.language))!;
      await note(standing);
      return { edition: standing, frozen: outcome === 'written' ? 'now' : 'before' };
    },
    async list() {
      const records: EditionRecord[] = [];
      for await (const item of table.query({ pk: 'EDITIONS', descending: true, consistent: true })) {
        const { pk: _pk, sk: _sk, ...record } = item;
        records.push(record as unknown as EditionRecord);
      }
      return records;
    },
  };
}
