/** Ids of Bedrock's models and of the profiles that lead to them: which Regions and which models stand behind an id. Pure. */

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
  ca: ['ca-central-1', 'ca-west-1', 'us-east-1', 'us-east-2', 'us-west-2'],
  'us-gov': ['us-gov-east-1', 'us-gov-west-1'],
};

/** `arn:aws:bedrock:REGION:ACCOUNT:application-inference-profile/ID`, or a system's profile by its ARN. */
const PROFILE_ARN = /^arn:aws[\w-]*:bedrock:[a-z0-9-]+:\d{12}:(?:application-)?inference-profile\/[\w.:-]+$/;
export const isProfileArn = (id: string): boolean => PROFILE_ARN.test(id);

/** Vendors whose models stand in the catalogue under their own name; anything else in front is a geography we do not know. */
const VENDOR =
  /^(?:ai21|amazon|anthropic|cohere|deepseek|google|luma|meta|minimax|mistral|moonshot|moonshotai|nvidia|openai|qwen|stability|twelvelabs|writer|zai)$/;

/** False for an id that no policy could be written for. */
export function isModelId(id: string): boolean {
  if (isProfileArn(id)) return true;
  const [first = '', second = ''] = id.split('.');
  return first === 'global' || GEOGRAPHIES[first] ? VENDOR.test(second) : VENDOR.test(first);
}

export interface ModelTarget {
  /** Undefined: the model is asked in the stack's own Region. */
  readonly profile?: string;
  readonly model: string;
  /** Empty text stands for the Region that a global request is counted in: none. */
  readonly regions: readonly string[];
}

/** Takes a model id of the settings apart: `jp.anthropic.claude-…` is the profile of `anthropic.claude-…` in Japan. */
export function modelTarget(id: string, ownRegion: string): ModelTarget {
  if (isProfileArn(id)) return { profile: id, model: '*', regions: ['*', ''] };
  const [geography = '', ...rest] = id.split('.');
  if (geography === 'global') return { profile: id, model: rest.join('.'), regions: [ownRegion, ''] };
  const regions = GEOGRAPHIES[geography];
  return regions ? { profile: id, model: rest.join('.'), regions } : { model: id, regions: [ownRegion] };
}
