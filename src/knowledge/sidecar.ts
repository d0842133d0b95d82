import type { SourceDocument, Warning } from '../core/types.ts';
import { decodeText } from './decode.ts';
import { type FoundFile, readFound, reason } from './files.ts';
import { toMetadata } from './metadata.ts';

interface Described {
  readonly documents: readonly SourceDocument[];
  readonly warnings: readonly Warning[];
}

/**
 * Metadata that stand beside a document, as front matter stands in Markdown: `opinion.pdf.yaml` beside `opinion.pdf` gives it
 * title, source, author, date, url, kind and cite, which a PDF or Word file seldom has right.
 */
export async function withSidecars(
  documents: readonly SourceDocument[],
  files: readonly FoundFile[],
): Promise<Described> {
  const sidecars = new Map(
    files.filter(({ path }) => path.endsWith('.yaml')).map((file) => [file.path, file]),
  );
  const warnings: Warning[] = [];
  const described: SourceDocument[] = [];
  for (const document of documents) {
    const sidecar = sidecars.get(`${document.path}.yaml`);
    described.push(sidecar ? await describe(document, sidecar, warnings) : document);
  }
  return { documents: described, warnings };
}

async function describe(
  document: SourceDocument,
  sidecar: FoundFile,
  warnings: Warning[],
): Promise<SourceDocument> {
  const warn = (message: string): void => {
    warnings.push({ path: sidecar.path, message, failed: false });
  };
  try {
    const { parse } = await import('yaml');
    const decoded = decodeText(await readFound(sidecar));
    const raw: unknown = 'text' in decoded ? parse(decoded.text) : undefined;
    if (typeof raw !== 'object' || raw === null) throw new Error('no mapping');
    const { title, metadata, warnings: problems } = toMetadata({ ...raw });
    problems.forEach(warn);
    return { ...document, ...metadata, ...(title && { title }) };
  } catch (cause) {
    warn(
      `cannot be read (${reason(cause).split('\n')[0]}); write lines such as "title: ..." and "date: 2018-11-30"`,
    );
    return document;
  }
}
