import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A knowledge folder of two short documents, for tests that change what stands in it. */
export function caseFolder() {
  const folder = mkdtempSync(join(tmpdir(), 'pincite-case-'));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  write('opinion.md', opinion('The court dismissed both lawsuits on May 30, 2018.'));
  write('appeal.md', appeal);
  write('questions.yaml', '- answer: opinion.md#conclusion\n  ask: [When were the suits dismissed?]\n');
  return { folder, write, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export function opinion(sentence: string): string {
  return `---
title: Memorandum Opinion
source: D.D.C.
date: 2018-05-30
url: https://example.org/opinion
---

# Memorandum Opinion

## Background

Kaspersky Lab brought two lawsuits against the government, one over the directive and one over the statute.

## Conclusion

Judge Colleen Kollar-Kotelly heard both cases. ${sentence} Kaspersky Lab gave notice of an appeal the same week.

The lawsuits had been heard together from the start, and the order said so in its first line.
`;
}

const appeal = `---
title: Opinion on Appeal
source: D.C. Cir.
date: 2018-11-30
---

# Opinion on Appeal

## Holding

The court of appeals affirmed. The lawsuits were dismissed rightly, because the statute is not a bill of attainder.

## Standing

The directive lawsuit was dismissed for want of standing, since a judgment could not undo the harm.
`;
