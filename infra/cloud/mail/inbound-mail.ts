/**
 * Subscribing and leaving by mail: SES receives for a domain, keeps each mail in the private bucket, and its key goes
 * on a queue. Optional: it needs a domain whose MX record may point to SES, in a Region where SES receives.
 */
import { Aws, CustomResource, Duration } from 'aws-cdk-lib';
import { Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { HostedZone, MxRecord } from 'aws-cdk-lib/aws-route53';
import { CfnReceiptRule, CfnReceiptRuleSet } from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../../settings.ts';
import type { Foundation } from '../foundation.ts';
import { Handler } from '../function/handler.ts';
import { WorkQueue } from '../function/work-queue.ts';
import type { Readers } from '../readers.ts';
import { PREFIXES } from '../site/files.ts';

export class InboundMail extends Construct {
  readonly queue: WorkQueue;

  constructor(scope: Construct, id: string, base: Foundation & { readonly readers: Readers }) {
    super(scope, id);
    const worker = new Handler(this, 'Receive', base, {
      name: 'inbound-mail',
      duty: 'Reads one received mail: subscribe, leave, or nothing for us',
      // 91 MB were measured; the largest mail that it reads takes a few times its size.
      memory: 512,
      // One mail from the bucket, a few writes, one notice.
      timeout: 30,
      whenFailing: 'People cannot subscribe or leave by mail; the links in the mails still work.',
    });
    this.queue = new WorkQueue(this, 'Queue', {
      alarms: base.alarms,
      worker,
      batchSize: 5,
      maxConcurrency: 2,
      variables: { queue: 'inboundMailQueue', deadLetters: 'inboundMailDeadLetters' },
      whenDead: 'Somebody asked by mail to subscribe or leave and was not heard.',
      whenOld: 'Requests by mail wait; leaving must be heeded within two days.',
      oldAfterMinutes: 240,
    });
    base.files.grantRead(worker, 'inbound');
    base.readers.grantConsent(worker);
    base.site.giveUrl(worker);
    this.#announce(base);
    if (base.settings.inboundMail) this.#receive(base, base.settings.inboundMail);
  }

  /** A mail in the bucket becomes a message. */
  #announce({ files }: Foundation): void {
    new Rule(this, 'Arrived', {
      description: 'A mail arrived in the bucket',
      eventPattern: {
        source: ['aws.s3'],
        detailType: ['Object Created'],
        detail: { bucket: { name: [files.bucket.bucketName] }, object: { key: [{ prefix: PREFIXES.inbound }] } },
      },
      targets: [
        new SqsQueue(this.queue.queue, {
          message: RuleTargetInput.fromEventPath('$.detail'),
          deadLetterQueue: this.queue.deadLetters,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }

  #receive(base: Foundation, inbound: NonNullable<Settings['inboundMail']>): void {
    // An account has one active rule set. Ours is made active only where none is; another's can be named to join it.
    const ruleSetName = inbound.ruleSet ?? new CfnReceiptRuleSet(this, 'RuleSet', {}).ref;
    const rule = new CfnReceiptRule(this, 'Rule', {
      ruleSetName,
      rule: {
        enabled: true,
        recipients: [inbound.domain],
        scanEnabled: true,
        // Required TLS would turn away the few servers that have none, and a request to leave with them.
        tlsPolicy: 'Optional',
        actions: [{ s3Action: { bucketName: base.files.bucket.bucketName, objectKeyPrefix: PREFIXES.inbound } }],
      },
    });
    base.files.acceptMail(ruleSetName);
    if (base.files.bucket.policy) rule.node.addDependency(base.files.bucket.policy);
    if (!inbound.ruleSet) this.#activate(base, ruleSetName).node.addDependency(rule);
    if (inbound.hostedZone) {
      const { id: hostedZoneId, name: zoneName } = inbound.hostedZone;
      new MxRecord(this, 'Mx', {
        zone: HostedZone.fromHostedZoneAttributes(this, 'Zone', { hostedZoneId, zoneName }),
        recordName: `${inbound.domain}.`,
        values: [{ priority: 10, hostName: inboundHost() }],
      });
    }
  }

  #activate(base: Foundation, ruleSet: string): CustomResource {
    const activate = new Handler(this, 'Activate', base, {
      name: 'activate-rule-set',
      duty: 'Makes our receipt rule set the active one, if no other is',
      memory: 256,
      // Two calls to SES and one answer to CloudFormation.
      timeout: 30,
      whenFailing: 'Readers feel nothing; a deployment stops.',
    });
    Grant.addToPrincipal({
      grantee: activate,
      // SES knows no smaller resource for these two (Service Authorization Reference, Amazon SES).
      actions: ['ses:DescribeActiveReceiptRuleSet', 'ses:SetActiveReceiptRuleSet'],
      resourceArns: ['*'],
    });
    return new CustomResource(this, 'Active', {
      serviceToken: activate.function.functionArn,
      resourceType: 'Custom::ActiveReceiptRuleSet',
      serviceTimeout: Duration.minutes(5),
      properties: { RuleSet: ruleSet },
    });
  }
}

/** Where the MX record of an inbound domain points. */
export const inboundHost = () => `inbound-smtp.${Aws.REGION}.amazonaws.com`;
