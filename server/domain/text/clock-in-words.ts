import type { WrongClock } from "../providers/clock-difference.ts";
import { clocks } from "./en/operator/clocks.ts";
import { formatMinutes } from "./formats.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** `web-1’s clock is 2 min 5 s behind Stripe’s`, without a full stop. `host` is null for the server that says it. */
export function wrongClockInWords(
  { host, provider, seconds }: Pick<WrongClock, "provider" | "seconds"> & { readonly host: string | null },
  language: Language,
): string {
  const t = textIn(clocks, language);
  const difference = durationInWords(Math.abs(seconds), language);
  const way = seconds > 0 ? "ahead" : "behind";
  return host === null ? t(`${way}Here`, { difference, provider }) : t(way, { host, difference, provider });
}

function durationInWords(seconds: number, language: Language): string {
  const t = textIn(clocks, language);
  const whole = Math.round(seconds);
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return t("seconds", { seconds: String(rest) });
  // From an hour on, seconds say nothing.
  if (minutes >= 60 || rest === 0) return formatMinutes(minutes, language);
  return t("minutesAndSeconds", { minutes: String(minutes), seconds: String(rest) });
}
