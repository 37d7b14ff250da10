/** PDFium's raw functions, loaded once per child, with a ceiling on the memory they may take. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import { init } from '@embedpdf/pdfium';
import { wasmFile } from '../../assets.ts';

type Raw = (...args: number[]) => number;

export interface Pdfium {
  /** Raw exports: no wrapper, no checks, about 20 ns a call; a page needs some 20,000 of them. */
  readonly call: Readonly<Record<string, Raw>>;
  /** Views of its memory; they are replaced when it grows, so none is kept over a call that may allocate. */
  readonly bytes: () => Uint8Array;
  readonly floats: () => Float32Array;
  readonly doubles: () => Float64Array;
  readonly integers: () => Uint32Array;
}

/** 512 MB: the largest of some 1,000 odd files took 122 MB; a bomb stops here instead of at the machine's end. */
const CEILING = 512 * 1024 * 1024;

/** Compiles and starts PDFium. After an exception out of any call the instance is spent: end the process. */
export async function loadPdfium(): Promise<Pdfium> {
  let memory: WebAssembly.Memory | undefined;
  // A function is checked when it is first called: a paper calls a third of them. A V8 without the flag checks all.
  setFlagsFromString('--wasm-lazy-validation');
  const compiled = readFileSync(wasmFile());
  // `init` waits for `done` alone: code that does not compile must end the wait itself, or it ends the process.
  const module = await new Promise<Awaited<ReturnType<typeof init>>>((resolve, reject) => {
    const start = (imports: WebAssembly.Imports, done: (instance: WebAssembly.Instance) => void) => {
      WebAssembly.instantiate(compiled, imports)
        .then(({ instance }) => {
          memory = instance.exports.memory as WebAssembly.Memory;
          limitGrowth(memory);
          done(instance);
        })
        .catch(reject);
      return {};
    };
    const options = { wasmBinary: compiled, print: () => {}, printErr: () => {}, instantiateWasm: start };
    init(options as unknown as Parameters<typeof init>[0]).then(resolve, reject);
  });
  module.PDFiumExt_Init();
  const call = module.pdfium.wasmExports as unknown as Record<string, Raw>;
  const heap = memory!;
  return {
    call,
    bytes: view(() => new Uint8Array(heap.buffer)),
    floats: view(() => new Float32Array(heap.buffer)),
    doubles: view(() => new Float64Array(heap.buffer)),
    integers: view(() => new Uint32Array(heap.buffer)),
  };
}

/** Keeps a view until growth has detached it (its length is 0 then): making one costs more than the call it serves. */
function view<T extends { readonly length: number }>(make: () => T): () => T {
  let made = make();
  return () => {
    if (made.length === 0) made = make();
    return made;
  };
}

/** Makes growing past the ceiling fail as it would on a machine without more memory: PDFium then gives up. */
function limitGrowth(memory: WebAssembly.Memory): void {
  const grow = memory.grow.bind(memory);
  memory.grow = (pages: number) => {
    if (memory.buffer.byteLength + pages * 65_536 > CEILING) throw new RangeError('memory ceiling reached');
    return grow(pages);
  };
}
