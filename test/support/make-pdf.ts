/** Writes small PDFs for tests: text at places, colours and render modes, boxes over it, forms of damage. */
import { deflateSync } from 'node:zlib';

export type FontName = 'serif' | 'bold' | 'italic' | 'sans' | 'mono';

const FONTS: Record<FontName, string> = {
  serif: 'Times-Roman',
  bold: 'Times-Bold',
  italic: 'Times-Italic',
  sans: 'Helvetica',
  mono: 'Courier',
};

/** WinAnsiEncoding, with the ligature of f and i at a code that it leaves free … */
const ENCODING = '<< /Type /Encoding /BaseEncoding /WinAnsiEncoding /Differences [1 /fi] >>';
/** … which reads as two letters. */
const LIGATURE =
  'begincmap 1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <01> <00660069> endbfchar endcmap';

export interface TextOptions {
  /** @default 10 */
  readonly size?: number;
  readonly font?: FontName;
  /** Text rendering mode of the PDF: 0 fills, 3 paints nothing, 7 clips. */
  readonly mode?: number;
  /** Red, green, blue, each 0 to 1. */
  readonly colour?: readonly [number, number, number];
  /** Name of a graphics state: `clear` is fully transparent. */
  readonly state?: 'clear';
  /** Degrees against the horizontal. */
  readonly turned?: number;
  /** Horizontal scaling in percent. */
  readonly stretch?: number;
}

export interface PageOptions {
  /** @default 595 (A4) */
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Painting operators, as the functions below write them. */
  readonly paint: readonly string[];
}

export interface PdfOptions {
  readonly info?: Readonly<Record<string, string>>;
  /** Says that a password is needed, without really hiding anything. */
  readonly encrypted?: boolean;
  readonly compress?: boolean;
}

/** One string at a place, measured in points from the page's lower left corner. */
export function text(x: number, y: number, string: string, options: TextOptions = {}): string {
  const { size = 10, font = 'serif', mode = 0, colour = [0, 0, 0], state, turned = 0, stretch = 100 } = options;
  const angle = (turned * Math.PI) / 180;
  const [cos, sin] = [Math.cos(angle).toFixed(4), Math.sin(angle).toFixed(4)];
  return [
    'q',
    state ? `/${state} gs` : '',
    `BT /${font} ${size} Tf ${mode} Tr ${stretch} Tz ${colour.join(' ')} rg`,
    `${cos} ${sin} ${(-Number(sin)).toFixed(4)} ${cos} ${x} ${y} Tm (${escaped(string)}) Tj ET Q`,
  ].join(' ');
}

/** Lines under one another; `step` is the distance of their baselines. */
export function lines(x: number, y: number, strings: readonly string[], options: TextOptions & { step?: number } = {}) {
  const step = options.step ?? 1.2 * (options.size ?? 10);
  return strings.map((string, i) => text(x, y - i * step, string, options)).join('\n');
}

/** A filled rectangle. */
export function box(
  x: number,
  y: number,
  width: number,
  height: number,
  colour: readonly number[] = [1, 1, 1],
): string {
  return `q ${colour.join(' ')} rg ${x} ${y} ${width} ${height} re f Q`;
}

/** What is painted inside a rectangular clip. */
export function clipped(x: number, y: number, width: number, height: number, paint: string): string {
  return `q ${x} ${y} ${width} ${height} re W n ${paint} Q`;
}

/** A grey picture stretched over a rectangle. */
export function picture(x: number, y: number, width: number, height: number): string {
  return `q ${width} 0 0 ${height} ${x} ${y} cm /picture Do Q`;
}

