/** The site: a private bucket behind CloudFront, with the API under `/api/*`. */
import { Fn, RemovalPolicy } from 'aws-cdk-lib';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  HttpVersion,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  PriceClass,
  ResponseHeadersPolicy,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Api } from './api.ts';
import type { Handler } from './handler.ts';
import type { Keys } from './keys.ts';

export interface SiteProps {
  readonly api: Api;
  readonly keys: Keys;
}

/** Proves to the handlers that a request came through the site; see `functions/subscriptions.ts`. */
const ORIGIN_HEADER = 'x-ronbun-origin';

export class Site extends Construct {
  readonly bucket: Bucket;
  readonly url: string;

  constructor(scope: Construct, id: string, props: SiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      minimumTLSVersion: 1.2,
      versioned: true,
      removalPolicy: RemovalPolicy.RETAIN,
    });
    const api = new HttpOrigin(Fn.select(2, Fn.split('/', props.api.api.apiEndpoint)), {
      customHeaders: { [ORIGIN_HEADER]: props.keys.secret.secretValueFromJson('origin').unsafeUnwrap() },
    });
    const distribution = new Distribution(this, 'Distribution', {
      comment: 'Ronbun',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: {
        origin: S3BucketOrigin.withOriginAccessControl(this.bucket),
        viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
        cachePolicy: CachePolicy.CACHING_OPTIMIZED,
        responseHeadersPolicy: ResponseHeadersPolicy.SECURITY_HEADERS,
        compress: true,
      },
      additionalBehaviors: {
        '/api/*': {
          origin: api,
          // A redirect would turn a mail program's one-click POST into a GET.
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: new OriginRequestPolicy(this, 'ToApi', {
            comment: 'What the handlers read; no cookie is used',
            headerBehavior: OriginRequestHeaderBehavior.allowList(
              'CloudFront-Viewer-Address',
              'Origin',
              'Accept-Language',
              'User-Agent',
            ),
            queryStringBehavior: OriginRequestQueryStringBehavior.all(),
          }),
        },
      },
    });
    this.url = `https://${distribution.distributionDomainName}`;
  }

  /** Links in mails and pages. */
  giveUrl(handler: Handler): void {
    handler.give('siteUrl', this.url);
  }

  grantPublish(handler: Handler): void {
    this.bucket.grantReadWrite(handler);
    handler.give('site', this.bucket.bucketName);
    this.giveUrl(handler);
  }
}
