/**
 * Where the reader's two files stand: beside the bundle in a deployed function, in the source tree and node_modules
 * everywhere else. The bundler copies `pdfium.wasm` and builds `pdf-child.mjs`; nothing else knows these names.
 */
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

/** File that the child process runs, and whether Node must strip types from it. */
export function childEntry(): { path: string; typed: boolean } {
  const bundled = fileURLToPath(new URL('./pdf-child.mjs', import.meta.url));
  if (existsSync(bundled)) return { path: bundled, typed: false };
  return { path: fileURLToPath(new URL('./pdf-child.ts', import.meta.url)), typed: true };
}

/** PDFium's compiled code. */
export function wasmFile(): string {
  const bundled = fileURLToPath(new URL('./pdfium.wasm', import.meta.url));
  if (existsSync(bundled)) return bundled;
  return createRequire(import.meta.url).resolve('@embedpdf/pdfium/pdfium.wasm');
}
