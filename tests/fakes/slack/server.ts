/**
 * The loopback Slack's wire: the Web API and response addresses over HTTP, events over a socket or as signed requests.
 *
 * @module
 */
import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { type Context, callMethod, checkMessage } from './methods.ts';
import { nextId, nextTs, type State, signingSecret } from './state.ts';

/** What becomes of one delivery. */
export interface Receipt {
  /** The payload of the acknowledgement; rejects when none came within three seconds. */
  readonly acknowledged: Promise<unknown>;
}

export interface Wire {
  readonly apiUrl: string;
  readonly sockets: Set<WebSocket>;
  /** Milliseconds from delivery to acknowledgement, one a delivery. */
  readonly waits: number[];
  /** Deliveries not acknowledged yet, or too late. */
  pending(): number;
  /** Deliveries that were acknowledged after three seconds, or never. */
  late(): number;
  send(kind: 'events_api' | 'slash_commands' | 'interactive', body: object, retry?: number): Receipt;
  /** Public addresses of the app for signed HTTP, used in turn; empty: Socket Mode. */
  readonly endpoints: string[];
  responseUrl(channel: string, user: string): string;
  close(): Promise<void>;
}

const deadline = 3000;

export async function openWire(state: State, echo: Context['echo']): Promise<Wire> {
  const sockets = new Set<WebSocket>();
  const open = new Map<string, (payload: unknown) => void>();
  const endpoints: string[] = [];
  const waits: number[] = [];
  let late = 0;
  let unanswered = 0;
  let turn = 0;

  const http = createServer((request, response) => {
    void serve(request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error));
    });
  });
  const upgrades = new WebSocketServer({ noServer: true });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  const base = `http://127.0.0.1:${port}`;
  const socketAddress = (ticket: string) => `ws://127.0.0.1:${port}/link?ticket=${ticket}`;

  http.on('upgrade', (request, socket, head) => {
    const ticket = new URL(request.url ?? '', base).searchParams.get('ticket') ?? '';
    if (!state.tickets.delete(ticket)) {
      socket.end('HTTP/1.1 401 Unauthorized\r\n\r\n');
      return;
    }
    upgrades.handleUpgrade(request, socket, head, (connected) => {
      sockets.add(connected);
      connected.on('close', () => sockets.delete(connected));
      connected.on('message', (data) => {
        const frame: unknown = JSON.parse(String(data));
        if (typeof frame !== 'object' || frame === null || !('envelope_id' in frame)) return;
        const settle = open.get(String(frame.envelope_id));
        if (!settle) state.refused.push('an envelope was acknowledged twice or is unknown');
        settle?.('payload' in frame ? frame.payload : undefined);
      });
      connected.send(
        JSON.stringify({
          type: 'hello',
          num_connections: sockets.size,
          connection_info: { app_id: 'A0APP' },
        }),
      );
    });
  });
  const pings = setInterval(() => {
    for (const socket of sockets) socket.ping();
  }, 5000);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(request);
    const { pathname } = new URL(request.url ?? '', base);
    if (pathname.startsWith('/response/'))
      return respond(pathname.slice('/response/'.length), body, response);
    const method = pathname.replace('/api/', '');
    const args: Record<string, unknown> = Object.fromEntries(new URLSearchParams(body));
    for (const key of ['blocks', 'view', 'prompts', 'metadata'])
      if (typeof args[key] === 'string') args[key] = JSON.parse(args[key]);
    for (const [key, value] of Object.entries(args))
      if (value === 'true' || value === 'false') args[key] = value === 'true';
    const token = /^Bearer (.*)$/u.exec(request.headers.authorization ?? '')?.[1] ?? String(args.token ?? '');
    const fault = state.faults.find((candidate) => candidate.method === method && candidate.times > 0);
    if (fault) fault.times -= 1;
    if (fault?.delay) await new Promise((resolve) => setTimeout(resolve, fault.delay));
    if (fault?.retryAfter !== undefined) {
      state.calls.push({ method, args, token, response: { ok: false, error: 'ratelimited' } });
      response
        .writeHead(429, { 'retry-after': String(fault.retryAfter) })
        .end('{"ok":false,"error":"ratelimited"}');
      return;
    }
    if (fault?.status) {
      response.writeHead(fault.status).end('');
      return;
    }
    const reply = fault?.error
      ? { ok: false, error: fault.error }
      : callMethod(method, token, { state, args, socketAddress, echo });
    state.calls.push({ method, args, token, response: reply });
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
  }

  function respond(id: string, body: string, response: ServerResponse): void {
    const address = state.responseUrls.get(id);
    if (!address || address.uses >= 5) {
      state.refused.push('a response address was used more than five times, or is unknown');
      response.writeHead(404).end('{"ok":false,"error":"used_url"}');
      return;
    }
    address.uses += 1;
    const args: Record<string, unknown> = JSON.parse(body);
    try {
      checkMessage(state, args);
    } catch {
      response.writeHead(200).end('{"ok":false,"error":"invalid_blocks"}');
      return;
    }
    const shown = state.messages.find((message) => message.via === id && !message.deleted);
    if (args.replace_original === true && shown) {
      shown.text = String(args.text);
      shown.blocks = Array.isArray(args.blocks) ? args.blocks : [];
      shown.edits += 1;
    } else {
      state.messages.push({
        channel: address.channel,
        ts: nextTs(),
        user: 'U0BOT',
        bot_id: 'B0BOT',
        via: id,
        text: String(args.text),
        blocks: Array.isArray(args.blocks) ? args.blocks : [],
        edits: 0,
        deleted: false,
        ...(args.response_type === 'in_channel' ? {} : { only: address.user }),
        ...(typeof args.thread_ts === 'string' && { thread_ts: args.thread_ts }),
      });
    }
    response.writeHead(200).end('ok');
  }

  function settleIn(
    deliver: (done: (payload: unknown) => void, fail: (error: Error) => void) => void,
  ): Receipt {
    const started = performance.now();
    unanswered += 1;
    const acknowledged = new Promise((resolve, reject) => {
      let isOpen = true;
      const finish = (then: () => void) => {
        if (!isOpen) return;
        isOpen = false;
        clearTimeout(timer);
        unanswered -= 1;
        waits.push(performance.now() - started);
        then();
      };
      const timer = setTimeout(() => {
        late += 1;
        finish(() => reject(new Error('not acknowledged within three seconds')));
      }, deadline);
      deliver(
        (payload) => finish(() => resolve(payload)),
        (error) => {
          late += 1;
          finish(() => reject(error));
        },
      );
    });
    acknowledged.catch(() => {});
    return { acknowledged };
  }

  function overSocket(kind: string, body: object, retry: number | undefined): Receipt {
    const all = [...sockets];
    const socket = all[turn++ % all.length];
    if (!socket) throw new Error('no socket is connected');
    return settleIn((done) => {
      const id = nextId('envelope');
      open.set(id, (payload) => {
        open.delete(id);
        done(payload);
      });
      socket.send(
        JSON.stringify({
          envelope_id: id,
          type: kind,
          accepts_response_payload: kind !== 'events_api',
          payload: body,
          ...(retry !== undefined && { retry_attempt: retry, retry_reason: 'timeout' }),
        }),
      );
    });
  }

  function overHttp(kind: string, body: object, retry: number | undefined): Receipt {
    const endpoint = endpoints[turn++ % endpoints.length] ?? '';
    const isEvent = kind === 'events_api';
    const raw = isEvent
      ? JSON.stringify(body)
      : kind === 'interactive'
        ? new URLSearchParams({ payload: JSON.stringify(body) }).toString()
        : new URLSearchParams(
            Object.fromEntries(Object.entries(body).map(([key, value]) => [key, String(value)])),
          ).toString();
    const at = Math.floor(Date.now() / 1000);
    return settleIn((done, fail) => {
      fetch(endpoint, {
        method: 'POST',
        headers: {
          'content-type': isEvent ? 'application/json' : 'application/x-www-form-urlencoded',
          'x-slack-request-timestamp': String(at),
          'x-slack-signature': sign(raw, at),
          ...(retry !== undefined && {
            'x-slack-retry-num': String(retry),
            'x-slack-retry-reason': 'http_timeout',
          }),
        },
        body: raw,
      }).then(async (response) => {
        const text = await response.text();
        if (!response.ok) return fail(new Error(`the app answered ${response.status}`));
        done(text.startsWith('{') ? JSON.parse(text) : text === '' ? undefined : { text });
      }, fail);
    });
  }

  return {
    apiUrl: `${base}/api/`,
    sockets,
    waits,
    endpoints,
    pending: () => unanswered + late,
    late: () => late,
    send: (kind, body, retry) => (endpoints.length > 0 ? overHttp : overSocket)(kind, body, retry),
    responseUrl: (channel, user) => {
      const id = nextId('response');
      state.responseUrls.set(id, { uses: 0, channel, user });
      return `${base}/response/${id}`;
    },
    close: async () => {
      clearInterval(pings);
      for (const socket of sockets) socket.terminate();
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
    },
  };
}

/** Slack's signature, version 0: https://docs.slack.dev/authentication/verifying-requests-from-slack */
export function sign(body: string, at: number): string {
  return `v0=${createHmac('sha256', signingSecret).update(`v0:${at}:${body}`).digest('hex')}`;
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
