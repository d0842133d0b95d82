/**
 * Keys of a text, and of a document's name.
 *
 * @module
 */
import type { SourceDocument } from '../core/types.ts';
import { termsOf } from './terms.ts';

/** Keys of a text, each once, without stop words. */
export function distinctKeys(text: string): readonly string[] {
  const terms = termsOf(text).filter(({ stop }) => !stop);
  return [...new Set(terms.map(({ key }) => key))];
}

const names = new WeakMap<SourceDocument, readonly string[]>();

/** Words of a document's title and file name: `EFCAConfidentialityAgreement.txt` names it as well as a title does. */
export function nameKeys(document: SourceDocument): readonly string[] {
  const [name = ''] = document.path.split('/').slice(-1);
  const { title } = document;
  const keys =
    names.get(document) ??
    distinctKeys(`${title} . ${apart(title)} . ${apart(name.replace(/\.[a-z]+$/i, ''))}`);
  names.set(document, keys);
  return keys;
}

/** `EFCAConfidential_Agreement` as `EFCA Confidential Agreement`. */
function apart(name: string): string {
  return name
    .replace(/[_.-]+/g, ' ')
    .replace(/(\p{Ll})(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2');
}
