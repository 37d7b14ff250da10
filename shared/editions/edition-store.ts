/**
 * Frozen editions: the row says which content was frozen first, the bucket holds it under its own hash.
 *
 * Access patterns:
 *   one edition               EDITION#<week>#<language> / META   {key, frozenAt, papers: digests of their ids}
 *   every edition, newest first   EDITIONS / <week>#<language>   {EditionRecord}
 */

import { createHash } from 'node:crypto';
import type { Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import type { Bucket } from '../platform/bucket.ts';
import { formNumber, readAll, readRow, readStored } from '../platform/stored.ts';
import type { Key, Table } from '../platform/table.ts';
import { noteAsked } from './asked-store.ts';
import type { Edition, EditionRecord } from './edition.ts';
import { EDITION_FORM, EDITION_RECORD_FORM, FROZEN_FORM } from './edition-form.ts';

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
const key = (week: Week, language: Language): Key => ({ pk: `EDITION#${week}#${language}`, sk: 'META' });

/** Bounds of a record, so that an edition of any size keeps a small row. */
const LONGEST_TITLE = 200;
const MOST_TITLES = 50;
const LONGEST_ID = 300;

/** Whether a paper stands in an edition, by one cheap read. Of editions from before papers were noted, any of the week may. */
export async function isInEdition(
  table: Pick<Table, 'get'>,
  week: Week,
  language: Language,
  id: PaperId,
): Promise<boolean> {
  const row = await table.get(key(week, language));
  return row !== undefined && (!Array.isArray(row.papers) || row.papers.includes(digestOf(id)));
}

export interface EditionStore {
  /** As it stands, or a content of it that stood once. Undefined where there is none that can be read. */
  load(week: Week, language: Language, content?: string): Promise<Edition | undefined>;
  /** Key of the content that stands frozen. */
  contentOf(week: Week, language: Language): Promise<string | undefined>;
  /**
   * Freezes an edition; the first one wins and is returned, whoever asks. With `force` a new revision replaces it.
   * Undefined when one is frozen that can't be read.
   */
  freeze(edition: Edition, force: boolean): Promise<{ edition: Edition; frozen: 'now' | 'before' } | undefined>;
  /** Newest week first. */
  list(): Promise<EditionRecord[]>;
}

export function createEditionStore(table: Table, files: Bucket): EditionStore {
  async function contentOf(week: Week, language: Language): Promise<string | undefined> {
    const row = await table.get(key(week, language));
    return row && readRow(table, FROZEN_FORM, row).read?.key;
  }

  async function load(week: Week, language: Language, content?: string): Promise<Edition | undefined> {
    const frozen = content ?? (await contentOf(week, language));
    if (!frozen) return undefined;
    return readStored(table, EDITION_FORM, frozen, parseJson(await files.get(frozen))).read;
  }

  async function note(edition: Edition): Promise<void> {
    const { week, language, frozenAt, supplementedAt, source, model, from, to, papers } = edition;
    const titles = papers.map((paper) => paper.title.slice(0, LONGEST_TITLE)).slice(0, MOST_TITLES);
    const ids = papers.flatMap(({ id }) => (id.length <= LONGEST_ID ? [id] : [])).slice(0, MOST_TITLES);
    const categories = papers.flatMap((paper) => paper.categories[0] ?? []);
    const record: EditionRecord = {
      week,
      language,
      frozenAt,
      ...(supplementedAt && { supplementedAt }),
      source,
      model,
      from,
      to,
      papers: papers.length,
      ids,
      titles,
      categories,
    };
    await table.put({ pk: 'EDITIONS', sk: `${week}#${language}`, ...record });
  }

  return {
    load,
    contentOf,
    async freeze(edition, force) {
      const body = JSON.stringify({ form: formNumber(EDITION_FORM), ...edition });
      const contentKey = `editions/${edition.week}/${edition.language}/${digestOf(body)}.json`;
      await files.put(contentKey, body, 'application/json');
      await noteAsked(table, edition);
      const outcome = await table.put(
        {
          ...key(edition.week, edition.language),
          ...{ key: contentKey, frozenAt: edition.frozenAt },
          papers: edition.papers.map(({ id }) => digestOf(id)),
        },
        force ? undefined : { expression: 'attribute_not_exists(pk)' },
        { attribute: 'key', value: contentKey },
      );
      const standing = outcome === 'written' ? edition : await load(edition.week, edition.language);
      if (!standing) return undefined;
      await note(standing);
      return { edition: standing, frozen: outcome === 'written' ? 'now' : 'before' };
    },
    list: () =>
      readAll(table, EDITION_RECORD_FORM, table.query({ pk: 'EDITIONS', descending: true, consistent: true })),
  };
}

/** Undefined for content that is gone or is no JSON. */
function parseJson(body: Uint8Array | undefined): unknown {
  try {
    return body && JSON.parse(new TextDecoder().decode(body));
  } catch {
    return undefined;
  }
}
