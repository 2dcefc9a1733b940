import { startBuiltApp, type BuiltApp } from "../kit/built-app.ts";

/** The built app, with what it says. */
export interface FuzzApp extends BuiltApp {
  /** What it has logged as an error since the last time. */
  takeErrors(): readonly LoggedError[];
  measure(): Promise<{ readonly memoryMb: number; readonly handles: number }>;
}

export interface LoggedError {
  readonly requestId: string | null;
  readonly line: string;
}

/** Whoever has a provider's key may sign what nobody can read: an operator is told, and that is right. */
const DEAD_LETTER = "delivery is a dead letter";
const METRICS_TOKEN = "metrics-of-a-fuzzed-app";

/** Limits are lifted as far as settings do that; `liftLimits` forgets what the others have counted. */
const SETTINGS = {
  INSTALLATION_ID: "fuzz-installation",
  OPERATOR_SECOND_FACTOR: "required",
  REQUESTS_PER_MINUTE_MAX: "10000000",
  METRICS_TOKEN,
  // No hold ends while the victims' rows are compared.
  HOLD_MINUTES: "1440",
};

export async function startFuzzApp(): Promise<FuzzApp> {
  const errors: LoggedError[] = [];
  const app = await startBuiltApp(SETTINGS, (line) => {
    const found = errorIn(line);
    if (found !== null) errors.push(found);
  });
  return {
    ...app,
    takeErrors: () => errors.splice(0),
    async measure() {
      const answer = await fetch(`${app.demo.appUrl}/metrics`, {
        headers: { authorization: `Bearer ${METRICS_TOKEN}` },
      });
      const text = await answer.text();
      const valueOf = (name: string) => Number(new RegExp(`^${name} (\\S+)`, "m").exec(text)?.[1] ?? 0);
      return {
        memoryMb: Math.round(valueOf("process_resident_memory_bytes") / 1024 / 1024),
        handles: valueOf("process_open_fds"),
      };
    },
  };
}

/** Counts stand in the database: without them nobody has done anything too often. */
export async function liftLimits({ db }: BuiltApp): Promise<void> {
  await db.deleteFrom("limit_count").execute();
}

function errorIn(line: string): LoggedError | null {
  try {
    const { level, requestId, msg } = JSON.parse(line) as Readonly<Record<string, string | undefined>>;
    const isError = (level === "error" || level === "fatal") && msg !== DEAD_LETTER;
    return isError ? { requestId: requestId ?? null, line } : null;
  } catch {
    // No log line at all: something wrote past the log.
    return line.trim() === "" ? null : { requestId: null, line };
  }
}
