/** A week's papers from every configured source: each work once, with its true metadata, ranked and cut to the edition's size. */

import type { Candidate } from '../papers/identity/candidate.ts';
import { joinSameWorks } from '../papers/identity/same-work.ts';
import { toPaper } from '../papers/identity/to-paper.ts';
import { joinById, type Work, workOf } from '../papers/identity/work.ts';
import type { Paper, Week } from '../papers/paper.ts';
import { type Preferences, type Ranked, type Ranking, rankPapers } from '../papers/ranking/ranking.ts';
import { daysSinceNewestWeek, defaultZoneOffsetMinutes, newestCompleteWeek } from '../papers/time/week.ts';
import { inTime } from '../platform/in-time.ts';
import { type Collected, type Source, SourceError } from './source.ts';
import { type Web, WebRefusedError } from './web.ts';
import { eachWork, METADATA_UNREACHABLE, type PageFacts, withArxivFacts, withOwnFacts } from './work-facts.ts';

export interface CollectWeekOptions {
  readonly sources: readonly Source[];
  /** Without it, the newest complete week that any source holds. */
  readonly week?: Week | undefined;
  readonly web: Web;
  readonly pageFacts: PageFacts;
  readonly now: () => Date;
  /** Minutes east of UTC in which weeks begin and end; default UTC+9. */
  readonly zoneOffsetMinutes?: number;
  /** Papers at most; default all. */
  readonly size?: number | undefined;
  /** What the editors look for; decides the order of what no one chose by hand. */
  readonly preferences?: Preferences;
  /**
   * What becomes of arXiv papers while arXiv can't be asked. `postpone` (default) leaves them to the next run, so that
   * nothing is stored without its true metadata; `accept` lets them through under the list's own words.
   */
  readonly withoutMetadata?: 'postpone' | 'accept';
  /** Milliseconds that one source may take for one question; default 100 s. */
  readonly deadlineMs?: number;
}

export interface CollectedWeek {
  readonly week: Week;
  readonly papers: readonly Paper[];
  /** Every candidate with its score and reason, best first, also those beyond the edition's size; for a dry run. */
  readonly ranking: readonly Ranked[];
  /** What was odd about the sources, for the receipt; what was odd about one paper stands in its own remarks. */
  readonly remarks: readonly string[];
  /** Sources that refused, each with its reason; what they hold of the week is missing. */
  readonly unreached?: readonly string[];
  /** Some source or registry could not be asked: a later run may find more, and what it finds again stays the same. */
  readonly partial: boolean;
  /** How long a host asked not to be asked again. */
  readonly retryAfterSeconds?: number;
  /** Papers that wait for their metadata; a later run brings them. */
  readonly postponed: number;
  /** Days between the end of the newest week that the slowest curated list holds and now: the watchdog's figure. */
  readonly daysSinceNewestWeek: number;
}

const isRefusal = (error: unknown): error is WebRefusedError | SourceError =>
  error instanceof WebRefusedError || error instanceof SourceError;

const waitOf = (error: WebRefusedError | SourceError): number =>
  error instanceof WebRefusedError ? (error.retryAfterSeconds ?? 0) : 0;

interface Refused {
  readonly source: Source;
  readonly error: WebRefusedError | SourceError;
}

/** Our own deadline was over: whatever the source would have answered, nobody waits for it any longer. */
class LateError extends WebRefusedError {
  constructor() {
    super('timeout', 'it did not answer in time', { retryable: true });
  }
}

interface Asked<T> {
  readonly answers: readonly T[];
  readonly refused: readonly Refused[];
}

/** A source has so long for one question; a run asks two, and has minutes left for the papers themselves. */
const DEADLINE_MS = 100_000;

/**
 * Asks every source the same: one that refuses or hangs keeps none of the others from being asked. All at once, but those
 * that share one host's pace in turn, so that none waits for its turn on its own time; where one of them is late, so are
 * the ones behind it.
 */
async function askEach<T>(
  { sources, deadlineMs = DEADLINE_MS }: CollectWeekOptions,
  question: (source: Source) => Promise<T>,
): Promise<Asked<T>> {
  const askInTurn = async (sharing: readonly Source[]) => {
    const asked: (readonly [Source, PromiseSettledResult<T>])[] = [];
    let late: LateError | undefined;
    for (const source of sharing) {
      const answer = late ? Promise.reject(late) : inTime(question(source), deadlineMs, () => new LateError());
      const [settled] = await Promise.allSettled([answer]);
      asked.push([source, settled]);
      if (settled.status === 'rejected' && settled.reason instanceof LateError) late = settled.reason;
    }
    return asked;
  };
  const lanes = [...Map.groupBy(sources, ({ pace, key }) => pace ?? key).values()];
  const settled = new Map((await Promise.all(lanes.map(askInTurn))).flat());
  const answers: T[] = [];
  const refused: Refused[] = [];
  for (const source of sources) {
    const answer = settled.get(source)!;
    if (answer.status === 'fulfilled') answers.push(answer.value);
    else if (isRefusal(answer.reason)) refused.push({ source, error: answer.reason });
    else throw answer.reason;
  }
  return { answers, refused };
}

const remarksOf = (refused: readonly Refused[]): string[] =>
  refused.map(({ source, error }) => `${source.key}: ${error.message}`);

/** @throws SourceError that names every source when all have refused */
function orNone<T>(asked: Asked<T>): Asked<T> {
  const { answers, refused } = asked;
  if (answers.length > 0 || refused.length === 0) return asked;
  throw new SourceError('unreachable', remarksOf(refused).join('; '), {
    retryable: refused.some(({ error }) => error.retryable),
    cause: refused[0]?.error,
  });
}

