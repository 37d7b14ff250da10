/** SES: who we send as, how, and what SES tells us back. */
import { Stack } from 'aws-cdk-lib';
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
  SuppressionReasons,
} from 'aws-cdk-lib/aws-ses';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { Handler } from './handler.ts';

export class Mail extends Construct {
  readonly configurationSet: ConfigurationSet;
  readonly identity: EmailIdentity;
  readonly #sender: Settings['sender'];

  constructor(scope: Construct, id: string, sender: Settings['sender']) {
    super(scope, id);
    this.#sender = sender;
    this.configurationSet = new ConfigurationSet(this, 'ConfigurationSet', {
      tlsPolicy: ConfigurationSetTlsPolicy.REQUIRE,
      reputationMetrics: true,
      suppressionReasons: SuppressionReasons.BOUNCES_AND_COMPLAINTS,
    });
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
    const domain = sender.address.split('@')[1]!;
    this.identity = new EmailIdentity(this, 'Identity', {
      identity: sender.verify === 'domain' ? Identity.domain(domain) : Identity.email(sender.address),
      ...(sender.verify === 'domain' && { mailFromDomain: `bounce.${domain}` }),
      configurationSet: this.configurationSet,
    });
  }

  /** Sends as our sender through our configuration set, and asks what SES grants per second and day. */
  grantSend(handler: Handler): void {
    const stack = Stack.of(this);
    Grant.addToPrincipal({
      grantee: handler,
      actions: ['ses:SendEmail', 'ses:SendBulkEmail'],
      resourceArns: [
        this.identity.emailIdentityArn,
        stack.formatArn({
          service: 'ses',
          resource: 'configuration-set',
          resourceName: this.configurationSet.configurationSetName,
        }),
      ],
    });
    handler.give('sender', `${this.#sender.name} <${this.#sender.address}>`);
    handler.give('configurationSet', this.configurationSet.configurationSetName);
  }

  /** Sends what SES reports about our mail to the queue, as the bare event record. */
  reportTo(queue: IQueue): void {
    new Rule(this, 'Reports', {
      description: 'Bounces, complaints and deliveries of our own mail',
      eventPattern: {
        source: ['aws.ses'],
        detail: { mail: { tags: { 'ses:configuration-set': [this.configurationSet.configurationSetName] } } },
      },
      targets: [new SqsQueue(queue, { message: RuleTargetInput.fromEventPath('$.detail') })],
    });
  }
}
