/** PDF to text with places, in a child process that has a time and a memory limit. */
import { type ChildProcess, fork } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { childEntry } from './assets.ts';
import type { ChildAnswer, ChildRequest, PdfReading } from './child-messages.ts';
import { PdfRefusedError, type RefusalReason } from './refusal.ts';

export interface ReadPdfOptions {
  /** Milliseconds for one PDF, from the moment its child starts on it. @default 20000 */
  readonly timeoutMs?: number;
  /** Pages read of a longer file. @default 300 */
  readonly maxPages?: number;
  /** Larger files are refused unread. @default 60 MB */
  readonly maxBytes?: number;
  /** Told what an engine threw when it broke over this PDF, also where the second one read it: its findings are fewer. */
  readonly onBroken?: (cause: string) => void;
}

/** Longest wait that a worker can afford beside its model call. */
const TIMEOUT_MS = 20_000;
/** A thesis has 300 pages; a paper seldom 60. */
const MAX_PAGES = 300;
/** The largest of arXiv's PDFs are about 50 MB, nearly all of it pictures. */
const MAX_BYTES = 60 * 1024 * 1024;
/**
 * JavaScript heap of the child in MB: three times what 300 full pages take; PDFium's own memory has its own ceiling.
 * A young generation of 8 MB from the start spares the first paper a dozen collections. It may grow to 16 MB: the words
 * of a whole paper live that long, and in 8 MB they were copied so often that papers took a fifth more time.
 */
export const CHILD_HEAP = ['--max-old-space-size=192', '--min-semi-space-size=8', '--max-semi-space-size=16'];
/** All memory of the child, buffers outside both heaps included, and how often it is weighed. */
const CHILD_MEMORY_MB = 800;
const WEIGHING_MS = 200;

let warm: ChildProcess | undefined;
let queue: Promise<unknown> = Promise.resolve();

/**
 * Reads a PDF. One PDF at a time: calls wait for each other, so that one child is enough.
 * Throws PdfRefusedError, which no retry can help.
 */
export function readPdf(bytes: Uint8Array, options: ReadPdfOptions = {}): Promise<PdfReading> {
  if (!looksLikePdf(bytes)) return Promise.reject(new PdfRefusedError('not-a-pdf'));
  if (bytes.length > (options.maxBytes ?? MAX_BYTES)) return Promise.reject(new PdfRefusedError('too-large'));
  const turn = queue.then(() => ask({ bytes, maxPages: options.maxPages ?? MAX_PAGES }, options));
  queue = turn.catch(() => {});
  return turn;
}

/** Ends the warm child; the next call starts another. */
export async function closePdfReader(): Promise<void> {
  await queue;
  end(warm);
}

/** The header may stand anywhere in the first 1,024 bytes (ISO 32000 annex H.3.4.1, as readers have always done). */
function looksLikePdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 1024)).includes('%PDF-');
}

function ask(request: ChildRequest, { timeoutMs = TIMEOUT_MS, onBroken }: ReadPdfOptions): Promise<PdfReading> {
  const child = warm ?? start();
  hold(child);
  return new Promise<PdfReading>((resolve, reject) => {
    const finish = (settle: () => void) => {
      clearTimeout(timer);
      clearInterval(scale);
      child.off('message', onMessage).off('exit', onExit).off('error', onExit);
      release(child);
      settle();
    };
    const onMessage = (answer: ChildAnswer) =>
      finish(() => {
        if (answer.broken) {
          end(child);
          onBroken?.(answer.cause ?? 'not told');
        }
        if ('reading' in answer) resolve(answer.reading);
        else reject(new PdfRefusedError(answer.refused, answer.broken, answer.cause));
      });
    const scale = setInterval(() => {
      if (memoryOf(child) > CHILD_MEMORY_MB) refuse('too-large');
    }, WEIGHING_MS);
    const refuse = (reason: RefusalReason) =>
      finish(() => {
        end(child);
        reject(new PdfRefusedError(reason));
      });
    // A child that ends by itself ran out of memory, or its engine did.
    const onExit = () => refuse('too-large');
    const timer = setTimeout(() => refuse('too-slow'), timeoutMs);
    child.on('message', onMessage).on('exit', onExit).on('error', onExit);
    child.send(request, (error) => {
      if (error) onExit();
    });
  });
}

/** Resident memory of the child in MB where the system tells (Linux); elsewhere its own ceilings must do. */
function memoryOf(child: ChildProcess): number {
  try {
    const status = readFileSync(`/proc/${child.pid}/status`, 'utf8');
    return Number(status.match(/^VmRSS:\s+(\d+) kB/m)?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}

function start(): ChildProcess {
  const { path, typed } = childEntry();
  const child = fork(path, {
    // The parser of foreign files gets no environment: there is nothing in it for a PDF.
    env: {},
    execArgv: [...CHILD_HEAP, '--no-warnings', ...(typed ? ['--experimental-strip-types'] : [])],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  child.on('exit', () => {
    if (warm === child) warm = undefined;
  });
  warm = child;
  return child;
}

/** An idle child must not keep its parent alive; a working one must. */
function release(child: ChildProcess): void {
  child.unref();
  child.channel?.unref();
}

function hold(child: ChildProcess): void {
  child.ref();
  child.channel?.ref();
}

function end(child: ChildProcess | undefined): void {
  if (!child) return;
  if (warm === child) warm = undefined;
  child.kill('SIGKILL');
}
