import type { DisturbedStory } from "./tell-disturbed.ts";
import type { OrderlyStory } from "./tell-orderly.ts";

/**
 * Where the runs of the same stories ended differently, in words; empty when none did.
 *
 * Equal are: the state that the client's page shows; the money that has not gone back, and the number of charges it lies in; when the
 * sessions begin that stand in the builder's calendar; the mails that matter for the state; what is left to a person. And on the way: who decides
 * sees the same, and what was possible is possible, once everything is known. Where a disturbed run had no time left for that, it parted from its
 * script, and these may differ. Whether parted or not, nothing may be wrong: no money that policy and state do not account for, no session in the
 * calendar of a booking that is over, no booking confirmed without one, no gap in a history, nothing given up.
 */
export function differencesOf(
  orderly: readonly OrderlyStory[],
  disturbed: ReadonlyMap<string, DisturbedStory>,
): string[] {
  return orderly.flatMap(({ story, script, ending }) => {
    const other = disturbed.get(story.email);
    const says = (what: string) =>
      [
        `${story.email} (${story.offer}): ${what}`,
        `  script: ${script.map(({ step, deed }) => `${step}:${JSON.stringify(deed)}`).join(" ")}`,
        `  partings: ${other?.partings.join("; ") ?? ""}`,
        ...ending.history.map((line) => `  orderly:   ${line}`),
        ...(other?.ending.history ?? []).map((line) => `  disturbed: ${line}`),
      ].join("\n");
    if (other === undefined) return [says("was not told")];
    const wrong = [
      ...ending.troubles.map((trouble) => says(`orderly: ${trouble}`)),
      ...other.ending.troubles.map((trouble) => says(`disturbed: ${trouble}`)),
    ];
    if (other.partings.length > 0) return wrong;
    const [detour] = other.detours;
    if (detour !== undefined) return [...wrong, says(detour)];
    const keys = ["state", "netMinor", "chargesThatStay", "activeStarts", "told", "drifts"] as const;
    return [
      ...wrong,
      ...keys
        .filter((key) => JSON.stringify(ending[key]) !== JSON.stringify(other.ending[key]))
        .map((key) =>
          says(`${key} is ${JSON.stringify(other.ending[key])} and should be ${JSON.stringify(ending[key])}`),
        ),
    ];
  });
}
