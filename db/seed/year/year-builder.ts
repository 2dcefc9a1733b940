import type { DemoBuilder, DemoSessionType } from "../demo-data.ts";

/** A session type that its builder's account at Calendly does not have yet. */
export interface YearSessionType extends DemoSessionType {
  readonly name: string;
  readonly durationMinutes: number;
}

/** One of the builders that the demo's planted year adds. */
export interface YearBuilder extends DemoBuilder {
  readonly sessionTypes: readonly YearSessionType[];
}
