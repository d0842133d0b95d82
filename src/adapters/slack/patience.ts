import { setTimeout as delay } from 'node:timers/promises';
import { webApi } from '@slack/bolt';

const tries = 8;

/**
 * Makes a call of the Web API, waiting as long as Slack says where it is asked too often, and trying again where the
 * call surely did not arrive. Anything else is thrown at once: a post that may have arrived is never made twice.
 *
 * The client's own retries are off: they stop every call of a token for one channel's limit.
 */
export async function patiently<Result>(call: () => Promise<Result>): Promise<Result> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await call();
    } catch (error) {
      const wait = waitBefore(error, attempt);
      if (wait === undefined || attempt === tries) throw error;
      await delay(wait);
    }
  }
}

/** Milliseconds until the next try; undefined where there is none. */
function waitBefore(error: unknown, attempt: number): number | undefined {
  if (error instanceof webApi.WebAPIRateLimitedError) return error.retryAfter * 1000 + 50 * attempt;
  if (error instanceof webApi.WebAPIHTTPError && error.statusCode === 503) return 250 * 2 ** attempt;
  if (error instanceof webApi.WebAPIRequestError && neverArrived(error.original)) return 250 * 2 ** attempt;
  return undefined;
}

function neverArrived(error: Error): boolean {
  const { cause } = error;
  const code = cause instanceof Error && 'code' in cause ? cause.code : undefined;
  return code === 'ECONNREFUSED' || code === 'ENOTFOUND' || code === 'EAI_AGAIN';
}
