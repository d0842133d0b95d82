// Question files as the tuning scripts take them: [FOLDER:]FILE, without a folder about the shipped case. FILE holds one JSON
// object a line: {"q": question, "gold": [regular expressions], "any": whether one of them suffices}.
import { readFileSync } from 'node:fs';
import { SHIPPED_CASE } from '../../dist/commands/desk.js';
import { loadCollection } from '../../dist/knowledge/load.js';
import { createPassageIndex } from '../../dist/search/passage-index.js';

const indexes = new Map();

async function indexOf(folder) {
  if (!indexes.has(folder)) indexes.set(folder, createPassageIndex(await loadCollection(folder)));
  return indexes.get(folder);
}

/** The questions of a file, and the index that they are asked. */
export async function questionsOf(argument) {
  const [file, folder = SHIPPED_CASE] = argument.split(':').reverse();
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return { file, index: await indexOf(folder), questions: lines.map((line) => JSON.parse(line)) };
}

/** Whether a text holds what the question's gold asks for. */
export function matcher({ gold, any }) {
  const patterns = gold.map((source) => new RegExp(source, 'i'));
  return (text) => {
    const flat = text.replace(/\s+/g, ' ');
    return any
      ? patterns.some((pattern) => pattern.test(flat))
      : patterns.every((pattern) => pattern.test(flat));
  };
}
