/** Answers kept with their validators, so that an unchanged page is not sent again (RFC 9110 13, RFC 9111 4.3). */
import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { Bucket } from '../../platform/bucket.ts';

export interface KeptAnswer {
  readonly contentType: string;
  readonly body: Uint8Array;
  readonly etag?: string;
  readonly lastModified?: string;
}

export interface WebCache {
  get(url: string): Promise<KeptAnswer | undefined>;
  put(url: string, answer: KeptAnswer): Promise<void>;
}

const Head = v.strictObject({
  contentType: v.string(),
  etag: v.optional(v.string()),
  lastModified: v.optional(v.string()),
});
const NEWLINE = 10;

/**
 * Keeps answers in the private bucket, one object each: a line of JSON, then the body as it came. Texts are other
 * people's, so the prefix must be one that the bucket forgets after 30 days.
 * @param prefix ends with a slash
 */
export function createBucketCache(bucket: Bucket, prefix: string): WebCache {
  const keyOf = (url: string): string => prefix + createHash('sha256').update(url).digest('hex');
  return {
    async get(url) {
      const object = await bucket.get(keyOf(url));
      const end = object?.indexOf(NEWLINE) ?? -1;
      if (!object || end < 0) return undefined;
      // An object of another form is no answer of ours: asking again is always right.
      const head = v.safeParse(
        v.pipe(v.string(), v.parseJson(), Head),
        new TextDecoder().decode(object.subarray(0, end)),
      );
      return head.success ? { ...head.output, body: object.subarray(end + 1) } : undefined;
    },
    async put(url, { body, ...head }) {
      await bucket.put(
        keyOf(url),
        Buffer.concat([Buffer.from(`${JSON.stringify(head)}\n`), body]),
        'application/octet-stream',
      );
    },
  };
}
