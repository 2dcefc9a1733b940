import type { CalledProvider } from "../domain/health/activity.ts";
import type { Instant } from "../domain/values/instant.ts";
import type { Log, ProviderCalls } from "../ports.ts";

/** What a breaker is told with: a line in the log for each turn, and the opening reported. `name` as it stands in a sentence; `about` goes into the line. */
export function reportTurns(
  provider: CalledProvider,
  name: string,
  { log, calls }: { readonly log: Log; readonly calls: ProviderCalls | undefined },
  about: Readonly<Record<string, unknown>> = {},
): { readonly onOpen: (until: Instant) => void; readonly onClose: () => void } {
  return {
    onOpen(until) {
      log.warn({ ...about, until }, `${name} does not answer: not asked for a while`);
      calls?.breakerOpened(provider);
    },
    onClose: () => log.info({ ...about }, `${name} answers again`),
  };
}
