import type { Dice } from "../convergence/dice.ts";
import type { NewFault, SandboxControl } from "../http/sandbox-control.ts";
import type { DeliveryFault, RequestFault } from "../../server/sandbox/kernel/kernel.ts";
import { pause } from "./pause.ts";

/** 250 ms: each gust hits the next call or delivery of its kind, and no other. About every sixth meets one. */
const GUST_EVERY_MS = 250;
/** 1 s: gusts that have met nobody by then are over, so that they do not pile up for one unlucky moment. */
const GUSTS_PER_SPELL = 4;
/** 1,200 ms: slower than a person likes, and faster than anybody gives up. */
const SLOW_MS_MAX = 1_200;
/** 20 min of the sandbox's time: past every lease, within the hold. */
const LATE_DELIVERY_MS_MAX = 20 * 60_000;

const REQUEST_FAULTS: readonly ((dice: Dice) => RequestFault)[] = [
  () => ({ kind: "status", status: 500 }),
  () => ({ kind: "status", status: 503 }),
  () => ({ kind: "status", status: 429 }),
  (dice) => ({ kind: "delay", delayMs: dice.roll(SLOW_MS_MAX) }),
  () => ({ kind: "down" }),
  () => ({ kind: "down" }),
  () => ({ kind: "lose_response" }),
  () => ({ kind: "lose_response" }),
  () => ({ kind: "hold_response" }),
  () => ({ kind: "time_out" }),
];

const DELIVERY_FAULTS: readonly ((dice: Dice) => DeliveryFault)[] = [
  () => ({ kind: "drop" }),
  (dice) => ({ kind: "delay", delayMs: 1_000 + dice.roll(LATE_DELIVERY_MS_MAX) }),
  () => ({ kind: "duplicate" }),
  () => ({ kind: "reorder" }),
  () => ({ kind: "hold" }),
];

/** What can go wrong between the app and the others, all of it at once. */
export interface Weather {
  /** Resolves when no further fault comes. Safe to call twice. Rejects when the sandbox did not take one. */
  end(): Promise<void>;
  /** From here on everybody answers; of what is still on its way, some never arrives. */
  clear(): Promise<void>;
}

/** Begins. One at a time. */
export function startWeather(sandbox: SandboxControl, dice: Dice): Weather {
  let isOver = false;

  async function blow(): Promise<void> {
    for (let gust = 1; !isOver; gust++) {
      await sandbox.addFault(nextFault(dice));
      if (gust % GUSTS_PER_SPELL === 0) {
        await sandbox.clearFaults();
        await sandbox.releaseAnswers();
        if (dice.chance(50)) await sandbox.releaseDeliveries();
      }
      await pause(GUST_EVERY_MS);
    }
  }

  const blowing = blow();
  // Whoever ends it hears of a failure; nobody else does.
  blowing.catch(() => undefined);
  async function end(): Promise<void> {
    isOver = true;
    await blowing;
  }
  return {
    end,
    async clear() {
      await end();
      await sandbox.clearFaults();
      await sandbox.releaseAnswers();
      for (const provider of ["stripe", "calendly"] as const) {
        const held = (await sandbox.listDeliveries(provider)).filter(({ state }) => state === "held");
        for (const { id } of held) if (dice.chance(50)) await sandbox.dropDelivery(id);
      }
      await sandbox.releaseDeliveries();
    },
  };
}

function nextFault(dice: Dice): NewFault {
  const kind = dice.roll(20);
  if (kind === 0) return { provider: "mail", on: "request", fault: { kind: "down" }, remaining: 1 };
  const provider = dice.chance(50) ? "stripe" : "calendly";
  return kind < 12
    ? { provider, on: "request", fault: oneOf(REQUEST_FAULTS, dice), remaining: 1 }
    : { provider, on: "delivery", fault: oneOf(DELIVERY_FAULTS, dice), remaining: 1 };
}

function oneOf<Fault>(faults: readonly ((dice: Dice) => Fault)[], dice: Dice): Fault {
  const make = faults[dice.roll(faults.length)];
  if (make === undefined) throw new RangeError("The dice have more sides than there are faults.");
  return make(dice);
}
