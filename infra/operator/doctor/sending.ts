/** What SES lets the account send, and what it knows of the sender. */
import {
  GetAccountCommand,
  GetEmailIdentityCommand,
  type GetEmailIdentityResponse,
  NotFoundException,
  SESv2Client,
} from '@aws-sdk/client-sesv2';
import type { Settings } from '../../settings.ts';
import type { ClientOptions } from './account.ts';
import { type Finding, fail, ok, refusal, warn } from './finding.ts';

const SANDBOX =
  'ask for production access in the SES console (Account dashboard); where it is refused for good, the site and its feed work without mail';

/** The account's own state: sandbox, pause, quota, suppression. */
export async function sendingAccount(options: ClientOptions): Promise<readonly Finding[]> {
  const client = new SESv2Client(options);
  try {
    const account = await client.send(new GetAccountCommand({}));
    const { SendQuota, EnforcementStatus = 'HEALTHY', SuppressionAttributes } = account;
    const [day, rate] = [SendQuota?.Max24HourSend ?? 0, SendQuota?.MaxSendRate ?? 0];
    const left = day < 0 ? Number.POSITIVE_INFINITY : day - (SendQuota?.SentLast24Hours ?? 0);
    const quota = day < 0 ? `no limit a day, ${rate} a second` : `${day} a day, ${rate} a second`;
    const reasons = SuppressionAttributes?.SuppressedReasons ?? [];
    return [
      account.SendingEnabled === false || EnforcementStatus === 'SHUTDOWN'
        ? fail('sending', `SES has paused the account (${EnforcementStatus})`, 'answer the case that SES opened')
        : EnforcementStatus === 'PROBATION'
          ? warn('sending', 'SES has put the account on probation', 'answer the case that SES opened, before it pauses')
          : ok('sending', 'SES takes mail'),
      account.ProductionAccessEnabled
        ? ok('sandbox', 'left')
        : warn('sandbox', 'only verified addresses get mail, 200 a day', SANDBOX),
      left < 1
        ? fail('mails', `${quota}, and none is left today`, 'wait a day, or ask for more in Service Quotas (SES)')
        : ok('mails', `${quota}: ${rate > 0 ? `1,000 readers take ${minutes(1000 / rate)}` : 'no rate told'}`),
      reasons.length === 2
        ? ok('suppression', 'bounces and complaints are kept for the account too')
        : ok('suppression', 'the stack’s own configuration set keeps bounces and complaints'),
    ];
  } catch (error) {
    return [refusal('sending', error, 'ses:GetAccount')];
  } finally {
    client.destroy();
  }
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} minutes`;

export interface KnownIdentity {
  readonly finding: Finding;
  /** The names under which DKIM's CNAME records are looked for. */
  readonly dkimTokens: readonly string[];
}

/** @param deployed the stack is there, and with it an identity of its own unless the settings adopt one */
export async function identity(
  { address, verify, existing }: Settings['sender'],
  deployed: boolean,
  options: ClientOptions,
): Promise<KnownIdentity> {
  const name = verify === 'domain' ? address.split('@')[1]! : address;
  const client = new SESv2Client(options);
  try {
    const known = await client.send(new GetEmailIdentityCommand({ EmailIdentity: name }));
    return {
      finding: !deployed && !existing ? takenAlready(name) : judge(name, verify, known),
      dkimTokens: verify === 'domain' ? (known.DkimAttributes?.Tokens ?? []) : [],
    };
  } catch (error) {
    if (!(error instanceof NotFoundException))
      return { finding: refusal('identity', error, 'ses:GetEmailIdentity'), dkimTokens: [] };
    const missing = existing
      ? fail(
          'identity',
          `sender.existing is set, and SES knows no ${name} here`,
          'take sender.existing out of the settings',
        )
      : deployed
        ? fail('identity', `SES knows no ${name}, though the stack is there`, 'npx cdk deploy')
        : ok('identity', `SES does not know ${name} yet: the deployment makes it`);
    return { finding: missing, dkimTokens: [] };
  } finally {
    client.destroy();
  }
}

const takenAlready = (name: string): Finding =>
  fail(
    'identity',
    `SES knows ${name} already, and a deployment that makes it would fail`,
    'set sender.existing to true (npm run configure), or remove the identity if nobody uses it',
  );

function judge(name: string, verify: Settings['sender']['verify'], known: GetEmailIdentityResponse): Finding {
  const { Status = 'NOT_STARTED', SigningEnabled } = known.DkimAttributes ?? {};
  if (!known.VerifiedForSendingStatus)
    return fail(
      'identity',
      `${name} is not verified (${known.VerificationStatus ?? Status})`,
      verify === 'domain'
        ? 'write the DNS records that the outputs of the stack name; SES looks for them for three days'
        : 'open the mail that AWS sent there and follow its link',
    );
  if (verify === 'domain' && (Status !== 'SUCCESS' || SigningEnabled === false))
    return warn(
      'identity',
      `${name} is verified, its mail is not signed (DKIM ${Status})`,
      'write the three CNAME records',
    );
  return ok('identity', `${name} is verified${verify === 'domain' ? ' and signs' : ''}`);
}
