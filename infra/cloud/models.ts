/**
 * The right to ask a model, on Bedrock or elsewhere. On Bedrock: the models of the settings and no other. A cross-Region inference profile runs
 * the model in any Region of its geography, so the policy names the model in every one of them, reachable through the
 * profile alone. Source: Bedrock guide, "Prerequisites for inference profiles" and "Global cross-Region inference".
 */
import { Aws } from 'aws-cdk-lib';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { chooseReader } from '../../shared/summaries/write/choose-reader.ts';
import type { Settings } from '../settings.ts';
import type { Handler } from './function/handler.ts';

/** Destination Regions of each geography's profiles; a Region too many grants nothing that the profile does not use. */
const GEOGRAPHIES: Readonly<Record<string, readonly string[]>> = {
  us: ['us-east-1', 'us-east-2', 'us-west-1', 'us-west-2'],
  eu: ['eu-central-1', 'eu-central-2', 'eu-north-1', 'eu-south-1', 'eu-south-2', 'eu-west-1', 'eu-west-2', 'eu-west-3'],
  apac: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-south-2',
    'ap-southeast-1',
    'ap-southeast-2',
    'ap-southeast-3',
    'ap-southeast-4',
  ],
  jp: ['ap-northeast-1', 'ap-northeast-3'],
  au: ['ap-southeast-2', 'ap-southeast-4'],
};

export interface ModelTarget {
  /** Undefined: the model is asked in the stack's own Region. */
  readonly profile?: string;
  readonly model: string;
  /** Empty text stands for the Region that a global request is counted in: none. */
  readonly regions: readonly string[];
}

/** Takes a model id of the settings apart: `jp.anthropic.claude-…` is the profile of `anthropic.claude-…` in Japan. */
export function modelTarget(id: string): ModelTarget {
  const [geography = '', ...rest] = id.split('.');
  if (geography === 'global') return { profile: id, model: rest.join('.'), regions: [Aws.REGION, ''] };
  const regions = GEOGRAPHIES[geography];
  return regions ? { profile: id, model: rest.join('.'), regions } : { model: id, regions: [Aws.REGION] };
}

export class Models {
  readonly #settings: Settings;

  constructor(settings: Settings) {
    this.#settings = settings;
  }

  /** What the chosen kind of model needs, and nothing for one that is not chosen. */
  grantUse(handler: Handler): void {
    const { model, modelIds, secondReader } = this.#settings;
    const reader = chooseReader(modelIds, secondReader);
    if (model === 'bedrock')
      for (const id of new Set([...modelIds, ...(reader ? [reader] : [])])) grantInvoke(handler, id);
    if (model === 'openai') this.#grantOpenAi(handler);
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

/** The model of every Region that an id may lead to, and its profile where it is one. */
export function modelArns(id: string): { readonly profiles: string[]; readonly models: string[] } {
  const { profile, model, regions } = modelTarget(id);
  return { profiles: profile ? [profileArn(profile)] : [], models: regions.map((region) => modelArn(region, model)) };
}

/** Asks one model of Bedrock: through its profile alone where the id is a profile's. */
export function grantInvoke(grantee: IGrantable, id: string): void {
  const { profiles, models } = modelArns(id);
  const actions = ['bedrock:InvokeModel'];
  const [profile] = profiles;
  const conditions = profile && { StringEquals: { 'bedrock:InferenceProfileArn': profile } };
  if (profile) Grant.addToPrincipal({ grantee, actions, resourceArns: profiles });
  Grant.addToPrincipal({ grantee, actions, resourceArns: models, ...(conditions && { conditions }) });
}

const modelArn = (region: string, model: string) => `arn:${Aws.PARTITION}:bedrock:${region}::foundation-model/${model}`;

const profileArn = (profile: string) =>
  `arn:${Aws.PARTITION}:bedrock:${Aws.REGION}:${Aws.ACCOUNT_ID}:inference-profile/${profile}`;
