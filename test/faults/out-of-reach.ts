/**
 * Rows of the list of faults that a test on one machine cannot show, or only in part, with the reason. Whatever can be
 * shown of them is named in `shown`.
 */
export interface OutOfReach {
  readonly id: string;
  readonly reason: string;
  /** What stands in for it. */
  readonly shown: string;
}

export const OUT_OF_REACH: readonly OutOfReach[] = [
  {
    id: 'S-02',
    reason: 'No transaction is used: the embedded table has none, and every write is one conditional write.',
    shown: 'S-01 and S-11: a failed condition is a no-op or recognised as our own.',
  },
  {
    id: 'S-03',
    reason: 'No request token is relied on, since DynamoDB forgets one after ten minutes.',
    shown: 'P-13: a message that comes again later finds the condition, not a token.',
  },
  {
    id: 'P-17',
    reason: 'A wall-clock hour that the spring change skips is not fired by EventBridge Scheduler itself.',
    shown: 'P-17: the settings refuse a slot that the clocks ever skip; the repeated autumn hour fires once.',
  },
  {
    id: 'P-26',
    reason: 'There is no public webhook, so no signature is ever checked: SES events reach us through a queue.',
    shown: 'A forged envelope in the queue is buried, and no address in it is opened.',
  },
  {
    id: 'P-28',
    reason: 'Missing data that counts as breaching is evaluated by CloudWatch.',
    shown: 'P-28: the alarms are read from the template; what the sweep tells them is tested hour by hour.',
  },
  {
    id: 'H-15',
    reason: 'The refusal of an unsigned or foreign invocation is given by IAM.',
    shown: 'No public route leads to anything but the pages of readers.',
  },
];
