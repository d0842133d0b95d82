/**
 * The few members of https://dom.spec.whatwg.org that the reader of web pages uses. TypeScript's own types of the DOM would
 * make every global of a browser look as if it existed here.
 *
 * @module
 */

export interface DomNode {
  readonly nodeType: number;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
}

interface Queries {
  querySelector(selector: string): DomElement | null;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

export interface DomElement extends DomNode, Queries {
  /** Lower case in pages. */
  readonly localName: string;
  readonly children: Iterable<DomElement>;
  hasAttribute(name: string): boolean;
  getAttribute(name: string): string | null;
  closest(selector: string): DomElement | null;
  remove(): void;
}

export interface DomDocument extends Queries {
  readonly body: DomElement | null;
}

const ELEMENT = 1;

export function isElement(node: DomNode): node is DomElement {
  return node.nodeType === ELEMENT;
}
