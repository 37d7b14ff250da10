/** A week made on this machine: collected, then read and summarised, published and mailed, each step waited for. */
import { balance } from '../../shared/deliveries/ledger/balance.ts';
import type { Edition } from '../../shared/editions/edition.ts';
import type { PublishResult } from '../../shared/editions/publish-week.ts';
import type { Language } from '../../shared/language.ts';
import type { CollectResult } from '../../shared/sources/collect-run.ts';
import { FailedError } from '../exit.ts';
import { followWeek } from './follow-week.ts';
import { addLocalReader } from './local-reader.ts';
import type { Progress } from './progress.ts';
import type { Target } from './target/target.ts';

/** A collector that was killed holds its week for half a minute more; that is waited for, a living one is not. */
const LOOKS = 8;
const LOOK_EVERY_MS = 5_000;

export async function collectWeek(
  target: Target,
  asked: { readonly week?: string | undefined; readonly limit?: number | undefined },
  progress: Progress,
): Promise<CollectResult> {
  progress.stage('collect', 0, 0);
  for (let looks = 0; ; looks++) {
    const collected = await target.invoke<CollectResult>('collect', { ...asked, lastTry: true });
    if (collected.outcome !== 'already-running' || looks === LOOKS) return collected;
    progress.stage('collect', 0, 0, 'waits for a run that was cut off');
    await new Promise((done) => setTimeout(done, LOOK_EVERY_MS));
  }
}

export interface MadeWeek {
  readonly edition: Edition;
  /** False: it was frozen by an earlier run. */
  readonly anew: boolean;
  /** Sent by this run. */
  readonly mails: number;
}

/**
 * What comes after collecting.
 * @returns undefined for a week without papers
 * @throws FailedError when what is frozen can't be read, and when papers wait for a model that may not write
 */
export async function finishWeek(
  target: Target,
  week: string,
  language: Language,
  progress: Progress,
): Promise<MadeWeek | undefined> {
  await followWeek(target, week, [language], progress, target.drained('papers'));
  await addLocalReader(target, language);
  const books = async () => (await balance(target, { week, language })) ?? { candidates: 0, sent: 0, open: 0 };
  const { sent: before } = await books();
  progress.stage('publish', 0, 1);
  const published = await target.invoke<PublishResult>('publish', { week });
  progress.stage('publish', 1, 1);
  progress.end('publish');
  if (published.outcome === 'held')
    throw new FailedError(
      `${published.papers} papers wait and nothing is published: ${published.reason}; with that mended run the same command again`,
    );
  if (published.outcome !== 'published') return undefined;
  const edition = await target.editions.load(week, language);
  if (!edition)
    throw new FailedError(
      `the edition of ${week} can't be read; to freeze it anew: npm run rerun -- --week ${week} --from publish --force`,
    );
  const { candidates } = await books();
  progress.stage('deliver', 0, candidates);
  await target.drained('deliveries');
  // Closes the books of a delivery that is complete; in the cloud a schedule does.
  await target.invoke('sweep', {});
  const { sent, open } = await books();
  progress.stage('deliver', candidates - open, candidates, `${sent - before} sent`);
  progress.end('deliver');
  const anew = published.editions.some((each) => each.language === language && each.frozen === 'now');
  return { edition, anew, mails: sent - before };
}
