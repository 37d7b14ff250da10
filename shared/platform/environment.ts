/**
 * Every environment variable a function may be given, named once for both sides: the constructs that set them and the
 * `*.lambda.ts` files that read them. Secrets are never among them, only the name of where they are kept.
 */
export const VARIABLES = {
  table: 'TABLE_NAME',
  /** Private bucket: full texts (30 days), inbound mail. */
  files: 'FILES_BUCKET',
  /** The bucket behind the site. */
  site: 'SITE_BUCKET',
  papersQueue: 'PAPERS_QUEUE_URL',
  papersDeadLetters: 'PAPERS_DEAD_LETTERS_URL',
  deliveriesQueue: 'DELIVERIES_QUEUE_URL',
  deliveriesDeadLetters: 'DELIVERIES_DEAD_LETTERS_URL',
  feedbackQueue: 'FEEDBACK_QUEUE_URL',
  feedbackDeadLetters: 'FEEDBACK_DEAD_LETTERS_URL',
  inboundMailQueue: 'INBOUND_MAIL_QUEUE_URL',
  inboundMailDeadLetters: 'INBOUND_MAIL_DEAD_LETTERS_URL',
  /** Records of scheduled runs that failed to the end. */
  failedRuns: 'FAILED_RUNS_URL',
  /** Names of the functions that `rerun` enters again. */
  collectFunction: 'COLLECT_FUNCTION',
  publishFunction: 'PUBLISH_FUNCTION',
  /** Public address of the site, without a slash at the end. */
  siteUrl: 'SITE_URL',
  sender: 'SENDER_ADDRESS',
  configurationSet: 'CONFIGURATION_SET',
  /** Takes `List-Unsubscribe` by mail, e.g. `unsubscribe@in.example.com`; not set where no inbound mail is. */
  unsubscribeMailbox: 'UNSUBSCRIBE_MAILBOX',
  /** Secrets Manager: `{"current":{"id","key"},"previous"?:{…},"addressKey","origin"}`. */
  keysSecret: 'KEYS_SECRET_ID',
  /** Secrets Manager: the key of an OpenAI-compatible service, as plain text; its address is OPENAI_BASE_URL. */
  openAiKeySecret: 'OPENAI_KEY_SECRET_ID',
  openAiUrl: 'OPENAI_BASE_URL',
  /** The role that Bedrock takes to read a batch and write its answers. */
  batchRole: 'BATCH_ROLE_ARN',
  /** JSON of the settings that handlers read; see `platform/runtime-settings.ts`. */
  settings: 'SETTINGS',
  /** Local runs alone: a folder of recorded answers instead of the internet. */
  recordedWeb: 'RECORDED_WEB',
  /** Local runs alone: a folder that keeps what the web answered. */
  recordWebTo: 'RECORD_WEB_TO',
} as const;

export class MissingVariableError extends Error {
  override name = 'MissingVariableError' as const;
  constructor(variable: string) {
    super(`the environment variable ${variable} is not set; the construct that grants the resource sets it`);
  }
}

/** The variable's value; throws MissingVariableError when it is not set or empty. */
export function required(name: keyof typeof VARIABLES, environment: NodeJS.ProcessEnv = process.env): string {
  const value = environment[VARIABLES[name]];
  if (!value) throw new MissingVariableError(VARIABLES[name]);
  return value;
}

export function optional(
  name: keyof typeof VARIABLES,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  return environment[VARIABLES[name]] || undefined;
}
