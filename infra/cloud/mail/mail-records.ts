/**
 * The DNS records that let other mail servers believe our sender: DKIM, the MAIL FROM domain, DMARC. Written where the
 * zone is on Route 53 and the settings say so; printed as outputs everywhere else.
 */
import { Aws, Duration } from 'aws-cdk-lib';
import { CnameRecord, HostedZone, type IHostedZone, MxRecord, TxtRecord } from 'aws-cdk-lib/aws-route53';
import type { EmailIdentity } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../../settings.ts';

export interface MailRecordsProps {
  readonly settings: Settings;
  readonly domain: string;
  readonly mailFrom: string;
  readonly identity: EmailIdentity;
}

export interface DnsRecord {
  readonly type: 'CNAME' | 'MX' | 'TXT';
  readonly name: string;
  readonly value: string;
}

const TTL = Duration.hours(1);

export class MailRecords extends Construct {
  readonly records: readonly DnsRecord[];
  /** True when Route 53 got them; else a person has to write them. */
  readonly written: boolean;

  constructor(scope: Construct, id: string, { settings, domain, mailFrom, identity }: MailRecordsProps) {
    super(scope, id);
    const { hostedZone } = settings.sender;
    const dmarc = settings.sender.dmarc ?? unaskedPolicy(domain, hostedZone?.name);
    this.records = [
      ...identity.dkimRecords.map(({ name, value }) => ({ type: 'CNAME', name, value }) as const),
      { type: 'MX', name: mailFrom, value: `10 feedback-smtp.${Aws.REGION}.amazonses.com` },
      { type: 'TXT', name: mailFrom, value: 'v=spf1 include:amazonses.com ~all' },
      ...(dmarc === 'keep' ? [] : [dmarcRecord(domain, dmarc, settings.operator)]),
    ];
    this.written = hostedZone !== undefined;
    if (hostedZone) {
      const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
        hostedZoneId: hostedZone.id,
        zoneName: hostedZone.name,
      });
      for (const [i, record] of this.records.entries()) this.#write(zone, `Record${i + 1}`, record);
    }
  }

  #write(zone: IHostedZone, id: string, { type, name, value }: DnsRecord): void {
    // A name that ends in a dot is taken as it is; DKIM's names are only known to CloudFormation.
    const at = { zone, recordName: `${name}.`, ttl: TTL };
    if (type === 'CNAME') new CnameRecord(this, id, { ...at, domainName: value });
    if (type === 'TXT') new TxtRecord(this, id, { ...at, values: [value] });
    if (type === 'MX') {
      const [priority, hostName = ''] = value.split(' ');
      new MxRecord(this, id, { ...at, values: [{ priority: Number(priority), hostName }] });
    }
  }
}

/**
 * Where nobody asked: a subdomain of the zone is taken for ours alone; at the zone's own name, or where no zone is known,
 * other mail may go out under the same domain, and a record of ours would judge it.
 */
export const unaskedPolicy = (domain: string, zone: string | undefined): 'quarantine' | 'keep' =>
  zone !== undefined && domain !== zone ? 'quarantine' : 'keep';

/**
 * Tells receivers what to do with mail that claims to be ours and is not (RFC 7489; Gmail and Yahoo ask for one).
 * Relaxed alignment, since MAIL FROM is a subdomain.
 */
function dmarcRecord(domain: string, policy: string, reportsTo: string | undefined): DnsRecord {
  const reports = reportsTo ? `; rua=mailto:${reportsTo}` : '';
  return { type: 'TXT', name: `_dmarc.${domain}`, value: `v=DMARC1; p=${policy}; adkim=r; aspf=r${reports}` };
}
