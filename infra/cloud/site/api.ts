/** The HTTP API behind `/api/*` of the site. Its own address stays reachable, so handlers check the origin's secret. */
import { RemovalPolicy, Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { HttpApi, HttpMethod, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Handler } from '../function/handler.ts';
import { type Alarms, COUNT_PERIOD } from '../watch/alarms.ts';

export interface Route {
  readonly method: 'GET' | 'HEAD' | 'POST';
  readonly path: `/api/${string}`;
}

/** Requests a second that the whole API answers; a list of a million readers confirms slower than this. */
const RATE = 20;
const BURST = 40;

export class Api extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, alarms: Alarms) {
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
    alarms.add(this, 'ServerErrors', {
      metric: this.api.metricServerError({ period: COUNT_PERIOD }),
      threshold: 5,
      effect: 'The pages to subscribe, confirm and leave answer with an error.',
      runbook: 'site-and-api',
    });
  }

  serve(handler: Handler, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration(handler.name, handler.function);
    for (const { method, path } of routes) {
      for (const route of this.api.addRoutes({ path, methods: [HttpMethod[method]], integration })) {
        Validations.of(route).acknowledge({
          id: 'AwsSolutions-APIG4',
          reason: 'Readers have no account: what changes anything is a POST with a signed link or a form token in it.',
        });
      }
    }
  }
}
