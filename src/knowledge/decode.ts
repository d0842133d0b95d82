/** Text of a file's bytes, or why there is none. */
export type Decoded = { readonly text: string } | { readonly problem: string };

/**
 * UTF-8 and UTF-16 by their marks, then the encoding that the file declares, UTF-16 by its empty bytes, UTF-8, and last
 * Windows-1252, which every old Western text can be read as. Ligatures of printers become letters.
 *
 * @param declared name of an encoding, as in the head of a web page; ignored where there is none of that name.
 */
export function decodeText(bytes: Uint8Array, declared?: string): Decoded {
  const encoding = markedEncoding(bytes) ?? knownEncoding(declared) ?? unmarkedUtf16(bytes);
  if (!encoding && bytes.includes(0)) return { problem: 'is no text; save it as UTF-8 text' };
  const text = encoding ? decodeAs(encoding, bytes) : decodeUnmarked(bytes);
  return { text: text.replace(/[\ufb00-\ufb06]/g, (ligature) => ligature.normalize('NFKC')) };
}

function markedEncoding([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

function knownEncoding(label: string | undefined): string | undefined {
  try {
    const { encoding } = new TextDecoder(label ?? 'unknown');
    // A page that could be read as far as this declaration is not in UTF-16, whatever it says.
    return encoding.startsWith('utf-16') ? 'utf-8' : encoding;
  } catch {
    return undefined;
  }
}

/** Western text in UTF-16 has an empty byte beside almost every letter. */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  const sample = bytes.subarray(0, 4096 - (bytes.length % 2));
  const empty = [0, 0];
  for (let at = 0; at < sample.length; at += 1)
    if (sample[at] === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = empty.map((count) => count / Math.max(1, sample.length / 2));
  if (odd > 0.7 && even < 0.05) return 'utf-16le';
  return even > 0.7 && odd < 0.05 ? 'utf-16be' : undefined;
}

function decodeUnmarked(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return decodeAs('windows-1252', bytes);
  }
}

/** Characters of the bytes 0x80 to 0x9f in Windows-1252; `\ufffd` where there is none (https://encoding.spec.whatwg.org). */
const WINDOWS_1252 = '€\ufffd‚ƒ„…†‡ˆ‰Š‹Œ\ufffdŽ\ufffd\ufffd‘’“”•–—˜™š›œ\ufffdžŸ';

/** Node 20 reads Windows-1252 as Latin-1 and makes control characters of quotation marks (nodejs/node#56542). */
function decodeAs(encoding: string, bytes: Uint8Array): string {
  const text = new TextDecoder(encoding).decode(bytes);
  if (encoding !== 'windows-1252') return text;
  return text.replace(/[\u0080-\u009f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));
}

/** The encoding that a web page declares near its beginning. */
export function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder('latin1').decode(bytes.subarray(0, 2048));
  return (
    /<meta[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ??
    /^<\?xml[^>]{0,100}encoding=["']([\w-]+)/.exec(start)?.[1]
  );
}
