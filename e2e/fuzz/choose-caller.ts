import type { Caller, CallerKind } from "./callers.ts";
import { chance, pick, type Draw } from "./draw.ts";
import type { Audience, Target } from "./targets.ts";

/** Who gets somewhere: the others are refused, and tried less often. */
const FITTING = {
  anybody: ["nobody", "client", "builder", "operator"],
  signed_in: ["client", "builder", "operator"],
  builder: ["builder"],
  contract: ["key", "client", "builder", "operator"],
  key_owner: ["builder", "operator"],
  operator: ["operator"],
} as const satisfies Record<Audience, readonly CallerKind[]>;

const FITTING_PERCENT = 90;

/** In a batch of strangers nobody may touch the victims' rows; in the other one everybody may who asks. */
export type Phase = "strangers" | "owners";

export function isOfPhase({ mayTouchVictims }: Caller, phase: Phase): boolean {
  return mayTouchVictims === (phase === "owners");
}

export function opensFor(audience: Audience, { kind }: Caller): boolean {
  return (FITTING[audience] as readonly CallerKind[]).includes(kind);
}

export function chooseCaller(draw: Draw, target: Target, callers: readonly Caller[]): Caller {
  const fitting = callers.filter((caller) => opensFor(target.audience, caller));
  // A key opens the contract's addresses alone.
  const others = callers.filter(({ kind }) => kind !== "key" || target.kind === "operation");
  return pick(draw, fitting.length > 0 && chance(draw, FITTING_PERCENT) ? fitting : others);
}

/** Whether the phase is the one in which somebody gets somewhere there. */
export function isAtHome(target: Target, phase: Phase): boolean {
  return target.audience === "contract" || (target.audience === "operator") === (phase === "owners");
}
