import {
  BREAKABLE_PROVIDERS,
  DEMO_ROLES,
  type BreakableProvider,
  type DemoRole,
  type DemoState,
  type KnownAccount,
} from "../../server/domain/demo/demo-state.ts";
import { timeZone } from "../../server/domain/values/instant.ts";
import { demoBar } from "../../server/domain/text/en/demo/demo-bar.ts";
import { formatShortDayAndTime } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";

/** What a press on the bar came to, as the cookie keeps it between the press and the page that says it. */
export type DemoSaid =
  | "clock"
  | "nobody"
  | "away"
  | "not_acting"
  | `acting_${DemoRole}`
  | `broken_${BreakableProvider}`
  | `mended_${BreakableProvider}`;

/** How a provider is: `Stripe is down`. */
export function providerInWords(provider: BreakableProvider, state: DemoState, language: Language): string {
  const t = textIn(demoBar, language);
  const trouble = state.troubles[provider];
  return t(trouble === null ? "works" : `is_${trouble}`, { provider: t(provider) });
}

/** The demo's time. Without a script nobody knows the reader's zone: it is told in UTC. */
export function demoTimeInWords({ now }: DemoState, language: Language): string {
  const t = textIn(demoBar, language);
  return `${formatShortDayAndTime(now, timeZone("UTC"), language)} ${t("utc")}`;
}

/** The sentence of a code that came from a browser; null for one that is none of ours, and where the sandbox cannot say how it is. */
export function demoSaidInWords(
  code: string,
  state: DemoState | null,
  accounts: Readonly<Record<DemoRole, KnownAccount>>,
  language: Language,
): string | null {
  const t = textIn(demoBar, language);
  const known = code as DemoSaid;
  if (known === "nobody") return t("saidNobody");
  if (known === "away") return t("saidAway");
  if (known === "not_acting") return t("saidNotActing");
  for (const role of DEMO_ROLES)
    if (known === `acting_${role}`) return t("saidActing", { name: accounts[role].name });
  if (state === null) return null;
  if (known === "clock") return t("saidClock", { time: demoTimeInWords(state, language) });
  for (const provider of BREAKABLE_PROVIDERS) {
    const words = { state: providerInWords(provider, state, language) };
    if (known === `broken_${provider}`) return t("saidBroken", words);
    if (known === `mended_${provider}`) return t("saidMended", words);
  }
  return null;
}
