import { describe, expect, it } from 'vitest';
import { citationOf } from '../../src/core/citation.ts';
import { passageOf } from '../fixtures/collection.ts';

describe('a citation', () => {
  it('says what is known of the document and the place, and leaves out the rest', () => {
    expect(citationOf(passageOf('It failed.', { headings: [] }), 0)).toEqual({
      title: 'Brief',
      path: 'brief.md',
    });
    const document = {
      date: '2018-05-30',
      source: 'D.D.C.',
      url: 'https://example.org/a',
      cite: '311 F. Supp. 3d 187',
    };
    const passage = passageOf('It failed.', { headings: ['Opinion', 'Standing'], document });
    expect(citationOf(passage, 0)).toEqual({
      title: 'Brief',
      section: 'Standing',
      path: 'brief.md',
      ...document,
    });
  });

  it('names the page and the paragraph at which the marked sentence starts', () => {
    const passage = passageOf('One. Two. Three.', {
      pages: [
        { at: 0, page: 4 },
        { at: 7, page: 5 },
      ],
      paragraphs: [{ at: 5, number: '14' }],
    });
    expect(citationOf(passage, 0)).not.toHaveProperty('paragraph');
    expect([0, 5, 10].map((at) => citationOf(passage, at).page)).toEqual([4, 4, 5]);
    expect([5, 10].map((at) => citationOf(passage, at).paragraph)).toEqual(['14', '14']);
  });
});

describe('the source that a footnote names', () => {
  const text = 'First claim. Second claim. Third claim.\nA new paragraph.';

  it('is the next one behind the sentence', () => {
    const references = [
      { at: 12, text: 'Complaint' },
      { at: 39, text: 'Order' },
    ];
    const passage = passageOf(text, { references });
    expect([0, 13, 27].map((at) => citationOf(passage, at).reference)).toEqual([
      'Complaint',
      'Order',
      'Order',
    ]);
  });

  it('says nothing of another paragraph', () => {
    const passage = passageOf(text, { references: [{ at: text.length, text: 'Order' }] });
    expect(citationOf(passage, 0)).not.toHaveProperty('reference');
    expect(citationOf(passage, 40).reference).toBe('Order');
  });

  it.each([
    ['Order, p. 3. https://example.org/order', 'Order, p. 3.'],
    ['Order, p. 3, https://example.org/order.', 'Order, p. 3.'],
    ['Order (https://example.org/order)', 'Order'],
    ['Order <https://example.org/order>, p. 3.', 'Order, p. 3.'],
  ])('gives its address as the link: %s', (reference, expected) => {
    const passage = passageOf('It failed.', {
      references: [{ at: 10, text: reference }],
      document: { url: 'https://example.org/digest' },
    });
    expect(citationOf(passage, 0)).toMatchObject({ url: 'https://example.org/order', reference: expected });
  });

  it('may have brackets in its address', () => {
    const reference = 'Encyclopedia (see https://example.org/wiki/Attainder_(law)).';
    const passage = passageOf('It failed.', { references: [{ at: 10, text: reference }] });
    expect(citationOf(passage, 0)).toMatchObject({
      url: 'https://example.org/wiki/Attainder_(law)',
      reference: 'Encyclopedia (see).',
    });
  });

  it('may be an address alone', () => {
    const passage = passageOf('It failed.', { references: [{ at: 10, text: 'https://example.org/order' }] });
    expect(citationOf(passage, 0)).toMatchObject({ url: 'https://example.org/order' });
    expect(citationOf(passage, 0)).not.toHaveProperty('reference');
  });
});
