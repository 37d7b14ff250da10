/** What SES grants the account: mails a second and a day, and whether it sends at all. */
import { GetAccountCommand, type SESv2Client } from '@aws-sdk/client-sesv2';

export interface Grant {
  /** Mails a second, at least 1. */
  readonly perSecond: number;
  /** Mails left of the last 24 hours' quota. */
  readonly leftToday: number;
  readonly sending: boolean;
}

export interface Allowance {
  /** Asks SES at most once a minute. Throws what the SDK throws; without a grant nothing is sent. */
  ask(): Promise<Grant>;
  /** Mails that this worker has sent, which SES may not count yet. */
  spend(mails: number): void;
}

/** SES raises grants rarely, and the quota of a day is watched by SES itself; a minute is fresh enough. */
const FRESH_MS = 60_000;

export function createAllowance(client: SESv2Client, now: () => number): Allowance {
  let known: { grant: Grant; at: number } | undefined;
  async function ask(): Promise<Grant> {
    if (known && now() - known.at < FRESH_MS) return known.grant;
    const { SendQuota: quota, SendingEnabled, EnforcementStatus } = await client.send(new GetAccountCommand({}));
    const most = quota?.Max24HourSend ?? 200;
    const grant: Grant = {
      perSecond: Math.max(1, Math.floor(quota?.MaxSendRate ?? 1)),
      // -1 is "no limit" (SES v2 API, SendQuota).
      leftToday: most < 0 ? Number.POSITIVE_INFINITY : Math.max(0, most - (quota?.SentLast24Hours ?? 0)),
      sending: SendingEnabled !== false && EnforcementStatus !== 'SHUTDOWN',
    };
    known = { grant, at: now() };
    return grant;
  }
  return {
    ask,
    spend(mails) {
      if (known) known.grant = { ...known.grant, leftToday: Math.max(0, known.grant.leftToday - mails) };
    },
  };
}
