/** What the deployment prints at its end: where things are, and what only a person can do. */
import { Aws, CfnOutput } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import type { Settings } from '../settings.ts';
import type { Foundation } from './foundation.ts';
import { inboundHost } from './mail/inbound-mail.ts';
import { unaskedPolicy } from './mail/mail-records.ts';
import type { Operations } from './operations.ts';

export class NextSteps extends Construct {
  constructor(scope: Construct, id: string, base: Foundation, operations: Operations) {
    super(scope, id);
    const { settings, site, mail, store, files, keys } = base;
    const say = (name: string, value: string) => new CfnOutput(this, name, { value }).overrideLogicalId(name);
    say('SiteUrl', site.url);
    say('SubscribeAddress', settings.inboundMail ? `subscribe@${settings.inboundMail.domain}` : 'not set up');
    say('TableName', store.table.tableName);
    say('FilesBucket', files.bucket.bucketName);
    say('SiteBucket', site.bucket.bucketName);
    say('KeysSecret', keys.secret.secretArn);
    say('RerunFunction', operations.rerun.function.functionName);
    const steps = [
      ...sender(settings, mail.records?.written ?? false),
      'Leave the SES sandbox (until then only verified addresses get mail): ' +
        `https://${Aws.REGION}.console.aws.amazon.com/ses/home?region=${Aws.REGION}#/account`,
      ...model(settings),
      ...operator(settings),
      ...inbound(settings),
    ];
    for (const [i, step] of steps.entries()) say(`Next${i + 1}`, step);
    for (const [i, { type, name, value }] of (mail.records?.written ? [] : (mail.records?.records ?? [])).entries()) {
      say(`DnsRecord${i + 1}`, `${type} ${name} ${value}`);
    }
    say(
      'ToRemoveEverything',
      `npx cdk destroy keeps readers, editions and keys. Write these names down: infra/AFTER_DESTROY.md says how to take them up ` +
        `again, and how to remove them. To remove: turn off deletion protection of table ${store.table.tableName}, then delete it, ` +
        `the two buckets and the secret named here.`,
    );
  }
}

function sender({ sender }: Settings, written: boolean): string[] {
  const { address, verify, existing, dmarc, hostedZone } = sender;
  if (address.endsWith('@example.com')) return ['Run `npm run configure` and deploy again: the sender is an example.'];
  if (verify === 'address' && !existing) return [`Open the mail that AWS sent to ${address} and follow its link.`];
  const domain = address.split('@')[1] ?? '';
  const unasked = dmarc === undefined && !existing && unaskedPolicy(domain, hostedZone?.name) === 'keep';
  const policy = unasked
    ? [
        `Gmail and Yahoo want a DMARC record. ${domain} may send other mail too, so none is written: where there is none yet, ` +
          `write TXT _dmarc.${domain} v=DMARC1; p=none, or set sender.dmarc.`,
      ]
    : [];
  if (written || existing) return policy;
  return ['Write the DNS records named DnsRecord1… at your DNS provider; SES checks them by itself.', ...policy];
}

function model({ model: kind, modelIds }: Settings): string[] {
  if (kind !== 'bedrock') return [];
  return [
    `See that ${modelIds.join(', ')} answer (npm run status -- --stack ${Aws.STACK_NAME} says what each said). Some vendors want ` +
      `a form first, in the catalogue of models: https://${Aws.REGION}.console.aws.amazon.com/bedrock/home?region=${Aws.REGION}#/model-catalog`,
  ];
}

function operator({ operator: address }: Settings): string[] {
  return address ? [`Open the mail that AWS sent to ${address} and confirm it, or no alarm arrives.`] : [];
}

function inbound({ inboundMail }: Settings): string[] {
  if (!inboundMail || inboundMail.hostedZone) return [];
  return [`Point the MX record of ${inboundMail.domain} to: 10 ${inboundHost()}`];
}
