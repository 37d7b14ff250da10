import { DescribeActiveReceiptRuleSetCommand, SESClient, SetActiveReceiptRuleSetCommand } from '@aws-sdk/client-ses';
import { runHandler } from '../shared/platform/handlers.ts';
import { type ActivateServices, activateRuleSet, CustomResourceEvent } from './activate-rule-set.ts';

const client = new SESClient({});

const services = (): ActivateServices => ({
  active: async () => (await client.send(new DescribeActiveReceiptRuleSetCommand({}))).Metadata?.Name,
  activate: async (RuleSetName) => {
    await client.send(new SetActiveReceiptRuleSetCommand({ RuleSetName }));
  },
  // A signed S3 address: it wants no content type.
  answer: async (url, body) => {
    const answer = await fetch(url, { method: 'PUT', body: JSON.stringify(body), headers: { 'content-type': '' } });
    if (!answer.ok) throw new Error(`CloudFormation did not take the answer: ${answer.status}`);
  },
});

export const handler = runHandler({
  name: 'activate-rule-set',
  schema: CustomResourceEvent,
  services,
  run: activateRuleSet,
});
