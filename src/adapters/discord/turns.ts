import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Answerer } from '../../core/types.ts';

/**
 * Starts one answer in each turn of the event loop. A search takes the processor for milliseconds; without turns, those
 * of a rush would run before the acknowledgements of whoever asked a moment later, which have three seconds.
 */
export function inTurn(answer: Answerer): Answerer {
  let started: Promise<void> = Promise.resolve();
  return (question) => {
    const turn = started.then(() => nextTurn());
    started = turn;
    return turn.then(() => answer(question));
  };
}
