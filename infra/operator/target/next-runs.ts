/** When a stack's schedules fire next, read from its own template. */
import { parseSchedule } from '../../local/clock/schedule-expression.ts';

export interface NextRun {
  /** Name in `functions/`. */
  readonly function: string;
  readonly at: Date;
}

/** What is read of a template, ours or one that CloudFormation keeps. */
export interface ScheduledTemplate {
  readonly Resources: Readonly<
    Record<string, { readonly Type: string; readonly Properties?: object; readonly Metadata?: object }>
  >;
}

interface ScheduleProperties {
  readonly ScheduleExpression?: string;
  readonly ScheduleExpressionTimezone?: string;
  readonly State?: string;
  readonly Target?: { readonly Arn?: { readonly 'Fn::GetAtt'?: readonly string[] } };
}

/** Name in `functions/` of a function of ours; undefined for one that CDK adds. */
export function functionName(template: ScheduledTemplate, logicalId: string): string | undefined {
  const { handler } = (template.Resources[logicalId]?.Metadata ?? {}) as { handler?: string };
  return handler && /([^/]+)\.lambda\.ts$/.exec(handler)?.[1];
}

/** Soonest first, without those of a rate: it counts from when the schedule was made, which no template tells. @throws ScheduleExpressionError */
export function nextRunsOf(template: ScheduledTemplate, now: Date): NextRun[] {
  return Object.values(template.Resources)
    .filter(({ Type }) => Type === 'AWS::Scheduler::Schedule')
    .flatMap(({ Properties = {} }) => {
      const {
        ScheduleExpression = '',
        ScheduleExpressionTimezone = 'UTC',
        State,
        Target,
      } = Properties as ScheduleProperties;
      const name = functionName(template, Target?.Arn?.['Fn::GetAtt']?.[0] ?? '');
      if (!name || State === 'DISABLED' || ScheduleExpression.startsWith('rate(')) return [];
      const at = parseSchedule(ScheduleExpression, ScheduleExpressionTimezone, now).next(now);
      return at ? [{ function: name, at }] : [];
    })
    .sort((a, b) => a.at.getTime() - b.at.getTime());
}
