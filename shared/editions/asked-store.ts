/**
 * What the report page says of a paper without opening its edition: the title and the questions, noted when it is frozen.
 *
 * Access pattern: EDITION#<week>#<language> / PAPER#<digest of the id> {title, questions}
 */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import { type Form, readRow } from '../platform/stored.ts';
import type { Key, Table } from '../platform/table.ts';
import type { Edition } from './edition.ts';

export interface Asked {
  readonly title: string;
  /** In the order of the answers. */
  readonly questions: readonly string[];
}

/** Bounds of a row. */
const LONGEST = 300;
const MOST_QUESTIONS = 40;
const AT_ONCE = 10;
const ASKED_FORM: Form<Asked> = { schema: v.object({ title: v.string(), questions: v.array(v.string()) }) };

const keyOf = (week: Week, language: Language, id: PaperId): Key => ({
  pk: `EDITION#${week}#${language}`,
  sk: `PAPER#${createHash('sha256').update(id).digest('hex').slice(0, 32)}`,
});

/** A put each: the publisher may write single rows of an edition, and remove none. */
export async function noteAsked(table: Pick<Table, 'put'>, { week, language, papers }: Edition): Promise<void> {
  for (let i = 0; i < papers.length; i += AT_ONCE)
    await Promise.all(
      papers.slice(i, i + AT_ONCE).map(({ id, title, qa }) =>
        table.put({
          ...keyOf(week, language, id),
          title: title.slice(0, LONGEST),
          questions: qa.slice(0, MOST_QUESTIONS).map(({ question }) => question.slice(0, LONGEST)),
        }),
      ),
    );
}

/** Undefined for a paper that stands in no edition, and for one frozen before this was noted. */
export async function askedOf(
  table: Pick<Table, 'get' | 'setAside'>,
  week: Week,
  language: Language,
  id: PaperId,
): Promise<Asked | undefined> {
  const row = await table.get(keyOf(week, language, id));
  return row && readRow(table, ASKED_FORM, row).read;
}
