/** Which alarms of a stack are on right now. */
import { type CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';

export interface AlarmOn {
  readonly name: string;
  /** What readers feel, and the section of the runbook. */
  readonly effect: string;
}

/** Names in one question at most (CloudWatch API, "DescribeAlarms"). */
const MOST_NAMES = 100;

/** @param names physical names of the stack's alarms */
export async function alarmsOn(client: CloudWatchClient, names: readonly string[]): Promise<AlarmOn[]> {
  const on: AlarmOn[] = [];
  for (let i = 0; i < names.length; i += MOST_NAMES) {
    const AlarmNames = names.slice(i, i + MOST_NAMES);
    const { MetricAlarms = [] } = await client.send(
      new DescribeAlarmsCommand({ AlarmNames, StateValue: 'ALARM', MaxRecords: MOST_NAMES }),
    );
    for (const { AlarmName = '', AlarmDescription = '' } of MetricAlarms)
      on.push({ name: AlarmName, effect: AlarmDescription });
  }
  return on;
}
