/**
 * Papers in the table.
 *
 * Access patterns:
 *   one paper                         PAPER#<id> / META
 *   a week's papers, in list order    WEEK#<week> / PAPER#<id>      {position, enqueuedAt?, languages?, sweeps?, readAt?, read?, awaits?, writing?, held?, trouble?, movedTo?}
 *   a week's run, to enter it once    WEEK#<week> / COLLECTING      {owner, until}
 *   what was odd about its sources    WEEK#<week> / REMARKS         {remarks?, unreachable?}
 *   who works on a paper right now    PAPER#<id> / WORK             {owner, until}
 *   the newest week that is collected COLLECTED / WATERMARK         {week}
 *   weeks that papers were recorded in COLLECTED / WEEK#<week>     {week}
 *   no source answered, asked for whatever is newest   COLLECTED / UNREACHABLE   {unreachable?}
 */
import * as v from 'valibot';
import { type Form, formNumber, readAll, readRow } from '../platform/stored.ts';
import type { Item, Key, Table } from '../platform/table.ts';
import { boundedPaper } from './bounded-paper.ts';
import { UNTITLED } from './identity/to-paper.ts';
import type { Paper, PaperId, Week } from './paper.ts';
import { PAPER_FORM } from './paper-form.ts';
import { ENTRY_FORM, entryUpdate, type ReadPart, type WeekEntry } from './week-entry.ts';

const paperKey = (id: PaperId): Key => ({ pk: `PAPER#${id}`, sk: 'META' });
const entryKey = (week: Week, id: PaperId): Key => ({ pk: `WEEK#${week}`, sk: `PAPER#${id}` });
const remarksKey = (week: Week): Key => ({ pk: `WEEK#${week}`, sk: 'REMARKS' });
const runKey = (week: Week): Key => ({ pk: `WEEK#${week}`, sk: 'COLLECTING' });
const weekKey = (week: Week): Key => ({ pk: 'COLLECTED', sk: `WEEK#${week}` });
const UNREACHABLE: Key = { pk: 'COLLECTED', sk: 'UNREACHABLE' };
const WATERMARK: Key = { pk: 'COLLECTED', sk: 'WATERMARK' };
const workKey = (id: PaperId): Key => ({ pk: `PAPER#${id}`, sk: 'WORK' });

const COLLECTED_FORM: Form<{ readonly week: Week }> = { schema: v.object({ week: v.pipe(v.string(), v.isoWeek()) }) };

/** No source at all could be asked, and when that was. */
export interface Unreachable {
  readonly reason: string;
  /** ISO instant. */
  readonly at: string;
}

const REMARKS_FORM: Form<{ readonly remarks: readonly string[]; readonly unreachable?: Unreachable | undefined }> = {
  schema: v.object({
    remarks: v.optional(v.array(v.string()), []),
    unreachable: v.optional(v.object({ reason: v.string(), at: v.string() })),
  }),
};
/** Remarks kept of one run; the first ones say what matters. */
const remarkLimit = 50;

/** `set-aside`: it is stored in a form that can't be read, and stays as it is. */
export type Recorded = 'new' | 'revised' | 'known' | 'known-in-other-week' | 'set-aside';

/** A week's run, or the work on a paper. */
type Leased = { readonly week: Week } | { readonly paper: PaperId };

