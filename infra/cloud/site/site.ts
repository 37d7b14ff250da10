/** The site: a private bucket behind CloudFront, with the API under `/api/*`. */
import { Aws, Duration, Fn, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  AccessLevel,
  AllowedMethods,
  type BehaviorOptions,
  CachePolicy,
  Distribution,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestHeaderBehavior,
  OriginRequestPolicy,
  OriginRequestQueryStringBehavior,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  SecurityPolicyProtocol,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { Grant } from 'aws-cdk-lib/aws-iam';
import { AaaaRecord, ARecord, HostedZone, RecordTarget } from 'aws-cdk-lib/aws-route53';
import { CloudFrontTarget } from 'aws-cdk-lib/aws-route53-targets';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { ORIGIN_HEADER } from '../../../shared/readers/requests/routes.ts';
import type { Settings } from '../../settings.ts';
import type { Handler } from '../function/handler.ts';
import type { Keys } from '../keys.ts';
import type { Api } from './api.ts';
import { grantObjects, PRIVATE_BUCKET } from './files.ts';

export interface SiteProps {
  readonly api: Api;
  readonly keys: Keys;
  readonly settings: Settings['site'];
}

/** Nothing on our pages comes from elsewhere, and no script is inline; styles are. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** Besides 404, every status that CloudFront would keep (Developer Guide, "How CloudFront processes HTTP 4xx and 5xx"). */
const ERRORS = [400, 403, 405, 414, 416, 500, 501, 502, 503, 504];

/** CloudFront knows no Regions: these names must differ between two stacks of an account, wherever they are. */
const accountWide = (purpose: string) => `${Aws.STACK_NAME}-${Aws.REGION}-${purpose}`;

export class Site extends Construct {
  readonly bucket: Bucket;
  readonly distribution: Distribution;
  readonly url: string;

  constructor(scope: Construct, id: string, { api, keys, settings }: SiteProps) {
    super(scope, id);
    this.bucket = new Bucket(this, 'Bucket', PRIVATE_BUCKET);
    this.distribution = new Distribution(this, 'Distribution', {
      comment: 'Ronbun',
      defaultRootObject: 'index.html',
      httpVersion: HttpVersion.HTTP2_AND_3,
      // A web ACL for CloudFront lives in us-east-1, so it comes from outside this stack.
      ...(settings.webAclArn && { webAclId: settings.webAclArn }),
      ...(settings.domain &&
        settings.certificateArn && {
          domainNames: [settings.domain],
          certificate: Certificate.fromCertificateArn(this, 'Certificate', settings.certificateArn),
          // Without a certificate of ours CloudFront chooses it.
          minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
        }),
      // What is not there is answered by a page of ours, whichever origin missed it.
      errorResponses: [
        { httpStatus: 404, responseHttpStatus: 404, responsePagePath: '/404.html', ttl: Duration.seconds(0) },
        // An error is kept for ten seconds by default, also behind a path that is never cached.
        ...ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      ],
      defaultBehavior: this.#pages(),
      additionalBehaviors: { '/api/*': this.#api(api, keys) },
    });
    this.url = `https://${settings.domain ?? this.distribution.distributionDomainName}`;
    this.#name(settings);
    this.#acknowledge(settings);
  }

  /** Links in mails and pages. */
  giveUrl(handler: Handler): void {
    handler.give('siteUrl', this.url);
  }

  grantPublish(handler: Handler): void {
    grantObjects(handler, this.bucket, ['s3:PutObject'], '*', 'pages');
    // Editions grow their year's search index. Without the right to list, S3 would answer 403 for one that is not there yet.
    grantObjects(handler, this.bucket, ['s3:GetObject'], '*search/*.json', 'search indexes');
    grantObjects(handler, this.bucket, ['s3:GetObject'], 'editions/*digest.json', 'editions that came out');
    grantObjects(
      handler,
      this.bucket,
      ['s3:GetObject'],
      'papers/*',
      'pages of papers, which a later edition may have written',
    );
    Grant.addToPrincipal({ grantee: handler, actions: ['s3:ListBucket'], resourceArns: [this.bucket.bucketArn] });
    handler.give('site', this.bucket.bucketName);
    this.giveUrl(handler);
  }

  #pages(): BehaviorOptions {
    return {
      // With the right to list, S3 says 404 for a page that is not there, and not 403.
      origin: S3BucketOrigin.withOriginAccessControl(this.bucket, {
        originAccessLevels: [AccessLevel.READ, AccessLevel.LIST],
        originAccessControl: new S3OriginAccessControl(this, 'Access', {
          originAccessControlName: accountWide('site'),
        }),
      }),
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: new CachePolicy(this, 'Pages', {
        cachePolicyName: accountWide('pages'),
        comment: 'Ronbun: pages are rewritten in place when an edition comes out',
        // No invalidation is needed: a new edition shows within five minutes everywhere.
        defaultTtl: Duration.minutes(5),
        maxTtl: Duration.days(1),
        enableAcceptEncodingBrotli: true,
        enableAcceptEncodingGzip: true,
      }),
      responseHeadersPolicy: new ResponseHeadersPolicy(this, 'PageHeaders', {
        responseHeadersPolicyName: accountWide('page-headers'),
        comment: 'Ronbun: pages',
        securityHeadersBehavior: {
          contentSecurityPolicy: { contentSecurityPolicy: CONTENT_SECURITY_POLICY, override: true },
          contentTypeOptions: { override: true },
          frameOptions: { frameOption: HeadersFrameOption.DENY, override: true },
          referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
          strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override: true },
        },
      }),
      compress: true,
    };
  }

  #api({ api }: Api, keys: Keys): BehaviorOptions {
    return {
      origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.apiEndpoint)), {
        // CloudFormation looks the value up at deployment; the template holds a reference alone.
        customHeaders: { [ORIGIN_HEADER]: keys.secret.secretValueFromJson('origin').unsafeUnwrap() },
      }),
      // A redirect would turn a mail program's one-click POST into a GET.
      viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
      allowedMethods: AllowedMethods.ALLOW_ALL,
      cachePolicy: CachePolicy.CACHING_DISABLED,
      originRequestPolicy: new OriginRequestPolicy(this, 'ToApi', {
        originRequestPolicyName: accountWide('to-api'),
        // Never the viewer's Host: the API would not know it. A body's type and length always go along.
        comment: 'Ronbun: what the handlers read; no cookie is used',
        headerBehavior: OriginRequestHeaderBehavior.allowList(
          'CloudFront-Viewer-Address',
          'Origin',
          'Accept-Language',
          'User-Agent',
        ),
        queryStringBehavior: OriginRequestQueryStringBehavior.all(),
      }),
    };
  }

  #name({ domain, hostedZone }: Settings['site']): void {
    if (!domain || !hostedZone) return;
    const zone = HostedZone.fromHostedZoneAttributes(this, 'Zone', {
      hostedZoneId: hostedZone.id,
      zoneName: hostedZone.name,
    });
    const target = RecordTarget.fromAlias(new CloudFrontTarget(this.distribution));
    new ARecord(this, 'Ipv4', { zone, recordName: `${domain}.`, target });
    new AaaaRecord(this, 'Ipv6', { zone, recordName: `${domain}.`, target });
  }

  #acknowledge({ domain, webAclArn }: Settings['site']): void {
    const distribution = Validations.of(this.distribution);
    distribution.acknowledge(
      {
        id: '@aws-cdk/aws-cloudfront-origins:listBucketSecurityRisk',
        reason: 'The root has a default object, so CloudFront never asks the bucket for its list.',
      },
      { id: 'AwsSolutions-CFR1', reason: 'Papers and their digest are for readers in every country.' },
      {
        id: 'AwsSolutions-CFR3',
        reason:
          "CloudFront's access log holds query strings, and ours are readers' tokens; the API logs routes instead.",
      },
    );
    if (!webAclArn) {
      distribution.acknowledge({
        id: 'AwsSolutions-CFR2',
        reason: 'A web ACL costs more than all the rest; it is a setting. Stage throttles and caps per network stand.',
      });
    }
    if (!domain) {
      distribution.acknowledge({
        id: 'AwsSolutions-CFR4',
        reason: "CloudFront's own domain sets its TLS policy itself; a domain of the settings gets TLS 1.2 (2021).",
      });
    }
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Only CloudFront reads the public pages in it; an access log would record readers and answer no question.',
    });
  }
}
