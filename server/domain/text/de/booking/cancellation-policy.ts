import type { cancellationPolicy as english } from "../../en/booking/cancellation-policy.ts";
import type { Translation } from "../../translation.ts";

export const cancellationPolicy = {
  allBefore: "Wenn Sie mindestens {notice} vor Beginn absagen, erhalten Sie alles zurück.",
  shareBefore: "Wenn Sie mindestens {notice} vor Beginn absagen, erhalten Sie {share} zurück.",
  allAnyTime: "Wenn Sie vor Beginn absagen, erhalten Sie alles zurück.",
  shareAnyTime: "Wenn Sie vor Beginn absagen, erhalten Sie {share} zurück.",
  days: "{days} Tage",
  nothing: "Bei einer Absage gibt es nichts zurück.",
  nothingLater: "Danach gibt es nichts zurück.",
  builderCancels: "Sagt der Profi ab, erhalten Sie alles zurück.",
  movedWithNothing:
    "Als der Termin verlegt wurde, hätten Sie nichts mehr zurückbekommen; deshalb gibt es auch jetzt nichts zurück.",
  movedWithShare:
    "Als der Termin verlegt wurde, hätten Sie noch {share} zurückbekommen; mehr gibt es deshalb auch jetzt nicht zurück.",
} satisfies Translation<typeof english>;
