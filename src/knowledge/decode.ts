/** Text of a file's bytes, or why there is none. */
export type Decoded = { readonly text: string } | { readonly problem: string };

/** UTF-8 and UTF-16 by their marks, then UTF-8, then Windows-1252, which every old Western text can be read as. */
export function decodeText(bytes: Uint8Array): Decoded {
  const encoding = markedEncoding(bytes);
  if (encoding) return { text: new TextDecoder(encoding).decode(bytes) };
  if (bytes.includes(0)) return { problem: 'is no text; save it as UTF-8 text' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes) };
  }
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}
