/**
 * `npm run evaluate -- truth --data FILE --papers DIR [--verdicts FILE]`: how many lies are caught and how many true statements
 * refused, by the checks alone and with what a second reader said of them.
 */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { PaperDocument } from '../../shared/documents/document.ts';
import { checkDraft } from '../../shared/summaries/check/check-draft.ts';
import { indexSource, type SourceIndex } from '../../shared/summaries/quote/source-index.ts';
import { UsageError } from '../exit.ts';
import { bareDocument, barePaper } from './bare-paper.ts';
import { type BroughtIn, broughtIn } from './brought-in.ts';

/** One line of the data: a `sentence` whose quotes carry all of it, or a `text` of several whose quotes are a sample. */
const Statement = v.object({
  id: v.string(),
  paper: v.pipe(v.string(), v.regex(/^[\w.-]+$/)),
  language: v.picklist(['ja', 'en']),
  question: v.nullish(v.string()),
  sentence: v.optional(v.string()),
  text: v.optional(v.string()),
  quotes: v.array(v.string()),
  label: v.picklist(['true', 'lie']),
  kind: v.nullish(v.string()),
  /** Of a lie: words of the true sentence, and what stands in their place. */
  change: v.nullish(v.object({ from: v.string(), to: v.string() })),
});
type Statement = v.InferOutput<typeof Statement>;
const Verdict = v.object({ id: v.string(), verdict: v.string() });

interface Tally {
  lies: number;
  liesCaught: number;
  truths: number;
  truthsRefused: number;
}

export interface TruthEvaluation extends Readonly<Tally> {
  /** For each kind of lie, how many were caught, and of how many. */
  readonly byKind: Readonly<Record<string, readonly [caught: number, of: number]>>;
  /** For what a lie's change brings in, how many were caught, and of how many; of lies whose change is known. */
  readonly byChange: Readonly<Record<BroughtIn, readonly [caught: number, of: number]>>;
  /** For each check, lies and truths that it objects to. */
  readonly byCheck: Readonly<Record<string, readonly [lies: number, truths: number]>>;
  /** Over the statements with a recorded verdict: refused where a check objects or the reader does not say `supported`. */
  readonly withReader?: Readonly<Tally>;
}

interface Options {
  readonly data: string;
  /** Folder with `<paper>.txt`: the title, then paragraphs and `## ` headings between blank lines. */
  readonly papers: string;
  readonly verdicts?: string;
  /** Each true statement that is refused goes here, with the reasons. */
  readonly print?: (text: string) => void;
}

/** @throws UsageError when a file can't be read as what it should be */
export async function evaluateTruth({ data, papers, verdicts, print = () => {} }: Options): Promise<TruthEvaluation> {
  const statements = await linesOf(data, Statement);
  const said = verdicts === undefined ? undefined : await linesOf(verdicts, Verdict);
  const verdictOf = new Map(said?.map(({ id, verdict }) => [id, verdict]));
  const byCode: Tally = { lies: 0, liesCaught: 0, truths: 0, truthsRefused: 0 };
  const withReader: Tally = { ...byCode };
  const byKind: Record<string, [number, number]> = {};
  const byChange: Record<BroughtIn, [number, number]> = { absent: [0, 0], swapped: [0, 0], words: [0, 0] };
  const byCheck: Record<string, [number, number]> = {};
  const indexes = new Map<string, SourceIndex>();
  for (const statement of statements) {
    const { id, paper, label, kind, change, quotes } = statement;
    const index = indexes.get(paper) ?? (await indexOf(join(papers, `${paper}.txt`)));
    indexes.set(paper, index);
    const objections = judge(statement, index);
    const refused = objections.size > 0;
    count(byCode, label, refused);
    if (verdictOf.has(id)) count(withReader, label, refused || verdictOf.get(id) !== 'supported');
    for (const check of objections.keys()) add(byCheck, check, label === 'lie', label === 'true');
    if (label === 'lie' && change) add(byChange, broughtIn(change, quotes), refused, true);
    if (label === 'lie') add(byKind, kind ?? 'unnamed', refused, true);
    else if (refused) print(`refused ${id}: ${[...objections.values()].join('; ')}\n`);
  }
  return { ...byCode, byKind, byChange, byCheck, ...(said && { withReader }) };
}

function add(counts: Record<string, [number, number]>, name: string, first: boolean, second: boolean): void {
  const [one, other] = counts[name] ?? [0, 0];
  counts[name] = [one + Number(first), other + Number(second)];
}

function count(tally: Tally, label: Statement['label'], refused: boolean): void {
  if (label === 'lie') tally.lies++;
  else tally.truths++;
  if (refused && label === 'lie') tally.liesCaught++;
  else if (refused) tally.truthsRefused++;
}

/** Checks that hold a sentence to its own quotes; of a text, whose quotes are a sample, it is asked that the paper holds it. */
const OF_ITS_QUOTES = /-not-quoted$/;

/** Checks of where an edition sends its readers: what they refuse may be true. */
const OF_WHERE_READERS_GO: ReadonlySet<string> = new Set(['foreign-link', 'call-to-action']);

/** The checks that object to the statement as a sentence of an answer, with their reasons. */
function judge({ sentence, text, question, quotes, language }: Statement, index: SourceIndex): Map<string, string> {
  const answer = [{ quotes, sentence: sentence ?? text ?? '' }];
  const draft = { headline: [], overview: [], qa: [{ question: question ?? '', answer }] };
  const { objections } = checkDraft(draft, index, language, false);
  const own = objections.filter(
    ({ where, check }) =>
      where === 'qa[0].answer[0]' &&
      !OF_WHERE_READERS_GO.has(check) &&
      (sentence !== undefined || !OF_ITS_QUOTES.test(check)),
  );
  return new Map(own.map(({ check, reason }) => [check, reason]));
}

async function linesOf<T>(file: string, schema: v.GenericSchema<unknown, T>): Promise<T[]> {
  const lines = (await textOf(file)).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, at) => {
    const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), schema), line);
    if (parsed.success) return parsed.output;
    throw new UsageError(`${file}, line ${at + 1}: ${v.summarize(parsed.issues).slice(0, 200)}`);
  });
}

const textOf = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} can't be read`);
  });

async function indexOf(file: string): Promise<SourceIndex> {
  const [title = '', ...paragraphs] = (await textOf(file)).split(/\n\s*\n/);
  const blocks: PaperDocument['blocks'] = paragraphs.map((text) => ({
    kind: text.startsWith('## ') ? 'heading' : 'paragraph',
    text: text.replace(/^## /, ''),
    place: { kind: 'section', heading: '' },
  }));
  return indexSource(barePaper({ title: title.trim() }), bareDocument('pdf', blocks));
}
