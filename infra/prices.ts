/**
 * What AWS charges, in US dollars, us-east-1, without taxes. Other Regions cost 0 to 30% more; prices change, so read the
 * page again before you trust a bill to them. Models have their own list, `shared/summaries/write/models/prices.ts`.
 *
 * Read 2026-11-23 from stored copies of public pages: Lambda (cloudchipr.com/blog/aws-lambda-pricing, 2025), CloudWatch
 * (aws.amazon.com/cloudwatch/pricing and cloudburn.io/blog/amazon-cloudwatch-pricing, 2026-02), HTTP APIs
 * (awsforengineers.com/blog/aws-api-gateway-pricing-explained, 2025-05), SES (AWS price list of 2026-07-22 as recorded by
 * api-evangelist/amazon-ses). The others are the figures of AWS's own price pages, not read again on that day.
 */

export const AWS_PRICES_READ = '2026-11-23';

export interface UnitPrice {
  readonly usd: number;
  /** How many units the price is for. */
  readonly per: number;
  readonly unit: string;
  /** Units a month that AWS gives away for good, whatever the account's age. */
  readonly free?: number;
  readonly source: string;
}

const price = (usd: number, per: number, unit: string, source: string, free?: number): UnitPrice => ({
  usd,
  per,
  unit,
  source,
  ...(free !== undefined && { free }),
});

export const AWS_PRICES = {
  lambdaCompute: price(0.0000133334, 1, 'GB-seconds', 'aws.amazon.com/lambda/pricing (arm64)', 400_000),
  lambdaRequests: price(0.2, 1e6, 'requests', 'aws.amazon.com/lambda/pricing', 1e6),
  tableWrites: price(0.625, 1e6, 'writes', 'aws.amazon.com/dynamodb/pricing/on-demand'),
  tableReads: price(0.125, 1e6, 'reads', 'aws.amazon.com/dynamodb/pricing/on-demand'),
  tableStorage: price(0.25, 1, 'GB', 'aws.amazon.com/dynamodb/pricing/on-demand', 25),
  tableBackup: price(0.2, 1, 'GB', 'aws.amazon.com/dynamodb/pricing/on-demand (point-in-time recovery)'),
  queueRequests: price(0.4, 1e6, 'requests', 'aws.amazon.com/sqs/pricing', 1e6),
  filesStorage: price(0.023, 1, 'GB', 'aws.amazon.com/s3/pricing'),
  filesWrites: price(0.005, 1000, 'writes', 'aws.amazon.com/s3/pricing'),
  filesReads: price(0.0004, 1000, 'reads', 'aws.amazon.com/s3/pricing'),
  mails: price(0.16, 1000, 'mails', 'aws.amazon.com/ses/pricing (Essentials, the default of new accounts)'),
  apiRequests: price(1, 1e6, 'requests', 'aws.amazon.com/api-gateway/pricing (HTTP APIs)'),
  siteTraffic: price(0.085, 1, 'GB', 'aws.amazon.com/cloudfront/pricing', 1024),
  siteRequests: price(1, 1e6, 'requests', 'aws.amazon.com/cloudfront/pricing (HTTPS)', 1e7),
  secrets: price(0.4, 1, 'secrets', 'aws.amazon.com/secrets-manager/pricing'),
  secretCalls: price(0.05, 10_000, 'calls', 'aws.amazon.com/secrets-manager/pricing'),
  alarms: price(0.1, 1, 'alarm metrics', 'aws.amazon.com/cloudwatch/pricing', 10),
  metricHours: price(0.3 / 730, 1, 'metric hours', 'aws.amazon.com/cloudwatch/pricing', 7300),
  dashboards: price(3, 1, 'dashboards', 'aws.amazon.com/cloudwatch/pricing', 3),
  logs: price(0.5, 1, 'GB', 'aws.amazon.com/cloudwatch/pricing', 5),
  traces: price(5, 1e6, 'traces', 'aws.amazon.com/xray/pricing', 100_000),
} as const satisfies Readonly<Record<string, UnitPrice>>;
