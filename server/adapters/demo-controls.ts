import { z } from "zod";
import {
  BREAKABLE_PROVIDERS,
  CLOCK_STEPS,
  type BreakableProvider,
  type DemoState,
  type Trouble,
} from "../domain/demo/demo-state.ts";
import { instant } from "../domain/values/instant.ts";
import type { DemoControls } from "../ports.ts";

/** Every page waits for it. The sandbox is on this machine and answers in a few milliseconds. */
const READ_MS_MAX = 500;
/** A week on the sandbox's clock is a second or two; whatever was planted falls due in it. */
const ACT_MS_MAX = 30_000;
/** Long enough to be seen, and shorter than the patience of the app's own calls. */
const SLOW_MS = 4_000;

const FAULTS = {
  down: { on: "request", fault: { kind: "down" } },
  slow: { on: "request", fault: { kind: "delay", delayMs: SLOW_MS } },
  lost_webhooks: { on: "delivery", fault: { kind: "drop" } },
} as const satisfies Record<Trouble, object>;

const clockAnswer = z.object({ now: z.string() });
const unreadAnswer = z.object({ unread: z.number() });
const faultList = z.array(
  z.object({
    id: z.string(),
    provider: z.string(),
    on: z.string(),
    fault: z.object({ kind: z.string() }),
  }),
);
type Faults = z.output<typeof faultList>;

export type DemoControlSettings = Pick<DemoControls, "inboxUrl" | "controlUrl" | "accounts">;

/** The sandbox's control panel, asked over HTTP as everybody asks it. */
export function createDemoControls(settings: DemoControlSettings): DemoControls {
  const { controlUrl } = settings;
  const ask = (method: string, path: string, body?: unknown, msMax = ACT_MS_MAX) =>
    askFor(method, `${controlUrl}${path}`, body, msMax);
  const listFaults = async (msMax?: number) => faultList.parse(await ask("GET", "/faults", undefined, msMax));

  async function mend(provider: BreakableProvider): Promise<void> {
    const faults = await listFaults();
    for (const { id } of faults.filter((one) => one.provider === provider))
      await ask("DELETE", `/faults/${id}`);
    await ask("POST", "/faults/release", { provider });
  }

  return {
    ...settings,
    read: () =>
      orNull(async (): Promise<DemoState> => {
        const [clock, faults, mails] = await Promise.all([
          ask("GET", "/clock", undefined, READ_MS_MAX),
          listFaults(READ_MS_MAX),
          ask("GET", "/mail/summary", undefined, READ_MS_MAX),
        ]);
        const troubles = BREAKABLE_PROVIDERS.map((provider) => [provider, troubleOf(provider, faults)]);
        return {
          unread: unreadAnswer.parse(mails).unread,
          now: instant(clockAnswer.parse(clock).now),
          troubles: Object.fromEntries(troubles) as DemoState["troubles"],
        };
      }),
    moveClock: (step) => done(() => ask("POST", "/clock/advance", { minutes: CLOCK_STEPS[step] })),
    breakProvider: (provider, trouble) =>
      done(async () => {
        await mend(provider);
        await ask("POST", "/faults", { provider, ...FAULTS[trouble] });
      }),
    mend: (provider) => done(() => mend(provider)),
  };
}

/** The answer's JSON; null where it has no body. Rejects for everything that is no success, and when it takes too long. */
async function askFor(method: string, url: string, body: unknown, msMax: number): Promise<unknown> {
  const response = await fetch(url, {
    method,
    signal: AbortSignal.timeout(msMax),
    ...(body !== undefined && {
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    }),
  });
  if (!response.ok) throw new Error(`${method} ${url}: ${response.status}`);
  return response.status === 204 ? null : response.json();
}

function troubleOf(provider: BreakableProvider, faults: Faults): Trouble | "other" | null {
  const own = faults.filter((one) => one.provider === provider);
  const [only] = own;
  if (only === undefined) return null;
  if (own.length > 1) return "other";
  const known = Object.entries(FAULTS).find(
    ([, { on, fault }]) => on === only.on && fault.kind === only.fault.kind,
  );
  return known === undefined ? "other" : (known[0] as Trouble);
}

async function done(act: () => Promise<unknown>): Promise<boolean> {
  return (await orNull(async () => ({ is: await act() }))) !== null;
}

async function orNull<Value>(act: () => Promise<Value>): Promise<Value | null> {
  try {
    return await act();
  } catch {
    // Switched off, on its way, or slow: the bar says so.
    return null;
  }
}
