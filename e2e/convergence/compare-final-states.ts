import type { DisturbedScenario } from "./run-disturbed.ts";
import type { OrderlyScenario } from "./run-orderly.ts";

/**
 * Where the runs of the same scenarios ended differently, in words; empty when none did.
 *
 * Equal are: the state that the client's page shows; the money that has not gone back, and the number of charges it lies in; when the
 * sessions begin that stand in the builder's calendar; the mails that matter for the state; what is left to a person. And on the way: who decides
 * sees the same, and what was possible is possible, once everything is known. Where a disturbed run had no time left for that, it parted from its
 * script, and these may differ. Whether parted or not, nothing may be wrong: no money that policy and state do not account for, no session in the
 * calendar of a booking that is over, no booking confirmed without one, no gap in a history, no dead letter.
 */
export function differencesOf(
  orderly: readonly OrderlyScenario[],
  disturbed: ReadonlyMap<string, DisturbedScenario>,
): string[] {
  return orderly.flatMap(({ scenario, script, finalState }) => {
    const other = disturbed.get(scenario.email);
    const says = (what: string) =>
      [
        `${scenario.email} (${scenario.offer}): ${what}`,
        `  script: ${script.map(({ step, action }) => `${step}:${JSON.stringify(action)}`).join(" ")}`,
        `  partings: ${other?.partings.join("; ") ?? ""}`,
        ...finalState.history.map((line) => `  orderly:   ${line}`),
        ...(other?.finalState.history ?? []).map((line) => `  disturbed: ${line}`),
      ].join("\n");
    if (other === undefined) return [says("was not told")];
    const wrong = [
      ...finalState.troubles.map((trouble) => says(`orderly: ${trouble}`)),
      ...other.finalState.troubles.map((trouble) => says(`disturbed: ${trouble}`)),
    ];
    if (other.partings.length > 0) return wrong;
    const [detour] = other.detours;
    if (detour !== undefined) return [...wrong, says(detour)];
    const keys = ["state", "netMinor", "chargesThatStay", "activeStarts", "told", "drifts"] as const;
    return [
      ...wrong,
      ...keys
        .filter((key) => JSON.stringify(finalState[key]) !== JSON.stringify(other.finalState[key]))
        .map((key) =>
          says(
            `${key} is ${JSON.stringify(other.finalState[key])} and should be ${JSON.stringify(finalState[key])}`,
          ),
        ),
    ];
  });
}
