/** SES: who we send as, how, and what SES tells us back. */
import { Duration, Stack, Validations } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { EventBus, Rule, RuleTargetInput } from 'aws-cdk-lib/aws-events';
import { SqsQueue } from 'aws-cdk-lib/aws-events-targets';
import { Grant } from 'aws-cdk-lib/aws-iam';
import {
  ConfigurationSet,
  ConfigurationSetTlsPolicy,
  EmailIdentity,
  EmailSendingEvent,
  EventDestination,
  Identity,
  type IEmailIdentity,
  MailFromBehaviorOnMxFailure,
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import { Construct } from 'constructs';
import type { Settings } from '../../settings.ts';
import type { Handler } from '../function/handler.ts';
import type { WorkQueue } from '../function/work-queue.ts';
import type { Alarms } from '../watch/alarms.ts';
import { MailRecords } from './mail-records.ts';

/** The limits at which SES reviews an account (SES guide, "Sending review process FAQs"); it pauses at twice and five times. */
const BOUNCE_RATE = 0.05;
const COMPLAINT_RATE = 0.001;

export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly identity: IEmailIdentity;
  readonly records: MailRecords | undefined;
  readonly #sender: Settings['sender'];
  readonly #inbound: Settings['inboundMail'];

  constructor(scope: Construct, id: string, settings: Settings, alarms: Alarms) {
    super(scope, id);
    const { sender } = settings;
    this.#sender = sender;
    this.#inbound = settings.inboundMail;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
    this.#publishEvents();
    const domain = sender.address.split('@')[1]!;
    const ours = sender.verify === 'domain';
    const mailFrom = `bounce.${domain}`;
    if (sender.existing) {
      this.identity = EmailIdentity.fromEmailIdentityName(this, 'Identity', ours ? domain : sender.address);
    } else {
      const identity = new EmailIdentity(this, 'Identity', {
        identity: ours ? Identity.domain(domain) : Identity.email(sender.address),
        configurationSet: this.configurationSet,
        ...(ours && {
          mailFromDomain: mailFrom,
          // Until its MX record is there, mail goes out under SES's own domain rather than not at all.
          mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
        }),
      });
      this.identity = identity;
      if (ours) this.records = new MailRecords(this, 'Records', { settings, domain, mailFrom, identity });
    }
    this.#watch(alarms);
  }

  /**
   * One mail to one person who asked for it: a confirmation, a fresh link. Mail that brings headers of its own may count as
   * raw. Source: SES API v2 page of SendEmail; Service Authorization Reference, Amazon SES v2.
   */
  grantNotify(handler: Handler): void {
    this.#grant(handler, ['ses:SendEmail', 'ses:SendRawEmail']);
  }

  /** An edition to a chunk of readers, and what SES grants per second and day. */
  grantDeliver(handler: Handler): void {
    this.#grant(handler, ['ses:SendBulkEmail'], ['template/*']);
    Validations.of(handler).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:template/*]',
      reason:
        'A bulk mail brings its template along, which has no name; the right to send is bound to our own address.',
    });
    Grant.addToPrincipal({ grantee: handler, actions: ['ses:GetAccount'], resourceArns: ['*'] });
    if (this.#inbound) handler.give('unsubscribeMailbox', `unsubscribe@${this.#inbound.domain}`);
  }

  /** Sends what SES reports about our mail to the queue, as the bare event record. */
  reportTo(reports: WorkQueue): void {
    new Rule(this, 'Reports', {
      description: 'What became of our own mail',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [
        new SqsQueue(reports.queue, {
          message: RuleTargetInput.fromEventPath('$.detail'),
          deadLetterQueue: reports.deadLetters,
          maxEventAge: Duration.hours(24),
          retryAttempts: 185,
        }),
      ],
    });
  }

  /**
   * As our identity through our configuration set. In the sandbox SES asks for the right to the recipient's identity as well,
   * whoever that is: granted for mail from our own address alone. Source: Service Authorization Reference, Amazon SES v2
   * (identity, configuration set and template are resources of both calls); SES guide, "Controlling access to Amazon SES",
   * for the condition.
   */
  #grant(handler: Handler, actions: string[], more: readonly string[] = []): void {
    const set = this.configurationSet.configurationSetName;
    const arn = (resource: string) => Stack.of(this).formatArn({ service: 'ses', resource });
    Grant.addToPrincipal({
      grantee: handler,
      actions,
      resourceArns: [this.identity.emailIdentityArn, arn(`configuration-set/${set}`), ...more.map(arn)],
    });
    Grant.addToPrincipal({
      grantee: handler,
      actions,
      resourceArns: [arn('identity/*')],
      conditions: { StringEquals: { 'ses:FromAddress': this.#sender.address } },
    });
    Validations.of(handler).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:ses:<AWS::Region>:<AWS::AccountId>:identity/*]',
      reason: 'In the sandbox the verified recipients are identities too; the condition leaves our own sender alone.',
    });
    handler.give('sender', `${this.#sender.name} <${this.#sender.address}>`);
    handler.give('configurationSet', set);
  }

  #publishEvents(): void {
    this.configurationSet.addEventDestination('Events', {
      // SES publishes to the default bus alone (SES guide, "Set up an EventBridge destination").
      destination: EventDestination.eventBus(EventBus.fromEventBusName(this, 'Bus', 'default')),
      events: [
        EmailSendingEvent.SEND,
        EmailSendingEvent.DELIVERY,
        EmailSendingEvent.BOUNCE,
        EmailSendingEvent.COMPLAINT,
        EmailSendingEvent.REJECT,
        EmailSendingEvent.RENDERING_FAILURE,
        EmailSendingEvent.DELIVERY_DELAY,
      ],
    });
  }

  #watch(alarms: Alarms): void {
    alarms.add(this, 'BounceRate', {
      metric: reputation('BounceRate'),
      threshold: BOUNCE_RATE,
      effect: 'Too many mails bounce; SES may pause the sender, and then nobody gets the edition.',
      runbook: 'bounces-and-complaints',
    });
    alarms.add(this, 'ComplaintRate', {
      metric: reputation('ComplaintRate'),
      threshold: COMPLAINT_RATE,
      effect: 'Too many readers mark the mail as spam; SES may pause the sender.',
      runbook: 'bounces-and-complaints',
    });
  }
}

/** The account's rate over its recent mail, as SES itself judges it. */
export function reputation(name: 'BounceRate' | 'ComplaintRate'): Metric {
  return new Metric({
    namespace: 'AWS/SES',
    metricName: `Reputation.${name}`,
    statistic: 'Maximum',
    period: Duration.hours(1),
  });
}
