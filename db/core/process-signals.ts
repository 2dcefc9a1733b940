import { sql } from "kysely";
import pg from "pg";
import type { BookingId } from "../../server/domain/values/ids.ts";
import { limitSignals } from "./limit-signals.ts";
import type { Database } from "./open-database.ts";
import { APPLICATION_NAME } from "./dialects/postgres-dialect.ts";

/** `inbox`: deliveries wait. `work`: something does. A booking's id: it has changed. Nothing else ever goes over the wire. */
export type ProcessSignal = "inbox" | "work" | BookingId;

/** What processes on one database tell each other. Hints, and no more: whatever is said stands in the database. */
export interface ProcessSignals {
  /** Tells the other processes, soon: after the commit, and outside of every transaction. Returns at once, and never fails. */
  send(signal: ProcessSignal): void;
  /** Begins to listen. */
  start(): void;
  /** `alone`: on a file there are no others. `polling`: none can be heard just now. */
  state(): "alone" | "listening" | "polling";
  /** Says and hears nothing more. Safe to call twice. */
  stop(): Promise<void>;
}

export interface SignalListener {
  /** Another process has said so. */
  readonly heard: (signal: ProcessSignal) => void;
  /** Something may have been missed: every 2 s while nobody can be heard, and once when that is over. */
  readonly mayHaveMissed: () => void;
}

/** What a process writes down of its listening. */
interface SignalLog {
  info(details: Record<string, unknown>, message: string): void;
  warn(details: Record<string, unknown>, message: string): void;
}

/** How long things take, in real time. */
export interface SignalTimes {
  /** 2 s: how old what a page shows may be while nobody can be heard. */
  readonly pollMs: number;
  /** 1 min: how late a connection that has become deaf is noticed. */
  readonly verifyEveryMs: number;
  /** 2 s: an echo takes milliseconds. */
  readonly echoMsMax: number;
  /** 250 ms before the first try to connect again, doubled with each that fails. */
  readonly reconnectMs: number;
  /** 30 s between tries at most. */
  readonly reconnectMsMax: number;
}

export const SIGNAL_TIMES: SignalTimes = {
  pollMs: 2_000,
  verifyEveryMs: 60_000,
  echoMsMax: 2_000,
  reconnectMs: 250,
  reconnectMsMax: 30_000,
};

const CHANNEL = "booking_signal";
/** Everything may have changed. */
const ALL = "all";
/** 10 s: as for every other connection. */
const CONNECTION_WAIT_MS_MAX = 10_000;
const KEEP_ALIVE_DELAY_MS = 10_000;

const ALONE: ProcessSignals = {
  send: () => undefined,
  start: () => undefined,
  state: () => "alone",
  stop: () => Promise.resolve(),
};

/**
 * Listens on one connection of its own, which is opened again whenever it is lost. What it hears is believed only after an own signal, sent
 * through the pool, has come back: poolers take LISTEN and drop what is heard, and say nothing. That is tried at each connection and every minute.
 * @param listenUrl where to listen: the database's own address, or one that leads around a pooler.
 * @param id new for each process, in letters and digits.
 */
