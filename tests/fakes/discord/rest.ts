/**
 * The REST half: routes under `/api/v10`, authorization, and refusals with Discord's codes.
 *
 * @module
 */
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { Refusal, unauthorized } from './refusal.ts';

interface RestRequest {
  readonly method: string;
  /** Below `/api/v10`, decoded: `/channels/1/messages`. */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
}

/** One request that reached the platform, and what it was told. */
export interface Traffic extends RestRequest {
  readonly status: number;
  readonly code?: number;
  readonly at: number;
}

type Handler = (request: RestRequest, ...parameters: readonly string[]) => unknown;

/** A route: method, path with `:name` parts, and what it does. A handler that returns nothing is a 204. */
export type Route = readonly [method: string, path: string, handler: Handler];

/** An answer of the platform that has nothing to do with the request: a rate limit, a failure. */
interface Trouble {
  readonly method?: string;
  readonly path: RegExp;
  readonly status: number;
  readonly times: number;
  readonly body?: object;
  readonly headers?: Readonly<Record<string, string>>;
  /** Does what it was asked, then fails all the same. */
  readonly afterwards?: boolean;
}

export interface Rest {
  readonly listener: RequestListener;
  readonly traffic: readonly Traffic[];
  /** Makes the next matching requests fail, until the function that it returns ends that. */
  trouble(trouble: Trouble): () => void;
}

const prefix = '/api/v10';
/** Interactions and their webhooks are authorized by their own token. */
const isOpen = (path: string) => path.startsWith('/interactions/') || path.startsWith('/webhooks/');

export function createRest(token: string, routes: readonly Route[]): Rest {
  const traffic: Traffic[] = [];
  const troubles: { trouble: Trouble; left: number }[] = [];
  const compiled = routes.map(([method, path, handler]) => ({
    method,
    handler,
    pattern: new RegExp(`^${path.replace(/:\w+/gu, '([^/]+)')}$`, 'u'),
  }));

  const perform = (request: RestRequest, authorization: string | undefined): unknown => {
    if (!isOpen(request.path) && authorization !== `Bot ${token}`) throw unauthorized();
    for (const { method, pattern, handler } of compiled) {
      const match = method === request.method ? pattern.exec(request.path) : null;
      if (match) return handler(request, ...match.slice(1));
    }
    throw new Refusal(404, 0, `404: Not Found: ${request.method} ${request.path}`);
  };

  const answer = (
    response: ServerResponse,
    request: RestRequest,
    status: number,
    body: unknown,
    headers: Readonly<Record<string, string>> = {},
  ): void => {
    const code = status >= 400 ? (body as { code?: number }).code : undefined;
    traffic.push({ ...request, status, at: Date.now(), ...(code !== undefined && { code }) });
    // A 204 with a JSON content type is one that discord.js fails to parse.
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    response
      .writeHead(status, { ...type, ...headers })
      .end(body === undefined ? undefined : JSON.stringify(body));
  };

  const listener = async (incoming: IncomingMessage, response: ServerResponse): Promise<void> => {
    const request = await read(incoming);
    const trouble = troubles.find(
      ({ trouble: { method, path }, left }) =>
        left > 0 && (method ?? request.method) === request.method && path.test(request.path),
    );
    if (trouble) trouble.left -= 1;
    const { status = 0, body = {}, headers, afterwards } = trouble?.trouble ?? {};
    if (trouble && !afterwards) return answer(response, request, status, body, headers);
    try {
      const result = perform(request, incoming.headers.authorization);
      if (trouble) answer(response, request, status, body, headers);
      else answer(response, request, result === undefined ? 204 : 200, result, quota);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      answer(response, request, error.status, { code: error.code, message: error.message });
    }
  };

  return {
    traffic,
    trouble: (trouble) => {
      const entry = { trouble, left: trouble.times };
      troubles.push(entry);
      return () => {
        entry.left = 0;
      };
    },
    listener: (incoming, response) => void listener(incoming, response),
  };
}

/** A bucket that is never empty. */
const quota = {
  'x-ratelimit-limit': '1000',
  'x-ratelimit-remaining': '999',
  'x-ratelimit-reset-after': '1',
};

async function read(incoming: IncomingMessage): Promise<RestRequest> {
  const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  const parts: Buffer[] = [];
  for await (const part of incoming) parts.push(part as Buffer);
  const text = Buffer.concat(parts).toString();
  return {
    method: incoming.method ?? 'GET',
    path: decodeURIComponent(url.pathname.replace(prefix, '')),
    query: url.searchParams,
    body: text === '' ? undefined : JSON.parse(text),
  };
}