export interface PaperStore {
  /** Undefined where there is none that can be read. */
  get(id: PaperId): Promise<Paper | undefined>;
  /**
   * Writes a paper once. A work that another week already holds stays there; a newer version of it is kept as revised.
   */
  record(paper: Paper, position: number): Promise<Recorded>;
  /** Gives a paper that no source had a title for the one that its own text bears. */
  entitle(paper: Paper, own: Pick<Paper, 'title' | 'authors' | 'suppliedBy'>): Promise<Paper>;
  entries(week: Week): Promise<WeekEntry[]>;
  /** Weeks that papers were ever recorded in, newest first. */
  weeks(): Promise<Week[]>;
  /** Gives a paper to a later week, whose edition it comes out in; done twice, it is there once. */
  move(id: PaperId, from: Week, to: Week): Promise<void>;
  /** Keeps what the last run found odd about the week's sources, in place of what the one before found. */
  remark(week: Week, remarks: readonly string[]): Promise<void>;
  remarks(week: Week): Promise<readonly string[]>;
  /** No source answered the last run that asked for this week or, without one, for whatever is newest. */
  noteUnreachable(week: Week | undefined, reason: string, at: string): Promise<void>;
  /** The sources answered: whatever was noted before is over. */
  noteReached(week: Week): Promise<void>;
  /** What is noted of the week or of whatever is newest, the later of the two. */
  unreachable(week: Week): Promise<Unreachable | undefined>;
  markEnqueued(week: Week, id: PaperId, at: string, languages: readonly string[]): Promise<void>;
  /** Enqueued again, in whatever languages it was, since what it waited for has come or will not come. */
  markEnteredAgain(week: Week, id: PaperId, at: string): Promise<void>;
  /** Enqueued again by the sweep. */
  markSwept(week: Week, id: PaperId, at: string): Promise<void>;
  markRead(week: Week, id: PaperId, at: string, read: ReadPart): Promise<void>;
  markWriting(week: Week, id: PaperId, tokens: number): Promise<void>;
  /** No worker need try before the operator has mended something; the next run enters it again. */
  markHeld(week: Week, id: PaperId, reason: string): Promise<void>;
  /** Ends when it is enqueued again. */
  markAwaiting(week: Week, id: PaperId, until: string): Promise<void>;
  markTrouble(week: Week, id: PaperId, trouble: string): Promise<void>;
  /** The newest week that a scheduled run collected whole. */
  watermark(): Promise<Week | undefined>;
  /** Never moves back. */
  moveWatermark(week: Week): Promise<void>;
  /** True when this owner may work until the instant; false when another one holds the lease. */
  lease(what: Leased, owner: string, now: Date, seconds: number): Promise<boolean>;
  release(what: Leased, owner: string): Promise<void>;
}

