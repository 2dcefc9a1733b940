import type { TraceOrigin } from "../domain/booking/trace-origin.ts";

/** What is said of a step: counts, types and templates, never anything of a person, an address, a token or a text that somebody wrote. */
export type StepAttributes = Readonly<Record<string, string | number>>;

export interface Step {
  /** A template: few names, whatever is asked for. */
  readonly name: string;
  /** `server`: somebody asked us; `client`: we asked somebody; `consumer`: a row of a queue. Absent: within this process. */
  readonly kind?: "server" | "client" | "consumer";
  readonly attributes: StepAttributes;
  /** Absent: beneath whatever is under way here, or in a trace of its own. */
  readonly origin?: TraceOrigin | undefined;
  readonly hasFailed?: boolean;
}

export interface TraceIds {
  readonly traceId: string;
  readonly spanId: string;
}

/** Where traces go. Never throws; costs nobody a wait. Where it is absent, nothing is traced. */
export interface Tracing {
  /** Does the work as one step: what begins within it stands beneath. A rejection marks the step, by the error's class alone. */
  step<Result>(step: Step, work: (under: StepUnderWay) => Promise<Result>): Promise<Result>;
  /** Measures from now on; the answer is called once, at the end, with what it was. Nothing stands beneath such a step. */
  begin(): (step: Step) => void;
  /** Does the work within this trace without a step of its own; null: within none, for what only happens to be called here. */
  within<Result>(origin: TraceOrigin | null, work: () => Result): Result;
  /** Of the step under way here; null where there is none. */
  currentIds(): TraceIds | null;
}

/** A step that is not over. */
export interface StepUnderWay {
  set(attributes: StepAttributes): void;
  /** Marks it as failed. */
  fail(): void;
}