export function openProcessSignals(
  {
    database,
    listenUrl,
    id,
    log,
  }: {
    readonly database: Database;
    readonly listenUrl: string;
    readonly id: string;
    readonly log: SignalLog;
  },
  listener: SignalListener,
  times: SignalTimes = SIGNAL_TIMES,
): ProcessSignals {
  if (database.dialect === "sqlite") return ALONE;
  const echoChannel = `booking_echo_${id.toLowerCase().replaceAll(/[^a-z0-9]/g, "")}`;
  let connection: { readonly client: pg.Client; readonly backendId: number } | null = null;
  let isHeard = false;
  let hasWarned = false;
  let failedTries = 0;
  let echoed: (() => void) | null = null;
  let isStopped = false;
  let opening: Promise<void> = Promise.resolve();
  const timers = new Set<NodeJS.Timeout>();
  let polling: NodeJS.Timeout | null = null;

  function later(ms: number, callback: () => void): NodeJS.Timeout {
    const timer = setTimeout(() => {
      timers.delete(timer);
      if (!isStopped) callback();
    }, ms);
    timers.add(timer);
    timer.unref();
    return timer;
  }

  function cancel(timer: NodeJS.Timeout): void {
    clearTimeout(timer);
    timers.delete(timer);
  }

  function poll(): void {
    listener.mayHaveMissed();
    polling = later(times.pollMs, poll);
  }

  function becomeDeaf(): void {
    isHeard = false;
    if (polling === null && !isStopped) poll();
  }

  function becomeHeard(): void {
    if (isHeard) return;
    isHeard = true;
    hasWarned = false;
    if (polling !== null) cancel(polling);
    polling = null;
    log.info({}, "Listens to the other processes");
    listener.mayHaveMissed();
  }

  /** Once, until it is well again. */
  function warn(details: Record<string, unknown>, message: string): void {
    if (!hasWarned && !isStopped) log.warn(details, message);
    hasWarned = true;
  }

  async function open(): Promise<void> {
    const client = new pg.Client({
      connectionString: listenUrl,
      connectionTimeoutMillis: CONNECTION_WAIT_MS_MAX,
      keepAlive: true,
      keepAliveInitialDelayMillis: KEEP_ALIVE_DELAY_MS,
      application_name: `${APPLICATION_NAME} listens`,
    });
    const lose = (error?: unknown) => {
      if (connection?.client === client) lost(error);
    };
    client.on("error", lose);
    client.on("end", () => lose());
    client.on("notification", ({ channel, payload = "", processId }) => {
      if (channel === echoChannel) echoed?.();
      else if (processId !== connection?.backendId) hear(payload);
    });
    try {
      await client.connect();
      const { rows } = await client.query<{ id: number }>("select pg_backend_pid() as id");
      connection = { client, backendId: rows[0]?.id ?? 0 };
      await client.query(`listen ${CHANNEL}`);
      await client.query(`listen ${echoChannel}`);
    } catch (error) {
      connection = null;
      await client.end().catch(() => undefined);
      lost(error);
      return;
    }
    failedTries = 0;
    await verify(client);
  }

  function lost(error: unknown): void {
    connection = null;
    if (isStopped) return;
    warn(
      { error },
      "The connection that listens to the other processes is lost: looks every 2 s until it is back",
    );
    becomeDeaf();
    const waitMs = Math.min(times.reconnectMsMax, times.reconnectMs * 2 ** failedTries);
    failedTries += 1;
    later(waitMs, () => {
      opening = open();
    });
  }

  async function verify(client: pg.Client): Promise<void> {
    const isEchoed = await hasEcho();
    if (isStopped || connection?.client !== client) return;
    if (isEchoed === true) becomeHeard();
    else {
      if (isEchoed === false)
        warn(
          {},
          "What other processes say does not come through, as behind a pooler: looks every 2 s instead. DATABASE_LISTEN_URL may lead around it",
        );
      becomeDeaf();
    }
    later(times.verifyEveryMs, () => {
      if (connection?.client === client) void verify(client);
    });
  }

  /** Sent by another connection than the one that listens: over its own, a pooler could bring it back by chance. Null when it could not be sent. */
  async function hasEcho(): Promise<boolean | null> {
    const echo = new Promise<true>((resolve) => (echoed = () => resolve(true)));
    const silence = new Promise<false>((resolve) => {
      const timer = setTimeout(() => resolve(false), times.echoMsMax);
      void echo.then(() => clearTimeout(timer));
      timer.unref();
    });
    try {
      await sql`select pg_notify(${echoChannel}, '')`.execute(database.kysely);
      return await Promise.race([echo, silence]);
    } catch {
      return null;
    } finally {
      echoed = null;
    }
  }

  function hear(payload: string): void {
    if (payload === ALL) listener.mayHaveMissed();
    else if (payload === "inbox" || payload === "work" || payload.startsWith("bkg_"))
      listener.heard(payload as ProcessSignal);
  }

  /** One statement, and no transaction: in one, NOTIFY takes a lock at commit that all commits of all databases wait for. */
  async function notify(signals: readonly string[]): Promise<void> {
    const own = isHeard ? connection : null;
    const text = "select pg_notify($1, signal) from unnest($2::text[]) as signal";
    try {
      if (own !== null) {
        await own.client.query(text, [CHANNEL, signals]);
        return;
      }
    } catch {
      // Through the pool, then.
    }
    await sql`select pg_notify(${CHANNEL}, signal) from unnest(${signals}::text[]) as signal`
      .execute(database.kysely)
      // Away for everybody: whoever listens has lost that connection too, and looks.
      .catch(() => undefined);
  }

  const limited = limitSignals({
    send: (signals) => void notify(signals),
    all: ALL,
    nowMs: () => performance.now(),
    later: (ms, callback) => {
      const timer = later(ms, callback);
      return () => cancel(timer);
    },
  });

  return {
    send: (signal) => limited.add(signal),
    start() {
      poll();
      opening = open();
    },
    state: () => (isHeard ? "listening" : "polling"),
    async stop() {
      if (isStopped) return;
      isStopped = true;
      limited.stop();
      for (const timer of timers) clearTimeout(timer);
      await connection?.client.end().catch(() => undefined);
      await opening.catch(() => undefined);
      await connection?.client.end().catch(() => undefined);
    },
  };
}
