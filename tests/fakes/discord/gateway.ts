/**
 * The gateway: HELLO, IDENTIFY, READY, heartbeats, RESUME with replay, and the closes that a wrong client gets.
 *
 * @module
 */
import type { Server } from 'node:http';
import {
  GatewayCloseCodes,
  GatewayDispatchEvents,
  type GatewayIdentifyData,
  GatewayIntentBits,
  GatewayOpcodes,
  type GatewayResumeData,
} from 'discord-api-types/v10';
import { type WebSocket, WebSocketServer } from 'ws';
import { applicationId, bot, guildCreate, snowflake } from './world.ts';

interface Frame {
  readonly op: number;
  readonly t: string | null;
  readonly s: number | null;
  readonly d: unknown;
}

interface Session {
  readonly id: string;
  readonly shard: number;
  readonly shards: number;
  readonly sent: Frame[];
  socket: WebSocket | undefined;
}

const privileged =
  GatewayIntentBits.MessageContent | GatewayIntentBits.GuildMembers | GatewayIntentBits.GuildPresences;

export interface Gateway {
  /** Sends an event to the shard that is responsible for the guild; direct messages go to the first. */
  dispatch(event: GatewayDispatchEvents, data: object, guild?: string): void;
  /** Cuts every connection, as a network does. */
  cut(): void;
  /** Asks every connection to come back (opcode 7). */
  askToReconnect(): void;
  /** Ends every session for good (opcode 9). */
  invalidate(): void;
  /** What every client said of itself, in order. */
  readonly identified: readonly GatewayIdentifyData[];
  readonly resumed: readonly GatewayResumeData[];
  /** Shards that are connected. */
  connected(): readonly number[];
  close(): void;
}

export function createGateway(server: Server, token: string, everyGuild: readonly string[]): Gateway {
  const sockets = new WebSocketServer({ server });
  const sessions = new Map<string, Session>();
  const identified: GatewayIdentifyData[] = [];
  const resumed: GatewayResumeData[] = [];

  const send = (session: Session, t: string, d: unknown): void => {
    const frame = { op: GatewayOpcodes.Dispatch, t, s: session.sent.length + 1, d };
    session.sent.push(frame);
    session.socket?.send(JSON.stringify(frame));
  };
  const raw = (socket: WebSocket, op: GatewayOpcodes, d: unknown): void =>
    socket.send(JSON.stringify({ op, d, s: null, t: null }));

  const identify = (socket: WebSocket, data: GatewayIdentifyData): Session | undefined => {
    identified.push(data);
    if (data.token !== token) socket.close(GatewayCloseCodes.AuthenticationFailed);
    else if (data.intents & privileged) socket.close(GatewayCloseCodes.DisallowedIntents);
    else return welcome(socket, data.shard ?? [0, 1]);
    return undefined;
  };
  const welcome = (socket: WebSocket, [shard, shards]: readonly [number, number]): Session => {
    const session: Session = { id: snowflake(), shard, shards, sent: [], socket };
    sessions.set(session.id, session);
    const guilds = everyGuild.filter((id) => shardOf(id, shards) === shard);
    send(session, GatewayDispatchEvents.Ready, {
      v: 10,
      user: bot,
      guilds: guilds.map((id) => ({ id, unavailable: true })),
      session_id: session.id,
      resume_gateway_url: addressOf(server),
      shard: [shard, shards],
      application: { id: applicationId, flags: 0 },
    });
    for (const id of guilds) send(session, GatewayDispatchEvents.GuildCreate, guildCreate(id));
    return session;
  };
  const resume = (socket: WebSocket, data: GatewayResumeData): Session | undefined => {
    resumed.push(data);
    const session = sessions.get(data.session_id);
    if (!session || data.token !== token) {
      raw(socket, GatewayOpcodes.InvalidSession, false);
      return undefined;
    }
    session.socket = socket;
    for (const frame of session.sent.slice(data.seq)) socket.send(JSON.stringify(frame));
    send(session, GatewayDispatchEvents.Resumed, {});
    return session;
  };

  sockets.on('connection', (socket) => {
    let session: Session | undefined;
    raw(socket, GatewayOpcodes.Hello, { heartbeat_interval: 41_250 });
    socket.on('message', (bytes) => {
      const { op, d } = JSON.parse(String(bytes)) as Frame;
      if (op === GatewayOpcodes.Heartbeat) raw(socket, GatewayOpcodes.HeartbeatAck, null);
      else if (op === GatewayOpcodes.Identify) session = identify(socket, d as GatewayIdentifyData);
      else if (op === GatewayOpcodes.Resume) session = resume(socket, d as GatewayResumeData);
    });
    socket.on('close', (code) => {
      if (session?.socket === socket) session.socket = undefined;
      // A client that says goodbye cannot come back to its session.
      if (session && (code === 1000 || code === 1001)) sessions.delete(session.id);
    });
  });

  const live = () => [...sessions.values()].filter(({ socket }) => socket !== undefined);
  return {
    identified,
    resumed,
    connected: () => live().map(({ shard }) => shard),
    dispatch(event, data, guild) {
      for (const session of sessions.values())
        if (session.shard === (guild === undefined ? 0 : shardOf(guild, session.shards)))
          send(session, event, data);
    },
    cut() {
      for (const { socket } of live()) socket?.terminate();
    },
    askToReconnect() {
      for (const { socket } of live()) if (socket) raw(socket, GatewayOpcodes.Reconnect, null);
    },
    invalidate() {
      const ended = live();
      sessions.clear();
      for (const { socket } of ended) if (socket) raw(socket, GatewayOpcodes.InvalidSession, false);
    },
    close() {
      for (const socket of sockets.clients) socket.terminate();
      sockets.close();
    },
  };
}

/** https://docs.discord.com/developers/events/gateway#sharding-sharding-formula */
function shardOf(guild: string, shards: number): number {
  return Number((BigInt(guild) >> 22n) % BigInt(shards));
}

export function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the server listens on no port');
  return `ws://127.0.0.1:${address.port}`;
}
