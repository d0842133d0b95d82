/**
 * What Discord refuses, and what of it may be logged: never a body or an address, which hold questions and tokens.
 *
 * @module
 */
import { setTimeout as wait } from 'node:timers/promises';
import { DiscordAPIError, HTTPError, RESTJSONErrorCodes } from 'discord.js';

/** Code, status and method of a refused request; name and code of any other error. */
export function failureFields(error: unknown): Readonly<Record<string, unknown>> {
  if (error instanceof DiscordAPIError)
    return { code: error.code, status: error.status, method: error.method };
  if (error instanceof HTTPError) return { status: error.status, method: error.method };
  if (!(error instanceof Error)) return { error: typeof error };
  return { error: error.name, ...('code' in error && { code: error.code }) };
}

export function hasCode(error: unknown, ...codes: readonly RESTJSONErrorCodes[]): boolean {
  return error instanceof DiscordAPIError && codes.some((code) => code === error.code);
}

/** The bot may not do this here, and asking again would only count against it. */
export function isForbidden(error: unknown): boolean {
  return hasCode(
    error,
    RESTJSONErrorCodes.MissingAccess,
    RESTJSONErrorCodes.MissingPermissions,
    RESTJSONErrorCodes.ThreadLocked,
  );
}

/** Discord, or the way to it, failed for a moment: a 5xx, a cut connection, a request that took too long. */
function isPassing(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return false;
  if (error instanceof HTTPError) return error.status >= 500;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    (error instanceof Error && error.name === 'AbortError') ||
    /^(?:ECONN|ETIMEDOUT|EPIPE|EAI_AGAIN|UND_ERR)/u.test(code)
  );
}

const firstDelay = 250;
const attempts = 4;

/**
 * Does `request` up to four times while Discord fails, within some 2 s: fit for an acknowledgement, which has 3 s.
 * @param request Must be safe to repeat; it is told how often it was tried before.
 */
export async function retrying<Result>(request: (earlier: number) => Promise<Result>): Promise<Result> {
  for (let earlier = 0; ; earlier += 1) {
    try {
      return await request(earlier);
    } catch (error) {
      if (!isPassing(error) || earlier + 1 === attempts) throw error;
      await wait(firstDelay * 2 ** earlier);
    }
  }
}
