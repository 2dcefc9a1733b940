import { Agent } from "node:http";
import { pause } from "../chaos/pause.ts";
import { sendRequest, type Answer } from "./send-request.ts";

/** A request that one of those who ask sends next. */
export interface NextRequest {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  /** Called with the answer that was wanted. */
  readonly onAnswer?: (answer: Answer) => void;
}

/** Somebody who asks for one thing again and again, each time when the last answer is there. */
export interface Asker {
  readonly kind: string;
  /** What the answer must be. */
  readonly wanted: number;
  /** Between an answer and the next request, in milliseconds. */
  readonly restMs: number;
  /** The n-th request, from 0; null when there is nothing more to ask. */
  next(n: number): NextRequest | null;
}

/** What became of the requests of one kind. */
export interface KindFigures {
  requests: number;
  failed: number;
  slowestMs: number;
}

export interface Traffic {
  /** Resolves when so many more requests of all kinds together have been answered as wanted. */
  untilAnswered(more: number): Promise<void>;
  /** Everybody gets their last answer and goes. */
  end(): Promise<TrafficFigures>;
}

export interface TrafficFigures {
  readonly kinds: ReadonlyMap<string, KindFigures>;
  /** What failed, by what it came to. */
  readonly failures: ReadonlyMap<string, number>;
}

/** Begins. Each request goes to the next of the addresses, in turn, and is sent once. */
export function startTraffic(urls: readonly string[], askers: readonly Asker[]): Traffic {
  const kinds = new Map<string, KindFigures>();
  const failures = new Map<string, number>();
  const agent = new Agent({ keepAlive: true });
  let turn = 0;
  let answered = 0;
  let isOver = false;

  async function askAgainAndAgain(asker: Asker): Promise<void> {
    const { kind, wanted, restMs } = asker;
    const figures = kinds.get(kind) ?? { requests: 0, failed: 0, slowestMs: 0 };
    kinds.set(kind, figures);
    for (let n = 0; !isOver; n++) {
      const request = asker.next(n);
      if (request === null) return;
      const url = `${urls[turn++ % urls.length] ?? ""}${request.path}`;
      const startedMs = performance.now();
      const outcome = await sendRequest(agent, url, request.method, request.headers, request.body).then(
        (answer) => {
          if (answer.status !== wanted) return `${answer.status}`;
          request.onAnswer?.(answer);
          return null;
        },
        (error: unknown) => whyOf(error),
      );
      figures.requests += 1;
      figures.slowestMs = Math.max(figures.slowestMs, performance.now() - startedMs);
      if (outcome === null) answered += 1;
      else {
        figures.failed += 1;
        const failure = `${kind}: ${outcome}`;
        failures.set(failure, (failures.get(failure) ?? 0) + 1);
      }
      await pause(restMs);
    }
  }

  const all = askers.map(askAgainAndAgain);
  return {
    async untilAnswered(more) {
      const enough = answered + more;
      while (answered < enough) await pause(20);
    },
    async end() {
      isOver = true;
      await Promise.all(all);
      agent.destroy();
      return { kinds, failures };
    },
  };
}

function whyOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return "code" in error ? String(error.code) : error.message;
}
