/** The HTTP API behind `/api/*` of the site. Its own address stays reachable, so handlers check the origin's secret. */
import { RemovalPolicy } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, type HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Handler } from './handler.ts';

/** One of our routes: `GET /api/confirm`. */
export type RouteKey = `${'GET' | 'POST'} /api/${string}`;

/** Requests a second that the whole API answers; a list of a million readers confirms slower than this. */
const RATE = 20;
const BURST = 40;

export class Api extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    this.api = new HttpApi(this, 'Http', {
      description: 'Ronbun: subscribe, confirm, preferences, leave',
      createDefaultStage: false,
    });
    const log = new LogGroup(this, 'AccessLog', {
      retention: RetentionDays.ONE_MONTH,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    new HttpStage(this, 'Stage', {
      httpApi: this.api,
      autoDeploy: true,
      throttle: { rateLimit: RATE, burstLimit: BURST },
      accessLogSettings: {
        destination: new LogGroupLogDestination(log),
        // The route, never the path with its query: links carry tokens, and the address is personal.
        format: AccessLogFormat.custom(
          JSON.stringify({
            at: '$context.requestTimeEpoch',
            id: '$context.requestId',
            route: '$context.routeKey',
            status: '$context.status',
            ms: '$context.responseLatency',
            bytes: '$context.responseLength',
            error: '$context.integrationErrorMessage',
          }),
        ),
      },
    });
  }

  serve(handler: Handler, routes: readonly RouteKey[]): void {
    const integration = new HttpLambdaIntegration(handler.name, handler.function);
    for (const key of routes) {
      const [method, path] = key.split(' ') as [HttpMethod, string];
      this.api.addRoutes({ path, methods: [method], integration });
    }
  }
}
