/** `npm run evaluate -- edition FILE [--source DIR]`: the audit of any digest beside the reference's figures. */
import { readFile } from 'node:fs/promises';
import { closePdfReader } from '../../shared/documents/pdf/read-pdf.ts';
import type { SourceIndex } from '../../shared/summaries/quote/source-index.ts';
import { UsageError } from '../exit.ts';
import { auditDigest } from './audit/audit.ts';
import { openSources } from './audit/audit-sources.ts';
import { auditFaults, auditTable } from './audit/audit-table.ts';
import type { AuditedDigest } from './audit/audited-digest.ts';
import { readDigest } from './audit/read-digest.ts';

interface Options {
  /** See `audit-sources.ts`. */
  readonly source?: string;
  /** Table and offending lines go here; default standard output. */
  readonly print?: (text: string) => void;
}

/**
 * @param file `digest.json` or the text form, ours or the reference's
 * @returns the figures, null for those that nothing was compared for, and whether every gate is met (the command then ends with
 * 0, else 1)
 * @throws UsageError when the file or the folder can't be read as what they should be
 */
export async function evaluateEdition(
  file: string,
  { source, print = (text) => process.stdout.write(text) }: Options = {},
) {
  const digest = await open(file);
  const audit = auditDigest(digest, source === undefined ? undefined : await sourcesOf(digest, source));
  print(`${auditTable(audit)}\n${auditFaults(audit)}`);
  const { figures, withQuote, withVerifiedQuote, unsupportedNumbers, withoutSource, gates } = audit;
  const gatesMissed = gates.filter(({ met }) => !met).map(({ name }) => name);
  return {
    passed: gatesMissed.length === 0,
    result: {
      answers: figures.answers,
      withVerifiedQuote: withVerifiedQuote ?? null,
      withQuote,
      unsupportedNumbers: unsupportedNumbers ?? null,
      nearDuplicates: figures.nearDuplicates,
      nonAnswers: figures.nonAnswers,
      restatements: figures.restatements,
      overviewCopies: figures.overviewCopies,
      sentences: audit.sentences,
      sentencesCarried: audit.sentencesCarried ?? null,
      flagged: figures.flagged,
      withoutSource: withoutSource.length,
      gatesMissed,
    },
  };
}

async function open(file: string): Promise<AuditedDigest> {
  const text = await readFile(file, 'utf8').catch(() => {
    throw new UsageError(`${file} can't be read`);
  });
  try {
    return readDigest(text);
  } catch (error) {
    throw new UsageError(`${file}: ${(error as Error).message}`);
  }
}

async function sourcesOf(digest: AuditedDigest, folder: string): Promise<(SourceIndex | undefined)[]> {
  const find = await openSources(folder);
  const sources: (SourceIndex | undefined)[] = [];
  try {
    // One after the other: PDFs are read by one child in any case.
    for (const paper of digest.papers) sources.push(await find(paper));
  } finally {
    await closePdfReader();
  }
  return sources;
}
