/** What roles may do and did not do in the bundles' week, each with its reason. */

/** Used by Lambda under the function's role: its log, its traces, and the poller of its queue. */
export const RUNTIME_ITSELF =
  / (logs:|xray:|sqs:ReceiveMessage$|sqs:DeleteMessage$|sqs:GetQueueAttributes$|s3:ListBucket$)/;

/** Allowed, not used in the week above, and why it stays. */
export const UNUSED: Readonly<Record<string, string>> = {
  'summarize bedrock:InvokeModel': 'used through HTTP/2, and held against the policy above',
  'summarize bedrock:InvokeModelWithResponseStream': 'the same call with its answer as a stream',
  'summarize aws-marketplace:Subscribe':
    'the first call of a third-party model subscribes the account; Bedrock itself asks',
  'summarize aws-marketplace:Unsubscribe': 'likewise',
  'summarize aws-marketplace:ViewSubscriptions': 'likewise',
  'probe-models bedrock:InvokeModel': 'as of summarize',
  'probe-models bedrock:InvokeModelWithResponseStream': 'likewise',
  'probe-models aws-marketplace:Subscribe': 'likewise',
  'probe-models aws-marketplace:Unsubscribe': 'likewise',
  'probe-models aws-marketplace:ViewSubscriptions': 'likewise',
  'probe-models sqs:SendMessage': 'Lambda itself keeps the record of a failed run under the function’s role',
  'batch bedrock:StopModelInvocationJob': 'stops a job that is late, which the tests of batches show',
  'batch iam:PassRole': 'hands the role to Bedrock with a job; Bedrock itself asks for this right',
  'collect s3:GetObject': 'what a host answered before; here the answers are recorded ones',
  'collect s3:PutObject': 'likewise',
  'deliver sqs:ChangeMessageVisibility': 'gives a chunk back while sending is paused, which the delivery tests show',
  'subscriptions ses:SendRawEmail': 'mail with headers of its own may count as raw; the call is SendEmail',
  'inbound-mail ses:SendRawEmail': 'likewise',
  'sweep lambda:InvokeFunction':
    'enters a scheduled run again that failed to the end, which the tests of failed runs show',
  'sweep dynamodb:BatchWriteItem': 'freezes the audience of an edition whose publisher died before it did',
};
