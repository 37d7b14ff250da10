/** The figures that handlers count (`shared/platform/metrics.ts`), as CloudWatch metrics for alarms and the dashboard. */
import { Aws, type Duration } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { METRICS, NAMESPACE } from '../../../shared/platform/metrics.ts';

/**
 * The one dimension of every figure: the embedded metric format adds the service's name by itself. All functions of a
 * stack share it, so that a figure is one metric whoever counted it, and two stacks in an account stay apart.
 */
export const SERVICE = { variable: 'POWERTOOLS_SERVICE_NAME', value: Aws.STACK_NAME } as const;

/** A figure over a period, whichever function counted it. */
export function counted(
  figure: keyof typeof METRICS,
  period: Duration,
  statistic: 'Sum' | 'Maximum' | 'Minimum' = 'Sum',
): Metric {
  return new Metric({
    namespace: NAMESPACE,
    metricName: METRICS[figure],
    dimensionsMap: { service: SERVICE.value },
    statistic,
    period,
  });
}
