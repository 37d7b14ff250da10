/** SES: who we send as, how, and what SES tells us back. */
import { Duration, Stack } from 'aws-cdk-lib';
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
  readonly identity: EmailIdentity;
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
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: ours ? Identity.domain(domain) : Identity.email(sender.address),
      configurationSet: this.configurationSet,
      ...(ours && {
        mailFromDomain: mailFrom,
        // Until its MX record is there, mail goes out under SES's own domain rather than not at all.
        mailFromBehaviorOnMxFailure: MailFromBehaviorOnMxFailure.USE_DEFAULT_VALUE,
      }),
    });
    if (ours) this.records = new MailRecords(this, 'Records', { settings, domain, mailFrom, identity: this.identity });
    this.#watch(alarms);
  }

  /** One mail to one person who asked for it: a confirmation, a fresh link. */
  grantNotify(handler: Handler): void {
    this.#grant(handler, ['ses:SendEmail']);
  }

  /** An edition to a chunk of readers, and what SES grants per second and day. */
  grantDeliver(handler: Handler): void {
    this.#grant(handler, ['ses:SendBulkEmail']);
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

  #grant(handler: Handler, actions: string[]): void {
    const set = this.configurationSet.configurationSetName;
    Grant.addToPrincipal({
      grantee: handler,
      actions,
      resourceArns: [
        this.identity.emailIdentityArn,
        Stack.of(this).formatArn({ service: 'ses', resource: 'configuration-set', resourceName: set }),
      ],
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
