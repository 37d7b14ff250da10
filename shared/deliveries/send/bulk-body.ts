/** The body of SendBulkEmail, written at once; what calls have in common is written once, and its room used again. */
import type { SendBulkEmailCommandInput } from '@aws-sdk/client-sesv2';

export interface BulkBody {
  readonly bytes: Buffer;
  /** What the bytes lie in. */
  readonly room: Buffer;
}

export interface BulkBodies {
  /** The JSON of the input as it stands (SES v2 API, SendBulkEmail: texts, lists and structures alone). */
  write(input: SendBulkEmailCommandInput): BulkBody;
  /** Takes the room back of a call that nobody reads from any more: the next body is written over it. */
  takeBack(body: BulkBody): void;
}

/** Calls of one worker that are under way at once; further ones get room of their own. */
const ROOMS_KEPT = 8;
/** Links of readers differ by some bytes; a body should fit where the one before it was. */
const HEADROOM = 1.1;

export function createBulkBodies(): BulkBodies {
  // Two thirds of a body is the content that all mails of a variant share: escaping and encoding it for every call was a
  // quarter of a Japanese mail's hand-over. It is kept for as long as its object lives.
  const heads = new WeakMap<object, Buffer>();
  // Fresh memory for 100 kB a call, and the collections it brings, was a third of what was left.
  const rooms: Buffer[] = [];

  function headOf(content: object): Buffer {
    let head = heads.get(content);
    if (!head) {
      head = Buffer.from(`{"DefaultContent":${JSON.stringify(content)},`);
      heads.set(content, head);
    }
    return head;
  }

  return {
    write({ DefaultContent: content = {}, BulkEmailEntries = [], ...rest }) {
      const head = headOf(content);
      const tail = JSON.stringify({ ...rest, BulkEmailEntries }).slice(1);
      const length = head.length + Buffer.byteLength(tail);
      let room = rooms.pop();
      if (!room || room.length < length) room = Buffer.allocUnsafe(Math.ceil(length * HEADROOM));
      head.copy(room);
      room.write(tail, head.length);
      return { bytes: room.subarray(0, length), room };
    },
    takeBack({ room }) {
      if (rooms.length < ROOMS_KEPT) rooms.push(room);
    },
  };
}
