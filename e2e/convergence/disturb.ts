import type { Delivery, RequestFault } from "../../server/sandbox/kernel/kernel.ts";
import type { RandomSource } from "../kit/random-source.ts";
import type { AppFixture } from "./start-app-fixture.ts";

/** Of a hundred calls of the app to a provider so many answers are lost: above all of those that change something, where it matters most. */
const LOST_PERCENT = { POST: 20, other: 4 } as const;
/** And so many are refused, and so many find nobody. */
const REFUSED_PERCENT = 3;
const DOWN_PERCENT = 2;
/** Of a hundred calls, at so many the process dies: before the provider has done anything, or after it has. */
const DEATH_PERCENT = 2;
/** 3 in one batch: each costs the time of a start. */
const DEATHS_MAX = 3;
/** Of a hundred deliveries that are held, at each look: so many go out, so many of them twice, and so many are lost. */
const RELEASED_PERCENT = 35;
const TWICE_PERCENT = 30;
const LOST_DELIVERY_PERCENT = 15;

/** What goes wrong in a fixture, as the random source say. */
export interface Disturber {
  /** Lets some of the held deliveries go, in any order, some twice; loses some; holds the others. */
  deliverSome(): Promise<void>;
  /** Lets everything go that this is about, what was lost included: providers try again for days. */
  deliverAbout(about: (delivery: Delivery) => boolean): Promise<void>;
  /** While it runs, providers answer and nobody dies. */
  calmly<Result>(work: () => Promise<Result>): Promise<Result>;
  /** Some of what is still held is lost for good, and the rest goes out; from here on nothing goes wrong any more. */
  end(): Promise<void>;
  /** What was done, for whoever reads a failure. */
  readonly deaths: number;
}

/** Begins to disturb a fixture. One at a time. */
export function disturb(fixture: AppFixture, random: RandomSource): Disturber {
  const { kernel } = fixture.sandbox;
  const { faults, postOffice } = kernel;
  const takeForRequest = faults.takeForRequest.bind(faults);
  let calm = 0;
  let deaths = 0;
  const rules = (["stripe", "calendly"] as const).map((provider) =>
    faults.add({ provider, on: "delivery", fault: { kind: "hold" }, remaining: null }),
  );

  // Chance decides about each call by itself, which a list of rules cannot say.
  faults.takeForRequest = (provider, method, path): RequestFault | null => {
    if (provider === "mail" || calm > 0) return takeForRequest(provider, method, path);
    if (deaths < DEATHS_MAX && random.chance(DEATH_PERCENT)) {
      deaths += 1;
      fixture.kill();
      return random.chance(50) ? { kind: "down" } : { kind: "lose_response" };
    }
    if (random.chance(method === "POST" ? LOST_PERCENT.POST : LOST_PERCENT.other))
      return { kind: "lose_response" };
    if (random.chance(REFUSED_PERCENT)) return { kind: "status", status: 503 };
    if (random.chance(DOWN_PERCENT)) return { kind: "down" };
    return null;
  };

  const held = () => inAnyOrder(postOffice.list({ state: "held" }), random);

  async function release(id: string): Promise<void> {
    await postOffice.release(id);
    if (random.chance(TWICE_PERCENT)) await postOffice.resend(id);
  }

  return {
    get deaths() {
      return deaths;
    },
    async deliverSome() {
      for (const { id } of held()) {
        if (random.chance(LOST_DELIVERY_PERCENT)) postOffice.drop(id);
        else if (!random.chance(100 - RELEASED_PERCENT)) await release(id);
      }
    },
    async deliverAbout(about) {
      for (const delivery of held()) if (about(delivery)) await release(delivery.id);
      for (const delivery of postOffice.list({ state: "dropped" })) {
        if (about(delivery)) await postOffice.resend(delivery.id);
      }
    },
    async calmly(work) {
      calm += 1;
      try {
        return await work();
      } finally {
        calm -= 1;
      }
    },
    async end() {
      calm += 1;
      for (const { id } of rules) faults.remove(id);
      for (const { id } of held()) {
        if (random.chance(50)) postOffice.drop(id);
        else await release(id);
      }
      faults.takeForRequest = takeForRequest;
    },
  };
}

function inAnyOrder<Item>(items: readonly Item[], random: RandomSource): Item[] {
  const left = [...items];
  const ordered: Item[] = [];
  while (left.length > 0) ordered.push(...left.splice(random.roll(left.length), 1));
  return ordered;
}
