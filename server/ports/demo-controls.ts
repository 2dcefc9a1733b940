import type {
  BreakableProvider,
  ClockStep,
  DemoRole,
  DemoState,
  KnownAccount,
  Trouble,
} from "../domain/demo/demo-state.ts";

/** What the bar of a demo does to the sandbox around it. Nothing rejects: a sandbox that does not answer in time is a null or a `false`. */
export interface DemoControls {
  /** The sandbox's own pages. */
  readonly inboxUrl: string;
  readonly controlUrl: string;
  /** Within half a second; null when the sandbox does not answer. */
  readonly read: () => Promise<DemoState | null>;
  /** Resolves when what is due by then has been set going. */
  readonly moveClock: (step: ClockStep) => Promise<boolean>;
  /** In place of whatever was wrong with it before. */
  readonly breakProvider: (provider: BreakableProvider, trouble: Trouble) => Promise<boolean>;
  /** Takes every fault of it away, wherever it was ordered, and lets answers go that were held. */
  readonly mend: (provider: BreakableProvider) => Promise<boolean>;
  /** Whose account each role is. */
  readonly accounts: Readonly<Record<DemoRole, KnownAccount>>;
}
