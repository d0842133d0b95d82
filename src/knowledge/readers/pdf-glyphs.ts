import type { PDFPageProxy } from 'pdfjs-dist';
import type { Glyphs, Page } from './pdf-page.ts';

type TextItem = Extract<
  Awaited<ReturnType<PDFPageProxy['getTextContent']>>['items'][number],
  { str: string }
>;
type View = ReturnType<PDFPageProxy['getViewport']>;

/** Pages with fewer characters are looked at for pictures, which may be scans. */
const FEW = 200;

/** Whether each font of the file is bold, by the name that pdf.js gives it. */
export type Fonts = Map<string, boolean>;

/** Reads a page's text with its place, the right way up; text that runs across it (a stamp at the margin) is left out. */
export async function readGlyphs(page: PDFPageProxy, fonts: Fonts, names: OperatorNames): Promise<Page> {
  const content = await page.getTextContent();
  const items = content.items.filter((item): item is TextItem => 'str' in item);
  const known = Object.keys(content.styles).every((font) => fonts.has(font));
  const characters = items.reduce((sum, { str }) => sum + str.trim().length, 0);
  // Fonts get their names, and drawings show, only where the page is worked out for drawing.
  const operators = known && characters >= FEW ? undefined : await page.getOperatorList();
  learnFonts(page, Object.keys(content.styles), fonts);
  const view = uprightView(page, items);
  const glyphs = items.flatMap((item) => toGlyphs(item, view, fonts));
  return {
    number: page.pageNumber,
    width: view.width,
    height: view.height,
    glyphs,
    drawn: operators?.fnArray.some((operator) => names.drawing.has(operator)) ?? false,
  };
}

/** Numbers of the operators that put something on a page. */
export interface OperatorNames {
  readonly drawing: ReadonlySet<number>;
}

function learnFonts(page: PDFPageProxy, used: readonly string[], fonts: Fonts): void {
  for (const font of used) {
    if (fonts.has(font)) continue;
    const loaded: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : undefined;
    const name = typeof loaded === 'object' && loaded !== null && 'name' in loaded ? String(loaded.name) : '';
    fonts.set(font, /bold|black|heavy|\bmedi|-medi|demi|cmbx/i.test(name));
  }
}

/** Of the four ways to turn a page the one in which most of its text runs from left to right. */
function uprightView(page: PDFPageProxy, items: readonly TextItem[]): View {
  const views = [0, 90, 180, 270].map((turn) =>
    page.getViewport({ scale: 1, rotation: (page.rotate + turn) % 360 }),
  );
  const upright = (view: View): number =>
    items.reduce((sum, item) => sum + (runsAlong(item, view) ? item.str.length : 0), 0);
  return views.reduce((best, view) => (upright(view) > upright(best) ? view : best));
}

function runsAlong({ transform: [a, b] }: TextItem, { transform: [va, vb, vc, vd] }: View): boolean {
  const x = Number(va) * Number(a) + Number(vc) * Number(b);
  const y = Number(vb) * Number(a) + Number(vd) * Number(b);
  return x > Math.abs(y) || (x === 0 && y === 0);
}

function toGlyphs(item: TextItem, view: View, fonts: Fonts): readonly Glyphs[] {
  const text = cleanGlyphs(item.str);
  if (text.trim() === '' || !runsAlong(item, view)) return [];
  const [, , c, d, e, f] = item.transform.map(Number);
  const [va, vb, vc, vd, ve, vf] = view.transform.map(Number);
  const x0 = Number(va) * Number(e) + Number(vc) * Number(f) + Number(ve);
  const y = Number(vb) * Number(e) + Number(vd) * Number(f) + Number(vf);
  const size = Math.hypot(Number(c), Number(d));
  if (![x0, y, size, item.width].every(Number.isFinite)) return [];
  return [{ text, x0, x1: x0 + item.width, y, size, bold: fonts.get(item.fontName) ?? false }];
}

/** Ligatures become letters, bullets of symbol fonts become bullets, and what is no character goes. */
function cleanGlyphs(text: string): string {
  return text
    .replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC'))
    .replace(/[\uf0a7\uf0b7\uf0d8]/g, '•')
    .replace(/[\p{Cc}\p{Co}\ufffd\ufeff\u200b]+/gu, '');
}
