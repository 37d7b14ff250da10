/** The private bucket: full texts of papers (30 days) and inbound mail. Nothing in it is ever public. */
import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Handler } from './handler.ts';

export class Files extends Construct {
  readonly bucket: Bucket;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      lifecycleRules: [
        // A paper's text is its authors': kept as long as a re-run may need it, never republished.
        { id: 'forget', expiration: Duration.days(30), noncurrentVersionExpiration: Duration.days(1) },
        { id: 'sweep', abortIncompleteMultipartUploadAfter: Duration.days(1), expiredObjectDeleteMarker: true },
      ],
      removalPolicy: RemovalPolicy.RETAIN,
    });
  }

  grantTexts(handler: Handler): void {
    this.bucket.grantReadWrite(handler, 'texts/*');
    handler.give('files', this.bucket.bucketName);
  }

  grantInboundMail(handler: Handler): void {
    this.bucket.grantRead(handler, 'inbound/*');
    handler.give('files', this.bucket.bucketName);
  }
}
