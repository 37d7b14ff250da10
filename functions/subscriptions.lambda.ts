import middy from '@middy/core';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import { once } from '../shared/platform/handlers.ts';
import { createLogger, describe } from '../shared/platform/logger.ts';
import { createCounter } from '../shared/platform/metrics.ts';
import type { Answer } from '../shared/readers/pages/page.ts';
import { subscriberServices } from './subscriber-services.ts';
import { subscriptions } from './subscriptions.ts';

const services = once(subscriberServices);
const log = createLogger('subscriptions');

export const handler = middy<APIGatewayProxyEventV2, Answer>().handler(async (event) => {
  const counter = createCounter();
  const ready = await services();
  await ready.refreshKeys();
  const answer = await subscriptions(event, {
    ...ready,
    counter,
    sleep: (ms) => new Promise((done) => setTimeout(done, ms)),
    report: (error) => log.error('a page failed', { error: describe(error) }),
  });
  counter.flush();
  return answer;
});
