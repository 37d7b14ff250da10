/** An operator's correction of one paper: recorded, and shown on the pages of the edition that it belongs to. */
import type { Language } from '../language.ts';
import type { PaperId, Week } from '../papers/paper.ts';
import type { Edition } from './edition.ts';
import type { EditionStore } from './edition-store.ts';
import type { ErrataStore } from './errata-store.ts';

export interface CorrectionServices {
  readonly editions: Pick<EditionStore, 'load'>;
  readonly errata: ErrataStore;
  readonly writeSite: (edition: Edition, what: 'pages') => Promise<readonly string[]>;
  readonly now: () => Date;
}

/** A paragraph that says what was wrong and what is right. */
export const LONGEST_NOTE = 1_000;

/** The edition or the paper in it does not exist. A retry cannot help. */
export class NothingToCorrectError extends Error {
  override name = 'NothingToCorrectError' as const;
  readonly retryable = false;
}

/**
 * Nobody is mailed; the next edition tells the note.
 * @returns the edition and the keys of its files that were written again
 * @throws NothingToCorrectError
 */
export async function correctEdition(
  services: CorrectionServices,
  correction: {
    readonly week: Week;
    readonly language: Language;
    readonly paper: PaperId;
    readonly note: string;
  },
): Promise<{ readonly edition: Edition; readonly files: readonly string[] }> {
  const { week, language, paper, note } = correction;
  const edition = await services.editions.load(week, language);
  if (!edition) throw new NothingToCorrectError(`there is no edition of ${week} in ${language} that can be read`);
  if (!edition.papers.some(({ id }) => id === paper))
    throw new NothingToCorrectError(`the edition of ${week} holds no paper ${paper}`);
  await services.errata.record({ week, language, paperId: paper, note, recordedAt: services.now().toISOString() });
  return { edition, files: await services.writeSite(edition, 'pages') };
}
