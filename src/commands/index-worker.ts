/**
 * The thread that builds the index of one collection, so that the program goes on hearing its platforms meanwhile.
 *
 * @module
 */
import { parentPort, workerData } from 'node:worker_threads';
import { buildIndexData, encodeIndexData } from '../search/index-data.ts';

parentPort?.postMessage(encodeIndexData(buildIndexData(workerData)));
