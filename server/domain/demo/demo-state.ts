import type { Instant } from "../values/instant.ts";

/** How far the demo's bar moves the clock, in minutes: the end of a hold, the next day, and past most sessions. */
export const CLOCK_STEPS = { half_hour: 30, day: 24 * 60, week: 7 * 24 * 60 } as const;
export type ClockStep = keyof typeof CLOCK_STEPS;
export const CLOCK_STEP_NAMES = Object.keys(CLOCK_STEPS) as readonly ClockStep[];

/** The providers that the bar breaks and mends. */
export const BREAKABLE_PROVIDERS = ["stripe", "calendly"] as const;
export type BreakableProvider = (typeof BREAKABLE_PROVIDERS)[number];

/** What the bar can do to a provider: it answers nothing, answers late, or its webhooks do not arrive. */
export const TROUBLES = ["down", "slow", "lost_webhooks"] as const;
export type Trouble = (typeof TROUBLES)[number];

/** Whom the bar signs in. */
export const DEMO_ROLES = ["client", "builder", "operator"] as const;
export type DemoRole = (typeof DEMO_ROLES)[number];

/** One of the demo's accounts, which everybody knows. */
export interface KnownAccount {
  readonly name: string;
  readonly email: string;
  readonly password: string;
}

/** What the sandbox says of itself, as far as the bar shows it. */
export interface DemoState {
  /** Mails that nobody has opened. */
  readonly unread: number;
  readonly now: Instant;
  /** `other`: a fault that was ordered elsewhere, as on the control panel. Null: it works. */
  readonly troubles: Readonly<Record<BreakableProvider, Trouble | "other" | null>>;
}
