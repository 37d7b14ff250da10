/** `npm run status`: is this week fine, and if not, where to look. */

import { defaultZoneOffsetMinutes, weekOf } from '../../shared/papers/time/week.ts';
import type { LastProbe } from '../../shared/summaries/write/models/probe-store.ts';
import { EXIT } from '../exit.ts';
import { findingLines, findingsOf, hasFault, isAllWell, minute } from '../operator/status/findings.ts';
import { POST_WORDS } from '../operator/status/post-words.ts';
import { statusOfWeek, type WeekStatus } from '../operator/status/status-of-week.ts';
import type { Target } from '../operator/target/target.ts';
import { openTarget, type TargetOptions, withTargetOptions } from './command/open-target.ts';
import { verb, week } from './command/program.ts';
import { closing } from './command/stopping.ts';

interface StatusOptions extends TargetOptions {
  readonly week?: string;
  readonly json?: boolean;
}

export function statusCommand() {
  return withTargetOptions(
    verb('status', 'A week at a glance: papers, edition, mails, dead letters, spend, next runs, alarms.'),
  )
    .option('--week <week>', 'ISO week (default: the newest edition, else the running week)', week)
    .option('--json', 'end with one line of JSON')
    .action(async (options: StatusOptions) => {
      await closing(await openTarget(options), async (target) => {
        const status = await statusOfWeek(target, options.week ?? (await newestWeek(target)));
        const stream = options.json ? process.stderr : process.stdout;
        stream.write(`${statusLines(status, target.name).join('\n')}\n`);
        const findings = findingsOf(status);
        if (options.json)
          process.stdout.write(`${JSON.stringify({ ...status, allWell: isAllWell(findings), findings })}\n`);
        if (hasFault(findings)) process.exitCode = EXIT.failed;
      });
    });
}

/** The week of the newest edition, else the running one. */
export async function newestWeek(target: Target): Promise<string> {
  const [newest] = await target.editions.list();
  return newest?.week ?? weekOf(new Date(), defaultZoneOffsetMinutes);
}

export function statusLines(status: WeekStatus, name: string): string[] {
  const editions = status.languages.map(
    ({ language, frozenAt, papers }) => `${language} (${papers} papers, frozen ${minute(frozenAt)})`,
  );
  return [
    `${status.week} on ${name}`,
    `papers   found ${status.found} · read ${status.read} · summarised ${status.summarised} · degraded ${status.degraded} · dropped ${status.dropped}${status.awaiting > 0 ? ` · waiting for a batch ${status.awaiting}` : ''}`,
    `edition  ${editions.join(', ') || 'not published'}`,
    `mails    ${status.candidates} readers = sent ${status.sent} + rejected ${status.rejected} + skipped ${status.skipped} + unknown ${status.unknown}${status.open > 0 ? ` (${status.open} open)` : ''}`,
    ...(status.posts.length > 0
      ? [`channels ${status.posts.map(({ channel, state }) => `${channel} ${POST_WORDS[state]}`).join(' · ')}`]
      : []),
    ...status.remarks.map((remark) => `sources  ${remark}`),
    `spend    $${status.spend.toFixed(4)}`,
    `next     ${status.next.map((run) => `${run.function} ${minute(run.at)}`).join(' · ') || 'no schedule is running; npm start keeps them'}`,
    ...(status.models ? [modelsLine(status.models)] : []),
    ...(status.alarms ? [`alarms   ${status.alarms.map((alarm) => alarm.name).join(', ') || 'none is on'}`] : []),
    ...findingLines(findingsOf(status)),
  ];
}

const modelsLine = ({ at, probed }: LastProbe): string =>
  `models   ${probed.map(({ modelId, state }) => `${modelId} ${state === 'fail' ? 'fails' : 'answers'}`).join(' · ') || 'none is asked'} (asked ${minute(at)})`;
