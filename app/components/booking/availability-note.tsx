import { availability as texts } from "../../../server/domain/text/en/booking/availability.ts";
import { formatMinutes } from "../../../server/domain/text/formats.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { SessionTypeOnPage } from "../../page-data.ts";

type FreeTimes = SessionTypeOnPage["freeTimes"];

/** The free times that we know of, and how old that knowledge is. Renders nothing while they were never fetched. */
export function AvailabilityNote({ freeTimes }: { readonly freeTimes: FreeTimes }) {
  const t = useText(texts);
  const language = useLanguage();
  const { state, ageMinutes, isOutdated } = freeTimes;
  if (ageMinutes === null) return isOutdated ? <p className="label mt-1">{t("unanswered")}</p> : null;
  const age = formatMinutes(ageMinutes, language);
  const words =
    ageMinutes < 1
      ? t(isOutdated ? "outdatedJustNow" : "justNow", { state })
      : t(isOutdated ? "outdated" : "ago", { state, age });
  return <p className="label mt-1">{words}</p>;
}
