import { strFromU8, unzipSync } from 'fflate';
import { parseXml, type XmlElement } from './xml.ts';

/** Parts of a Word file that are read; everything else stays packed. */
const PARTS = {
  document: 'word/document.xml',
  styles: 'word/styles.xml',
  numbering: 'word/numbering.xml',
  footnotes: 'word/footnotes.xml',
  endnotes: 'word/endnotes.xml',
  properties: 'docProps/core.xml',
} as const;

/** Unpacked size of one part, in bytes, beyond which a file is refused: 32 MB of XML are some 2,000 pages. */
const LARGEST_PART = 32 * 1024 * 1024;

export type DocxPackage = Readonly<Partial<Record<keyof typeof PARTS, XmlElement>>>;

/**
 * Unpacks and parses the parts of a Word file.
 *
 * @throws Error with what is wrong and the remedy: no Word file, damaged, or a part too large to unpack.
 */
export function openDocx(bytes: Uint8Array): DocxPackage {
  const files = unpack(bytes);
  const parts: Partial<Record<keyof typeof PARTS, XmlElement>> = {};
  for (const [part, path] of Object.entries(PARTS) as [keyof typeof PARTS, string][]) {
    const file = files[path];
    if (file) parts[part] = parseXml(strFromU8(file));
  }
  if (!parts.document) throw new Error('is no Word document; save it again as .docx');
  return parts;
}

function unpack(bytes: Uint8Array): Readonly<Record<string, Uint8Array>> {
  const wanted = new Set<string>(Object.values(PARTS));
  let tooLarge = '';
  try {
    const files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.has(name)) return false;
        if (originalSize > LARGEST_PART) tooLarge = name;
        return originalSize <= LARGEST_PART;
      },
    });
    if (!tooLarge) return files;
  } catch (cause) {
    throw new Error('is damaged or no Word file; save it again as .docx', { cause });
  }
  throw new Error(
    `unpacks to more than ${LARGEST_PART / 1024 / 1024} MB (${tooLarge}); split it into smaller documents`,
  );
}
