/** The private bucket: frozen editions (kept), full texts of papers, batches and inbound mail (30 days). Nothing in it is public. */
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { Grant, type IGrantable, PolicyStatement, type Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Handler } from '../function/handler.ts';

/** What the bucket holds, by the beginning of its keys. */
export const PREFIXES = {
  /** Written by `shared/editions/edition-store.ts`. */
  editions: 'editions/',
  /** Written by SES, read by `functions/inbound-mail.ts`. */
  inbound: 'inbound/',
  /** Requests and answers of batches, by `shared/summaries/write/batch/batch-files.ts`; a request holds a paper's text. */
  batch: 'batch/',
  /** Written by `shared/documents`. A paper's text is its authors': kept while a re-run may need it, never shown. */
  texts: 'texts/',
} as const;

const FORGOTTEN_AFTER = Duration.days(30);

export class Files extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const forget = (prefix: string) => ({
      id: `forget-${prefix.slice(0, -1)}`,
      prefix,
      expiration: FORGOTTEN_AFTER,
      noncurrentVersionExpiration: Duration.days(1),
    });
    this.bucket = new Bucket(this, 'Bucket', {
      ...PRIVATE_BUCKET,
      lifecycleRules: [
        forget(PREFIXES.texts),
        forget(PREFIXES.batch),
        forget(PREFIXES.inbound),
        { id: 'unfinished', abortIncompleteMultipartUploadAfter: Duration.days(1) },
      ],
    });
    // Object events go to EventBridge. The property is set here because the CDK's own way adds a function for it.
    (this.bucket.node.defaultChild as CfnBucket).addPropertyOverride(
      'NotificationConfiguration.EventBridgeConfiguration.EventBridgeEnabled',
      true,
    );
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only our functions and SES reach it, each by its own role; CloudTrail can show their calls when asked to.',
    });
  }

  grantRead(handler: Handler, ...contents: (keyof typeof PREFIXES)[]): void {
    this.#allow(handler, ['s3:GetObject'], contents);
    // Without this S3 answers 403 for an object that is missing, and "not there yet" looks like a broken grant. No
    // condition on the prefix: a GetObject carries none, so the check would never be met (S3 API page of GetObject).
    Grant.addToPrincipal({ grantee: handler, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  grantWrite(handler: Handler, ...contents: (keyof typeof PREFIXES)[]): void {
    this.#allow(handler, ['s3:PutObject'], contents);
  }

  /**
   * What Bedrock's role needs for a batch: its input to read, the place of its output to write.
   * Source: Bedrock user guide, "Create a custom service role for batch inference".
   */
  acceptBatches(role: Role): void {
    grantObjects(role, this.bucket, ['s3:GetObject'], `${PREFIXES.batch}inputs/*`, 'the inputs of batches');
    grantObjects(role, this.bucket, ['s3:PutObject'], `${PREFIXES.batch}outputs/*`, 'the outputs of batches');
    Grant.addToPrincipal({ grantee: role, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
  }

  /** Lets SES put received mail into the bucket. Source: SES guide, "Giving permissions to Amazon SES for email receiving". */
  acceptMail(ruleSet: string): void {
    const stack = Stack.of(this);
    this.bucket.addToResourcePolicy(
      new PolicyStatement({
        principals: [new ServicePrincipal('ses.amazonaws.com')],
        actions: ['s3:PutObject'],
        resources: [this.bucket.arnForObjects(`${PREFIXES.inbound}*`)],
        conditions: {
          StringEquals: { 'aws:SourceAccount': stack.account },
          ArnLike: {
            'aws:SourceArn': stack.formatArn({
              service: 'ses',
              resource: `receipt-rule-set/${ruleSet}:receipt-rule/*`,
            }),
          },
        },
      }),
    );
  }

  #allow(handler: Handler, actions: string[], contents: (keyof typeof PREFIXES)[]): void {
    for (const content of contents) grantObjects(handler, this.bucket, actions, `${PREFIXES[content]}*`, content);
    handler.give('files', this.bucket.bucketName);
  }
}

/** Grants actions on the objects of one part of a bucket, and says so to cdk-nag, which stumbles over the star. */
export function grantObjects(
  grantee: Construct & IGrantable,
  bucket: Bucket,
  actions: string[],
  keys: string,
  what: string,
): void {
  Grant.addToPrincipal({ grantee, actions, resourceArns: [bucket.arnForObjects(keys)] });
  const id = Stack.of(bucket).getLogicalId(bucket.node.defaultChild as CfnBucket);
  Validations.of(grantee).acknowledge({
    id: `AwsSolutions-IAM5[Resource::<${id}.Arn>/${keys}]`,
    reason: `Objects have no names known beforehand; the star stands for ${what} alone.`,
  });
}

export const PRIVATE_BUCKET = {
  blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
  encryption: BucketEncryption.S3_MANAGED,
  enforceSSL: true,
  minimumTLSVersion: 1.2,
  versioned: true,
  removalPolicy: RemovalPolicy.RETAIN_ON_UPDATE_OR_DELETE,
} as const;
