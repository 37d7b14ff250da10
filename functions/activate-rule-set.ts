/**
 * Duty: make our receipt rule set the active one of the account and Region, and never take that place from another: mail
 * that somebody else receives there would be lost.
 * Trigger: CloudFormation, when the stack is created, changed or deleted.
 * May fire for nothing: it may come twice for one change; what is active already stays so.
 */
import * as v from 'valibot';

const Properties = v.object({ RuleSet: v.string() });

export const CustomResourceEvent = v.object({
  RequestType: v.picklist(['Create', 'Update', 'Delete']),
  /** Where the answer goes. */
  ResponseURL: v.string(),
  StackId: v.string(),
  RequestId: v.string(),
  LogicalResourceId: v.string(),
  ResourceProperties: Properties,
  OldResourceProperties: v.optional(Properties),
});
export type CustomResourceEvent = v.InferOutput<typeof CustomResourceEvent>;

export interface ActivateServices {
  /** Name of the active rule set, or undefined. */
  readonly active: () => Promise<string | undefined>;
  /** Undefined: none is active any more. */
  readonly activate: (ruleSet: string | undefined) => Promise<void>;
  readonly answer: (url: string, body: object) => Promise<void>;
}

export async function activateRuleSet(event: CustomResourceEvent, services: ActivateServices): Promise<object> {
  const { StackId, RequestId, LogicalResourceId } = event;
  const outcome = await makeActive(event, services).catch((error: Error) => ({ refused: error.message }));
  const answer = {
    StackId,
    RequestId,
    LogicalResourceId,
    // One and the same for ever: another id would make CloudFormation delete the old one.
    PhysicalResourceId: 'active-receipt-rule-set',
    Status: outcome.refused ? 'FAILED' : 'SUCCESS',
    ...(outcome.refused && { Reason: outcome.refused }),
  };
  await services.answer(event.ResponseURL, answer);
  return { status: answer.Status };
}

async function makeActive(event: CustomResourceEvent, services: ActivateServices): Promise<{ refused?: string }> {
  const ours = event.ResourceProperties.RuleSet;
  const active = await services.active();
  if (event.RequestType === 'Delete') {
    if (active === ours) await services.activate(undefined);
    return {};
  }
  if (active === ours) return {};
  if (active && active !== event.OldResourceProperties?.RuleSet) {
    return {
      refused:
        `The receipt rule set ${active} is active in this Region and stays so. To receive mail beside it, set ` +
        `inboundMail.ruleSet to "${active}" in settings.json and deploy again.`,
    };
  }
  await services.activate(ours);
  return {};
}
