/** What the desk under `npm start` shows and starts: the figures of `status`, the steps of `rerun`, the page of `preview`. */
import { createPunctuality } from '../../../shared/editions/punctuality.ts';
import type { Language } from '../../../shared/language.ts';
import { weekOf } from '../../../shared/papers/time/week.ts';
import { previewEdition, previewPage } from '../preview-edition.ts';
import { UNSEEN } from '../progress.ts';
import { publishCorrection } from '../publish-correction.ts';
import { reportedErrors } from '../reported-errors.ts';
import { rerunWeek } from '../rerun-week.ts';
import { otherWeeks } from '../status/other-weeks.ts';
import { statusOfWeek } from '../status/status-of-week.ts';
import type { LocalTarget } from '../target/local-target.ts';
import type { DeskProviders } from './desk.ts';
import type { DeskWeekLink } from './desk-weeks.ts';

/** The newest; `npm run errata` lists more. */
const REPORTS_SHOWN = 10;

/** @param language of the weeks that this run collects */
export function deskOf(target: LocalTarget, language: Language): DeskProviders {
  const { local } = target;
  return {
    async weeks() {
      const now = new Date();
      const { zoneOffsetMinutes, publishing } = await target.settings();
      const punctuality = createPunctuality(target.table, () => now.getTime());
      const { unpublished } = await otherWeeks(target, { zoneOffsetMinutes, publishing }, now);
      const published = [...new Set((await target.editions.list()).map((edition) => edition.week))];
      const links = [
        ...unpublished.map(({ week, held }): DeskWeekLink => ({ week, state: held ? 'held' : 'open' })),
        ...(await Promise.all(
          published.map(
            async (week): Promise<DeskWeekLink> => ({
              week,
              state: (await punctuality.isOut(week)) ? 'out' : 'frozen',
            }),
          ),
        )),
      ];
      const none: DeskWeekLink = { week: weekOf(now, zoneOffsetMinutes), state: 'none' };
      return (links.length > 0 ? links : [none]).sort((one, other) => (one.week < other.week ? 1 : -1));
    },
    status: (week) => statusOfWeek(target, week),
    queues: () => local.queues(),
    deadLetters: (queue) => local.deadLetters(queue),
    reports: () => reportedErrors(target, REPORTS_SHOWN),
    async correct({ week, ...correction }) {
      const { files } = await publishCorrection(target, week, correction);
      return `published, ${files} files written again`;
    },
    inbox: () => `${local.urls.inbox}/`,
    async rerun({ week, from, force, paper }) {
      const languages = (await statusOfWeek(target, week)).languages.map((each) => each.language);
      const {
        enqueued,
        unchanged,
        frozen,
        paper: told,
      } = await rerunWeek(
        target,
        { week, from, force, ...(paper && { paper }) },
        languages.length > 0 ? languages : [language],
        UNSEEN,
      );
      return [
        `${enqueued} enqueued, ${unchanged} unchanged`,
        ...(told ?? []),
        ...(frozen ? [`frozen anew: ${frozen.join(', ')}`] : []),
      ].join(', ');
    },
    redrive: (queue) => local.redrive(queue),
    async preview(week, wanted) {
      const edition = await previewEdition(target, week, wanted);
      return edition
        ? previewPage(target, edition)
        : '<!doctype html><html lang="en"><title>Preview</title><p>This week holds no paper yet.</p></html>';
    },
    now: () => new Date(),
  };
}
