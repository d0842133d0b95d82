import { Parser } from 'htmlparser2';

/** An element of an XML file, its name with prefix as written. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (XmlElement | string)[];
}

/** Parses XML leniently. Entities of a document type are never expanded, so that a small file cannot grow. */
export function parseXml(source: string): XmlElement {
  const root = { name: '', attributes: {}, children: [] as (XmlElement | string)[] };
  const open = [root];
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        const element = { name, attributes, children: [] };
        open.at(-1)?.children.push(element);
        open.push(element);
      },
      ontext(text) {
        open.at(-1)?.children.push(text);
      },
      onclosetag() {
        if (open.length > 1) open.pop();
      },
    },
    { xmlMode: true, decodeEntities: true },
  );
  parser.end(source);
  return root;
}

/** Elements of this name directly below. */
export function childrenOf(parent: XmlElement | undefined, name: string): readonly XmlElement[] {
  return elementsOf(parent).filter((child) => child.name === name);
}

export function elementsOf(parent: XmlElement | undefined): readonly XmlElement[] {
  return (parent?.children ?? []).filter((child) => typeof child !== 'string');
}

/** The first element at the end of a path of names. */
export function find(parent: XmlElement | undefined, ...path: readonly string[]): XmlElement | undefined {
  return path.reduce<XmlElement | undefined>((element, name) => childrenOf(element, name)[0], parent);
}

/** An attribute of the first element at the end of a path. */
export function wordValue(parent: XmlElement | undefined, ...path: readonly string[]): string | undefined {
  return find(parent, ...path)?.attributes['w:val'];
}

/** All characters below an element. */
export function textOf(element: XmlElement | undefined): string {
  return (element?.children ?? [])
    .map((child) => (typeof child === 'string' ? child : textOf(child)))
    .join('');
}
