import type { RandomSource } from "../kit/random-source.ts";
import type { NewFault, SandboxControl } from "../kit/sandbox.ts";
import type { DeliveryFault, RequestFault } from "../../server/sandbox/kernel/kernel.ts";
import { pause } from "./pause.ts";

/** 250 ms: each fault hits the next call or delivery of its kind, and no other. About every sixth meets one. */
const FAULT_EVERY_MS = 250;
/** 1 s: faults that have met nobody by then are over, so that they do not pile up for one unlucky moment. */
const FAULTS_PER_SPELL = 4;
/** 1,200 ms: slower than a person likes, and faster than anybody gives up. */
const SLOW_MS_MAX = 1_200;
/** 20 min of the sandbox's time: past every lease, within the hold. */
const LATE_DELIVERY_MS_MAX = 20 * 60_000;

const REQUEST_FAULTS: readonly ((random: RandomSource) => RequestFault)[] = [
  () => ({ kind: "status", status: 500 }),
  () => ({ kind: "status", status: 503 }),
  () => ({ kind: "status", status: 429 }),
  (random) => ({ kind: "delay", delayMs: random.roll(SLOW_MS_MAX) }),
  () => ({ kind: "down" }),
  () => ({ kind: "down" }),
  () => ({ kind: "lose_response" }),
  () => ({ kind: "lose_response" }),
  () => ({ kind: "hold_response" }),
  () => ({ kind: "time_out" }),
];

const DELIVERY_FAULTS: readonly ((random: RandomSource) => DeliveryFault)[] = [
  () => ({ kind: "drop" }),
  (random) => ({ kind: "delay", delayMs: 1_000 + random.roll(LATE_DELIVERY_MS_MAX) }),
  () => ({ kind: "duplicate" }),
  () => ({ kind: "reorder" }),
  () => ({ kind: "hold" }),
];

/** What can go wrong between the app and the others, all of it at once. */
export interface FaultInjector {
  /** Resolves when no further fault comes. Safe to call twice. Rejects when the sandbox did not take one. */
  end(): Promise<void>;
  /** From here on everybody answers; of what is still on its way, some never arrives. */
  clear(): Promise<void>;
}

/** Begins. One at a time. */
export function startFaultInjector(sandbox: SandboxControl, random: RandomSource): FaultInjector {
  let isOver = false;

  async function blow(): Promise<void> {
    for (let injectFault = 1; !isOver; injectFault++) {
      await sandbox.addFault(nextFault(random));
      if (injectFault % FAULTS_PER_SPELL === 0) {
        await sandbox.clearFaults();
        await sandbox.releaseAnswers();
        if (random.chance(50)) await sandbox.releaseDeliveries();
      }
      await pause(FAULT_EVERY_MS);
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
        for (const { id } of held) if (random.chance(50)) await sandbox.dropDelivery(id);
      }
      await sandbox.releaseDeliveries();
    },
  };
}

function nextFault(random: RandomSource): NewFault {
  const kind = random.roll(20);
  if (kind === 0) return { provider: "mail", on: "request", fault: { kind: "down" }, remaining: 1 };
  const provider = random.chance(50) ? "stripe" : "calendly";
  return kind < 12
    ? { provider, on: "request", fault: oneOf(REQUEST_FAULTS, random), remaining: 1 }
    : { provider, on: "delivery", fault: oneOf(DELIVERY_FAULTS, random), remaining: 1 };
}

function oneOf<Fault>(faults: readonly ((random: RandomSource) => Fault)[], random: RandomSource): Fault {
  const make = faults[random.roll(faults.length)];
  if (make === undefined) throw new RangeError("The dice have more sides than there are faults.");
  return make(random);
}