interface Newest {
  readonly week: Week;
  readonly days: number;
  readonly refused: readonly Refused[];
}

/** The week to collect; where it is given, a source that refuses to tell its newest week does not matter. */
async function chosenWeek(options: CollectWeekOptions, zone: number): Promise<Newest> {
  const now = options.now();
  const asked = await askEach(options, async (source) => ({ source, newest: await source.newestWeek() }));
  const { answers, refused } = options.week === undefined ? orNone(asked) : asked;
  const held = answers.flatMap(({ source, newest }) => (newest ? [{ source, newest }] : []));
  const newest = held.map((answer) => answer.newest).sort();
  const curated = held.filter(({ source }) => source.curated);
  const days = (curated.length > 0 ? curated : held).map((answer) => daysSinceNewestWeek(answer.newest, now, zone));
  const week = options.week ?? newest.at(-1) ?? newestCompleteWeek(now, zone);
  return { week, days: Math.max(0, ...days), refused };
}

/** What every source holds of the week; one that was waited for in vain a moment ago is not waited for again. */
async function askedFor(week: Week, { refused }: Newest, options: CollectWeekOptions): Promise<Asked<Collected>> {
  const late = new Map(refused.map(({ source, error }) => [source, error]));
  return orNone(
    await askEach(options, async (source) => {
      const error = late.get(source);
      if (error instanceof LateError) throw error;
      return source.collect(week);
    }),
  );
}

const isWaiting = (work: Work): boolean => work.remarks.includes(METADATA_UNREACHABLE);

/** arXiv's facts for all works or, where arXiv can't be asked, the works as they are with a remark and the refusal. */
async function arxivFacts(
  web: Web,
  works: readonly Work[],
): Promise<{ works: Work[]; refusal?: WebRefusedError | SourceError }> {
  try {
    return { works: await withArxivFacts(web, works) };
  } catch (error) {
    if (!isRefusal(error)) throw error;
    const marked = works.map((work) =>
      work.identity?.scheme === 'arxiv' && !work.complete
        ? { ...work, remarks: [...work.remarks, METADATA_UNREACHABLE] }
        : work,
    );
    return { works: marked, refusal: error };
  }
}

/** Works beyond the edition's size that are looked into as well, for the case that two turn out to be one. */
const spare = 3;

function rankWorks(works: readonly Work[], week: Week, options: CollectWeekOptions, zone: number): Ranking {
  const curated = new Set(options.sources.filter((source) => source.curated).map((source) => source.key));
  const papers = works.map((work) => toPaper(work, week, options.now(), zone));
  return rankPapers(papers, options.preferences ?? {}, (key) => curated.has(key));
}

/**
 * Collects one week. The same sources with the same answers give the same papers in the same order, so a second run of it
 * changes nothing.
 * @throws SourceError only when no source at all could be asked
 */
export async function collectWeek(options: CollectWeekOptions): Promise<CollectedWeek> {
  const { web, pageFacts } = options;
  const zone = options.zoneOffsetMinutes ?? defaultZoneOffsetMinutes;
  const held = await chosenWeek(options, zone);
  const { week } = held;
  const asked = await askedFor(week, held, options);
  const candidates: Candidate[] = asked.answers.flatMap((answer) => answer.candidates);
  const byId = joinById(candidates.map((candidate) => workOf(candidate, week)));
  const { works: asFound, refusal } = await arxivFacts(web, byId);
  const ready = options.withoutMetadata === 'accept' ? asFound : asFound.filter((work) => !isWaiting(work));
  const works = joinSameWorks(ready);
  const ranking = rankWorks(works, week, options, zone);
  const places = new Map(ranking.ranked.map((ranked, place) => [ranked.paper.id, place]));
  const inPlace = works
    .filter((work) => places.has(work.id))
    .sort((a, b) => (places.get(a.id) ?? 0) - (places.get(b.id) ?? 0));
  const chosen = inPlace.slice(0, options.size === undefined ? undefined : options.size + spare);
  const complete = joinSameWorks(await eachWork(chosen, (work) => withOwnFacts(web, pageFacts, work)));
  const papers = complete.slice(0, options.size).map((work): Paper => {
    const reason = ranking.ranked[places.get(work.id) ?? -1]?.reason;
    return { ...toPaper(work, week, options.now(), zone), ...(reason ? { reason } : {}) };
  });
  const refusals = [...asked.refused.map(({ error }) => error), ...(refusal ? [refusal] : [])];
  const wait = Math.max(0, ...refusals.map(waitOf));
  const refusedNow = remarksOf(asked.refused);
  const remarks = [...remarksOf(held.refused), ...refusedNow, ...asked.answers.flatMap((answer) => answer.remarks)];
  if (refusal) remarks.push(`arXiv: ${refusal.message}`);
  const unread = refusal ? [] : asFound.filter(isWaiting);
  const postponed = asFound.length - ready.length;
  const unreached = [...refusedNow, ...(refusal && postponed > 0 ? [`arXiv: ${refusal.message}`] : [])];
  for (const { identity } of unread) remarks.push(`arXiv: the record of ${identity?.name} came cut`);
  for (const { paper, reason } of ranking.leftOut) remarks.push(`left out: ${paper.title}: ${reason.en}`);
  return {
    week,
    papers,
    ranking: [...ranking.ranked, ...ranking.leftOut],
    remarks: [...new Set(remarks)],
    partial: refusals.length > 0 || unread.length > 0,
    postponed,
    ...(unreached.length > 0 && { unreached }),
    ...(wait > 0 ? { retryAfterSeconds: wait } : {}),
    daysSinceNewestWeek: held.days,
  };
}