/** The bytes of a PDF with these pages. */
export function makePdf(pages: readonly PageOptions[], options: PdfOptions = {}): Uint8Array {
  const objects: Buffer[] = [];
  const add = (body: string | Buffer) => objects.push(Buffer.from(body)) && objects.length;
  const toUnicode = add(stream(Buffer.from(LIGATURE), '', false));
  const fonts = Object.entries(FONTS).map(([name, base]) => {
    const font = add(
      `<< /Type /Font /Subtype /Type1 /BaseFont /${base} /Encoding ${ENCODING} /ToUnicode ${toUnicode} 0 R >>`,
    );
    return `/${name} ${font} 0 R`;
  });
  const picture = add(
    stream(
      Buffer.alloc(4, 0x80),
      '/Type /XObject /Subtype /Image /Width 2 /Height 2 /ColorSpace /DeviceGray /BitsPerComponent 8',
      false,
    ),
  );
  const [on, off] = [add('<< /Type /OCG /Name (on) >>'), add('<< /Type /OCG /Name (off) >>')];
  const resources = add(
    `<< /Properties << /on ${on} 0 R /off ${off} 0 R >> /Font << ${fonts.join(' ')} >> /XObject << /picture ${picture} 0 R >> /ExtGState << /clear << /ca 0 /CA 0 >> >> >>`,
  );
  const tree = objects.length + 2 * pages.length + 1;
  const kids = pages.map(({ width = 595, height = 842, rotate = 0, paint }) => {
    const content = add(stream(Buffer.from(paint.join('\n'), 'latin1'), '', options.compress ?? false));
    return add(
      `<< /Type /Page /Parent ${tree} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Resources ${resources} 0 R /Contents ${content} 0 R >>`,
    );
  });
  add(`<< /Type /Pages /Count ${kids.length} /Kids [${kids.map((kid) => `${kid} 0 R`).join(' ')}] >>`);
  const layers = `/OCProperties << /OCGs [${on} 0 R ${off} 0 R] /D << /ON [${on} 0 R] /OFF [${off} 0 R] >> >>`;
  const catalog = add(`<< /Type /Catalog /Pages ${tree} 0 R ${layers} >>`);
  const info = add(
    `<< ${Object.entries(options.info ?? {})
      .map(([key, value]) => `/${key} (${escaped(value)})`)
      .join(' ')} >>`,
  );
  const secret = options.encrypted
    ? `/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <${'41'.repeat(32)}> /U <${'42'.repeat(32)}> >> /ID [<00> <00>]`
    : '';
  return assemble(objects, `/Root ${catalog} 0 R /Info ${info} 0 R ${secret}`);
}

/** A stream object's body. */
export function stream(data: Buffer, entries: string, compress: boolean): Buffer {
  const body = compress ? deflateSync(data) : data;
  const filter = compress ? '/Filter /FlateDecode' : '';
  return Buffer.concat([
    Buffer.from(`<< ${entries} ${filter} /Length ${body.length} >>\nstream\n`),
    body,
    Buffer.from('\nendstream'),
  ]);
}

/** Numbers the objects from 1, and puts header, cross-reference table and trailer around them. */
export function assemble(objects: readonly Buffer[], trailer: string): Uint8Array {
  const parts: Buffer[] = [Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const offsets: number[] = [];
  let at = parts[0]!.length;
  for (const [i, body] of objects.entries()) {
    const part = Buffer.concat([Buffer.from(`${i + 1} 0 obj\n`), body, Buffer.from('\nendobj\n')]);
    offsets.push(at);
    parts.push(part);
    at += part.length;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  parts.push(
    Buffer.from(
      `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer << /Size ${size} ${trailer} >>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

/** Codes of signs that Latin-1 does not have (ISO 32000 annex D.2), and of the ligature. */
const CODES: Record<string, string> = {
  '–': '\x96',
  '—': '\x97',
  '‘': '\x91',
  '’': '\x92',
  '“': '\x93',
  '”': '\x94',
  '•': '\x95',
  ﬁ: '\x01',
};

function escaped(string: string): string {
  return string.replace(/[–—‘’“”•ﬁ]/g, (sign) => CODES[sign]!).replace(/[\\()]/g, '\\$&');
}