export function createPaperStore(table: Table): PaperStore {
  const leaseKey = (what: Leased) => ('week' in what ? runKey(what.week) : workKey(what.paper));

  const rowOf = (paper: Paper): Item => ({
    ...paperKey(paper.id),
    form: formNumber(PAPER_FORM),
    paper: boundedPaper(paper),
  });

  async function get(id: PaperId): Promise<Paper | undefined> {
    const item = await table.get(paperKey(id));
    return item && readRow(table, PAPER_FORM, item).read;
  }

  async function revise(stored: Paper, paper: Paper): Promise<Recorded> {
    const newer = (paper.version ?? 0) > (stored.version ?? 0) && stored.version !== undefined;
    const picks = mergePicks(stored, paper);
    const completes = incomplete(stored) && !incomplete(paper);
    const next: Paper = newer
      ? { ...paper, week: stored.week, picks, earlierVersions: [...(stored.earlierVersions ?? []), stored.version!] }
      : { ...(completes ? { ...paper, week: stored.week } : stored), picks };
    if (newer || completes || picks.length > stored.picks.length) await table.put(rowOf(next));
    if (newer) return 'revised';
    return stored.week === paper.week ? 'known' : 'known-in-other-week';
  }

  async function mark(week: Week, id: PaperId, ...change: Parameters<typeof entryUpdate>): Promise<void> {
    await table.update(entryKey(week, id), entryUpdate(...change));
  }

  return {
    get,
    async record(paper, position) {
      const outcome = await table.put(rowOf(paper), { expression: 'attribute_not_exists(pk)' });
      const stored = outcome === 'written' ? undefined : await get(paper.id);
      if (outcome === 'refused' && !stored) return 'set-aside';
      const recorded = stored ? await revise(stored, paper) : 'new';
      if (recorded !== 'known-in-other-week') {
        const week = stored?.week ?? paper.week;
        // Before the entry: cut off in between, a week without papers is named, which harms nobody.
        if (recorded === 'new') await table.put({ ...weekKey(week), week });
        await table.put(
          { ...entryKey(week, paper.id), id: paper.id, position },
          { expression: 'attribute_not_exists(pk)' },
        );
      }
      return recorded;
    },
    async entitle(paper, own) {
      const entitled = { ...paper, ...own, remarks: paper.remarks.filter((remark) => remark !== UNTITLED) };
      await table.put(rowOf(entitled));
      return entitled;
    },
    async entries(week) {
      const entries: WeekEntry[] = [];
      for await (const item of table.query({ pk: `WEEK#${week}`, prefix: 'PAPER#', consistent: true })) {
        const { read, setAside } = readRow(table, ENTRY_FORM, item);
        const bare = { id: item.sk.slice('PAPER#'.length), position: Number.MAX_SAFE_INTEGER, setAside };
        if (!read?.movedTo) entries.push(setAside ? bare : read);
      }
      return entries.sort((a, b) => a.position - b.position);
    },
    weeks: async () =>
      (await readAll(table, COLLECTED_FORM, table.query({ pk: 'COLLECTED', prefix: 'WEEK#', descending: true }))).map(
        ({ week }) => week,
      ),
    async move(id, from, to) {
      const [paper, entry] = await Promise.all([get(id), table.get(entryKey(from, id))]);
      if (!paper || !entry || entry.movedTo || to <= from) return;
      // There before it is gone here: cut off in between, it is moved once more.
      await table.put({ ...entry, ...entryKey(to, id) }, { expression: 'attribute_not_exists(pk)' });
      await table.put(rowOf({ ...paper, week: to }));
      await mark(from, id, { movedTo: to });
    },
    async noteUnreachable(week, reason, at) {
      const values = { ':unreachable': { reason: reason.slice(0, 500), at } };
      const key = week === undefined ? UNREACHABLE : remarksKey(week);
      if (week === undefined) await table.put({ ...key, unreachable: values[':unreachable'] });
      else await table.update(key, { expression: 'SET unreachable = :unreachable', values });
    },
    async noteReached(week) {
      await table.update(remarksKey(week), { expression: 'REMOVE unreachable' });
      if (await table.get(UNREACHABLE)) await table.put({ ...UNREACHABLE });
    },
    async unreachable(week) {
      const rows = await Promise.all([remarksKey(week), UNREACHABLE].map((key) => table.get(key)));
      const noted = rows.flatMap((row) => (row && readRow(table, REMARKS_FORM, row).read?.unreachable) ?? []);
      return noted.sort((a, b) => (a.at < b.at ? 1 : -1))[0];
    },
    async remark(week, remarks) {
      const kept = remarks.slice(0, remarkLimit).map((remark) => remark.slice(0, 500));
      await table.put({ ...remarksKey(week), remarks: kept });
    },
    async remarks(week) {
      const item = await table.get(remarksKey(week));
      return (item && readRow(table, REMARKS_FORM, item).read?.remarks) ?? [];
    },
    markEnqueued: (week, id, at, languages) => mark(week, id, { enqueuedAt: at, languages }, ['awaits']),
    markEnteredAgain: (week, id, at) => mark(week, id, { enqueuedAt: at }, ['awaits']),
    markSwept: (week, id, at) => mark(week, id, { enqueuedAt: at }, ['awaits'], ['sweeps']),
    markRead: (week, id, at, read) => mark(week, id, { readAt: at, read }),
    markWriting: (week, id, tokens) => mark(week, id, { writing: tokens }),
    markHeld: (week, id, reason) => mark(week, id, { held: reason.slice(0, 300) }, ['enqueuedAt', 'writing']),
    markAwaiting: (week, id, until) => mark(week, id, { awaits: until }),
    markTrouble: (week, id, trouble) => mark(week, id, { trouble: trouble.slice(0, 300) }, ['held', 'writing']),
    async watermark() {
      const item = await table.get(WATERMARK);
      return item && readRow(table, COLLECTED_FORM, item).read?.week;
    },
    async moveWatermark(week) {
      const item = { ...WATERMARK, week };
      await table.put(item, {
        expression: 'attribute_not_exists(pk) OR #week < :week',
        names: { '#week': 'week' },
        values: { ':week': week },
      });
    },
    async lease(what, owner, now, seconds) {
      const outcome = await table.put(
        { ...leaseKey(what), owner, until: now.getTime() + seconds * 1000 },
        {
          expression: 'attribute_not_exists(pk) OR #until < :now OR #owner = :me',
          names: { '#until': 'until', '#owner': 'owner' },
          values: { ':now': now.getTime(), ':me': owner },
        },
        { attribute: 'owner', value: owner },
      );
      return outcome === 'written';
    },
    async release(what, owner) {
      await table.update(leaseKey(what), {
        expression: 'SET #until = :past',
        names: { '#until': 'until', '#owner': 'owner' },
        values: { ':past': 0, ':me': owner },
        condition: '#owner = :me',
      });
    },
  };
}

/** The registry could not be asked when it was recorded; a later run brings the facts. */
const incomplete = (paper: Paper): boolean => paper.remarks.includes('metadata-unreachable');

function mergePicks(stored: Paper, paper: Paper): Paper['picks'] {
  const known = new Set(stored.picks.map((pick) => pick.source));
  return [...stored.picks, ...paper.picks.filter((pick) => !known.has(pick.source))];
}
