/** What readers reported, newest first, and whether a correction of that paper came after it. */
import { createReportStore, type Report } from '../../shared/editions/reports/report-store.ts';
import type { Target } from './target/target.ts';

export interface ReportedError extends Report {
  /** ISO instant. */
  readonly at: string;
  readonly corrected: boolean;
}

export async function reportedErrors(target: Pick<Target, 'table' | 'errata'>, most: number): Promise<ReportedError[]> {
  const reports = await createReportStore(target.table, Date.now, () => '').newest(most);
  const editions = new Map(reports.map(({ week, language }) => [`${week} ${language}`, { week, language }]));
  const errata = new Map(
    await Promise.all(
      [...editions].map(async ([name, { week, language }]) => [name, await target.errata.of(week, language)] as const),
    ),
  );
  return reports.map((report) => {
    const known = errata.get(`${report.week} ${report.language}`) ?? [];
    // A correction is dated by its day.
    const corrected = known.some(({ paperId, day }) => paperId === report.paper && day >= report.at.slice(0, 10));
    return { ...report, corrected };
  });
}
