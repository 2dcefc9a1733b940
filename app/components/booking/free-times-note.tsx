import { freeTimesNote } from "../../../server/domain/text/en/booking/free-times-note.ts";
import { formatMinutes } from "../../../server/domain/text/formats.ts";
import type { FreeTimesView } from "../../../server/domain/offer/free-times.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";

/** Whether anything is free in the weeks ahead, and how old that knowledge is. Renders nothing while Calendly was never asked. */
export function FreeTimesNote({
  freeTimes,
}: {
  readonly freeTimes: Pick<FreeTimesView, "state" | "ageMinutes" | "isOutdated">;
}) {
  const t = useText(freeTimesNote);
  const language = useLanguage();
  const { state, ageMinutes, isOutdated } = freeTimes;
  if (ageMinutes === null) return isOutdated ? <p className="label">{t("unanswered")}</p> : null;
  const age = formatMinutes(ageMinutes, language);
  const words =
    ageMinutes < 1
      ? t(isOutdated ? "outdatedJustNow" : "justNow", { state })
      : t(isOutdated ? "outdated" : "ago", { state, age });
  return <p className="label">{words}</p>;
}
