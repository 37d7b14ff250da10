/** CloudFront's part, read from the template: which paths go where, the root page, error pages, headers. */
import { createResolver, type LocalPlace, type Template } from '../template/intrinsics.ts';

export interface Distribution {
  readonly siteBucket: string;
  readonly rootObject: string;
  /** Beginnings of paths that go to the HTTP API: `/api/`. */
  readonly apiPaths: readonly string[];
  /** Sent to the API with each request; `{{resolve:…}}` is still to be looked up. */
  readonly originHeaders: Readonly<Record<string, string>>;
  /** Set on pages of the bucket. */
  readonly pageHeaders: Readonly<Record<string, string>>;
  /** Status of a missing page to the page shown instead. */
  readonly errorPages: ReadonlyMap<number, { readonly path: string; readonly status: number }>;
}

interface Behavior {
  readonly PathPattern?: string;
  readonly TargetOriginId: string;
  readonly ResponseHeadersPolicyId?: string;
}

interface Config {
  readonly DefaultRootObject?: string;
  readonly DefaultCacheBehavior: Behavior;
  readonly CacheBehaviors?: readonly Behavior[];
  readonly CustomErrorResponses?: readonly { ErrorCode: number; ResponseCode?: number; ResponsePagePath?: string }[];
  readonly Origins: readonly {
    readonly Id: string;
    readonly DomainName: string;
    readonly OriginCustomHeaders?: readonly { HeaderName: string; HeaderValue: string }[];
  }[];
}

/** @returns undefined when the template has no distribution */
export function readDistribution(template: Template, place: LocalPlace): Distribution | undefined {
  const found = Object.values(template.Resources).find(({ Type }) => Type === 'AWS::CloudFront::Distribution');
  if (!found) return undefined;
  const resolve = createResolver(template, place);
  const config = resolve(served(found.Properties?.DistributionConfig as Config)) as Config;
  const originOf = (behavior: Behavior) => config.Origins.find(({ Id }) => Id === behavior.TargetOriginId);
  const api = (config.CacheBehaviors ?? []).filter((one) => originOf(one)?.DomainName === place.publicHost);
  const customHeaders = api.flatMap((behavior) => originOf(behavior)?.OriginCustomHeaders ?? []);
  return {
    siteBucket: originOf(config.DefaultCacheBehavior)?.DomainName.split('.s3.')[0] ?? '',
    rootObject: config.DefaultRootObject ?? '',
    apiPaths: api.flatMap(({ PathPattern }) => PathPattern?.replace(/\*$/, '') ?? []),
    originHeaders: Object.fromEntries(customHeaders.map((one) => [one.HeaderName.toLowerCase(), one.HeaderValue])),
    pageHeaders: headersOf(config.DefaultCacheBehavior.ResponseHeadersPolicyId, template),
    errorPages: new Map(
      (config.CustomErrorResponses ?? []).flatMap(({ ErrorCode, ResponseCode, ResponsePagePath }) =>
        ResponsePagePath ? [[ErrorCode, { path: ResponsePagePath, status: ResponseCode ?? ErrorCode }]] : [],
      ),
    ),
  };
}

/** Only what is served here is resolved: access control, certificates and logs have no meaning on one machine. */
function served(config: Config): Config {
  const behavior = ({ PathPattern, TargetOriginId, ResponseHeadersPolicyId }: Behavior) => ({
    PathPattern,
    TargetOriginId,
    ResponseHeadersPolicyId,
  });
  return {
    DefaultRootObject: config.DefaultRootObject,
    DefaultCacheBehavior: behavior(config.DefaultCacheBehavior),
    CacheBehaviors: config.CacheBehaviors?.map(behavior),
    CustomErrorResponses: config.CustomErrorResponses,
    Origins: config.Origins.map(({ Id, DomainName, OriginCustomHeaders }) => ({ Id, DomainName, OriginCustomHeaders })),
  };
}

function headersOf(policyId: string | undefined, template: Template): Readonly<Record<string, string>> {
  const policy = template.Resources[policyId ?? '']?.Properties?.ResponseHeadersPolicyConfig as
    | { SecurityHeadersConfig?: Record<string, Record<string, unknown>> }
    | undefined;
  const security = policy?.SecurityHeadersConfig ?? {};
  const one = (name: string, part: string, value: (config: Record<string, unknown>) => unknown) =>
    security[part] ? { [name]: String(value(security[part])) } : {};
  return {
    ...one('content-security-policy', 'ContentSecurityPolicy', (config) => config.ContentSecurityPolicy),
    ...one('x-content-type-options', 'ContentTypeOptions', () => 'nosniff'),
    ...one('x-frame-options', 'FrameOptions', (config) => config.FrameOption),
    ...one('referrer-policy', 'ReferrerPolicy', (config) => config.ReferrerPolicy),
    ...one(
      'strict-transport-security',
      'StrictTransportSecurity',
      (config) => `max-age=${config.AccessControlMaxAgeSec}`,
    ),
  };
}
