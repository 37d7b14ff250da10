/** F-09: what stands between the world and the handlers, held against the synthesised template. */
import { beforeAll, describe, expect, test } from '@jest/globals';
import { resourcesOf, synthesised, type Template } from '../support/synthesised.ts';
import { EVERY_SETTING } from './settings-samples.ts';

let template: Template;
let everything: Template;
const of = (...types: string[]) => resourcesOf(template, ...types);
const target = (reference: { 'Fn::GetAtt'?: [string, string] }) =>
  template.Resources[reference['Fn::GetAtt']?.[0] ?? '']!;

beforeAll(async () => {
  template = (await synthesised()).template;
  everything = (await synthesised(EVERY_SETTING)).template;
});

describe('F-09 the way in', () => {
  test('the API is throttled and logs routes, never paths or queries', () => {
    const [[, stage] = []] = of('AWS::ApiGatewayV2::Stage');
    const { DefaultRouteSettings, AccessLogSettings } = stage!.Properties;
    expect(DefaultRouteSettings.ThrottlingRateLimit).toBeGreaterThan(0);
    expect(DefaultRouteSettings.ThrottlingBurstLimit).toBeGreaterThan(0);
    expect(AccessLogSettings.Format).toContain('$context.routeKey');
    expect(AccessLogSettings.Format).not.toMatch(/path|querystring|sourceIp|userAgent|protocol|domainName/i);
  });

  test('no route is a catch-all, and none reaches anything but the readers’ pages', () => {
    const routes = of('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties.RouteKey as string);
    for (const route of routes) expect(route).toMatch(/^(GET|HEAD|POST) \/api\/[a-z-]+$/);
    const integrations = of('AWS::ApiGatewayV2::Integration').map(([, { Properties }]) => Properties.IntegrationUri);
    expect(integrations).toHaveLength(1);
    expect(target(integrations[0]).Metadata?.handler).toBe('functions/subscriptions.lambda.ts');
  });

  test('CloudFront adds the origin’s secret by reference and passes on the viewer’s address, no cookie, no Host', () => {
    const [[, distribution] = []] = of('AWS::CloudFront::Distribution');
    const origins = distribution!.Properties.DistributionConfig.Origins;
    const api = origins.find((origin: { CustomOriginConfig?: object }) => origin.CustomOriginConfig);
    expect(api.CustomOriginConfig.OriginProtocolPolicy).toBe('https-only');
    const [header] = api.OriginCustomHeaders;
    expect(header.HeaderName).toBe('x-ronbun-origin');
    expect(JSON.stringify(header.HeaderValue)).toContain('{{resolve:secretsmanager:');
    const [[, policy] = []] = of('AWS::CloudFront::OriginRequestPolicy');
    const { HeadersConfig, CookiesConfig } = policy!.Properties.OriginRequestPolicyConfig;
    expect(HeadersConfig.Headers).toContain('CloudFront-Viewer-Address');
    expect(HeadersConfig.Headers.map((name: string) => name.toLowerCase())).not.toContain('host');
    expect(CookiesConfig.CookieBehavior).toBe('none');
  });

  test('a one-click POST is never redirected', () => {
    const [[, distribution] = []] = of('AWS::CloudFront::Distribution');
    const [behavior] = distribution!.Properties.DistributionConfig.CacheBehaviors;
    expect(behavior.PathPattern).toBe('/api/*');
    expect(behavior.ViewerProtocolPolicy).toBe('https-only');
    expect(behavior.AllowedMethods).toContain('POST');
  });

  test('the site’s bucket answers CloudFront alone', () => {
    expect(of('AWS::CloudFront::OriginAccessControl')).toHaveLength(1);
    const readers = of('AWS::S3::BucketPolicy')
      .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement)
      .filter(({ Effect, Action }) => Effect === 'Allow' && [Action].flat().includes('s3:GetObject'));
    expect(readers).toHaveLength(1);
    expect(readers[0].Principal).toEqual({ Service: 'cloudfront.amazonaws.com' });
    expect(readers[0].Condition.StringEquals['AWS:SourceArn']).toBeDefined();
  });

  test('a web ACL of the settings stands in front of everything', () => {
    const [[, distribution] = []] = resourcesOf(everything, 'AWS::CloudFront::Distribution');
    expect(distribution!.Properties.DistributionConfig.WebACLId).toBe(EVERY_SETTING.site.webAclArn);
  });
});
