/**
 * Takes the place of the SDK's event streams in the bundles (14 kB): clients set them up when they are made, and none of
 * our operations streams its answer.
 */
export const resolveEventStreamSerdeConfig = <T>(config: T): T => config;
export const eventStreamSerdeProvider = () => undefined;
export class EventStreamCodec {}
export class EventStreamSerde {
  constructor() {
    throw new Error('event streams are left out of the bundles: infra/cloud/function/bundle.ts');
  }
}
export const iterableToReadableStream = undefined;
export const readableStreamToIterable = undefined;
