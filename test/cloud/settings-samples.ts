/** Settings that switch on every part of the stack that is off by default. */
export const EVERY_SETTING = {
  sender: {
    address: 'digest@papers.example.org',
    hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'papers.example.org' },
  },
  model: 'bedrock',
  modelIds: ['jp.anthropic.claude-haiku-4-5-20251001-v1:0', 'global.amazon.nova-2-lite-v1:0', 'amazon.nova-lite-v1:0'],
  editionSize: 150,
  batch: {},
  channels: [
    {
      ...{ name: 'team', kind: 'slack', language: 'en' },
      secretArn: 'arn:aws:secretsmanager:ap-northeast-1:111122223333:secret:team-AbCdEf',
    },
  ],
  operator: 'operator@example.org',
  inboundMail: {
    domain: 'mail.papers.example.org',
    hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'papers.example.org' },
  },
  site: {
    domain: 'papers.example.org',
    certificateArn: 'arn:aws:acm:us-east-1:111122223333:certificate/00000000-0000-4000-8000-000000000000',
    hostedZone: { id: 'Z0123456789ABCDEFGHIJ', name: 'papers.example.org' },
    webAclArn: 'arn:aws:wafv2:us-east-1:111122223333:global/webacl/readers/00000000-0000-4000-8000-000000000000',
  },
};
