/** PDFs made to exhaust a reader. Small on disk; what they ask for is in their names. */
import { deflateSync } from 'node:zlib';
import { assemble, makePdf, text } from './make-pdf.ts';

/** A page whose content unpacks, in two layers, to this many megabytes of operators. */
export function flateBomb(megabytes: number): Uint8Array {
  const layer = deflateSync(deflateSync(Buffer.alloc(megabytes * 1024 * 1024, '0 0 m '), { level: 9 }), { level: 9 });
  const content = Buffer.concat([
    Buffer.from(`<< /Filter [/FlateDecode /FlateDecode] /Length ${layer.length} >>\nstream\n`),
    layer,
    Buffer.from('\nendstream'),
  ]);
  return assemble(
    [
      Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
      Buffer.from('<< /Type /Pages /Count 1 /Kids [3 0 R] >>'),
      Buffer.from('<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R >>'),
      content,
    ],
    '/Root 1 0 R',
  );
}

/** A cross-reference stream whose fields claim a width of a billion bytes. */
export function wideXref(): Uint8Array {
  const data = deflateSync(Buffer.alloc(1024 * 1024));
  const head =
    '%PDF-1.7\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n2 0 obj\n<< /Type /Pages /Count 0 /Kids [] >>\nendobj\n';
  const entries = '/Type /XRef /Size 2000000000 /W [1 1000000000 1] /Root 1 0 R /Filter /FlateDecode';
  return Buffer.concat([
    Buffer.from(`${head}3 0 obj\n<< ${entries} /Length ${data.length} >>\nstream\n`),
    data,
    Buffer.from(`\nendstream\nendobj\nstartxref\n${head.length}\n%%EOF\n`),
  ]);
}

/** Forms that each paint the next one ten times: ten to the power of `depth` strings. */
export function formBomb(depth: number): Uint8Array {
  const objects = [
    Buffer.from('<< /Type /Catalog /Pages 2 0 R >>'),
    Buffer.from('<< /Type /Pages /Count 1 /Kids [3 0 R] >>'),
    Buffer.from(
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /XObject << /next 6 0 R >> >> >>',
    ),
    Buffer.from('<< /Length 8 >>\nstream\n/next Do\nendstream'),
    Buffer.from('<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'),
  ];
  for (let i = 0; i < depth; i += 1) {
    const last = i === depth - 1;
    const paint = last ? 'BT /f 9 Tf 100 100 Td (word) Tj ET' : '/next Do '.repeat(10);
    const inner = last ? '/Font << /f 5 0 R >>' : `/XObject << /next ${7 + i} 0 R >>`;
    objects.push(
      Buffer.from(
        `<< /Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << ${inner} >> /Length ${paint.length} >>\nstream\n${paint}\nendstream`,
      ),
    );
  }
  return assemble(objects, '/Root 1 0 R');
}

/** Very many pages, each with one sentence and its number. */
export function manyPages(count: number): Uint8Array {
  return makePdf(
    Array.from({ length: count }, (_, i) => ({
      paint: [text(72, 700, `This is the only sentence that stands on sheet ${i + 1} of a very long book.`)],
    })),
  );
}
