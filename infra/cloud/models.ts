/**
 * The right to ask a model, on Bedrock or elsewhere. On Bedrock: the models of the settings and no other. A cross-Region inference profile runs
 * the model in any Region of its geography, so the policy names the model in every one of them, reachable through the
 * profile alone; an application's own profile is named by its ARN, and which model is behind it nobody can read from that,
 * so the models are named by the profile alone. Source: Bedrock guide, "Prerequisites for inference profiles", "Global
 * cross-Region inference" and "Application inference profiles".
 */
import { Aws, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { chooseReader } from '../../shared/summaries/write/choose-reader.ts';
import { isProfileArn, modelTarget } from '../model-ids.ts';
import type { Settings } from '../settings.ts';
import type { Handler } from './function/handler.ts';

export class Models {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** What the chosen kind of model needs, and nothing for one that is not chosen. */
  grantUse(handler: Handler): void {
    if (this.#settings.model === 'bedrock') this.#grantBedrock(handler);
    if (this.#settings.model === 'openai') this.#grantOpenAi(handler);
  }

  #grantBedrock(handler: Handler): void {
    const { modelIds, secondReader, guardrail } = this.#settings;
    const reader = chooseReader(modelIds, secondReader);
    const asked = [...new Set([...modelIds, ...(reader ? [reader] : [])])];
    for (const id of asked) grantInvoke(handler, id);
    if (asked.some(isProfileArn)) acknowledgeProfiles(handler);
    const grant = (actions: string[], resourceArns: string[], conditions?: Record<string, Record<string, string>>) =>
      Grant.addToPrincipal({ grantee: handler, actions, resourceArns, ...(conditions && { conditions }) });
    if (guardrail) grant(['bedrock:ApplyGuardrail'], [guardrailArn(guardrail.id)]);
    // Vendors' models are bought through the Marketplace by the first call. Source: Bedrock guide, "Access foundation models".
    if (asked.some((id) => !/(?:^|\.)amazon\./.test(id)))
      grant(MARKETPLACE, ['*'], { StringEquals: { 'aws:CalledViaLast': 'bedrock.amazonaws.com' } });
  }

  #grantOpenAi(handler: Handler): void {
    const { baseUrl, keySecretArn } = this.#settings.openai ?? {};
    if (baseUrl) handler.give('openAiUrl', baseUrl);
    if (!keySecretArn) return;
    const actions = ['secretsmanager:GetSecretValue'];
    Grant.addToPrincipal({ grantee: handler, actions, resourceArns: [keySecretArn] });
    handler.give('openAiKeySecret', keySecretArn);
  }
}

/** The Marketplace knows no resource for these (Service Authorization Reference). */
const MARKETPLACE = ['aws-marketplace:Subscribe', 'aws-marketplace:Unsubscribe', 'aws-marketplace:ViewSubscriptions'];

const guardrailArn = (id: string) =>
  id.startsWith('arn:') ? id : `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}:${Aws.ACCOUNT_ID}:guardrail/${id}`;

/** Answers come as a stream, or whole where a model can't. */
const ASK = ['bedrock:InvokeModel', 'bedrock:InvokeModelWithResponseStream'];

/** What models a profile of the account's own leads to stands nowhere in its ARN. */
function acknowledgeProfiles(handler: Handler): void {
  for (const region of ['*', '']) {
    Validations.of(handler).acknowledge({
      id: `AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:bedrock:${region}::foundation-model/*]`,
      reason: 'Models are reached through the one named inference profile alone (a condition on its ARN).',
    });
  }
}

/** The model of every Region that an id may lead to, and its profile where it is one. */
export function modelArns(id: string): { readonly profiles: string[]; readonly models: string[] } {
  const { profile, model, regions } = modelTarget(id, Aws.REGION);
  return { profiles: profile ? [profileArn(profile)] : [], models: regions.map((region) => modelArn(region, model)) };
}

/** Asks one model of Bedrock: through its profile alone where the id is a profile's. */
export function grantInvoke(grantee: IGrantable, id: string, actions = ASK): void {
  const { profiles, models } = modelArns(id);
  const [profile] = profiles;
  const conditions = profile && { StringEquals: { 'bedrock:InferenceProfileArn': profile } };
  if (profile) Grant.addToPrincipal({ grantee, actions, resourceArns: profiles });
  Grant.addToPrincipal({ grantee, actions, resourceArns: models, ...(conditions && { conditions }) });
}

const modelArn = (region: string, model: string) => `arn:${Aws.PARTITION}:bedrock:${region}::foundation-model/${model}`;

const profileArn = (profile: string) =>
  isProfileArn(profile)
    ? profile
    : `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}:${Aws.ACCOUNT_ID}:inference-profile/${profile}`;
