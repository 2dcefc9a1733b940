import { Link } from "@remix-run/react";
import { operatorDelivery } from "../../../server/domain/text/en/operator/delivery.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { eventInWords } from "../../../server/domain/text/history-in-words.ts";
import { PageSection } from "../../components/page/page-section.tsx";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";
import { useLanguage, useText } from "../../hooks/use-text.tsx";
import type { DeliveryOnPage } from "../../page-data.ts";

/** The lines of bookings' histories that a delivery has caused. */
export function DeliveryChanges({
  delivery: { changes, outcome },
}: {
  readonly delivery: Pick<DeliveryOnPage, "changes" | "outcome">;
}) {
  const t = useText(operatorDelivery);
  const zone = useOperatorZone();
  const language = useLanguage();
  return (
    <PageSection id="changes" title={t("changes")}>
      {changes.length === 0 ? (
        <p className="card p-5 text-soft">
          {t(outcome === "done" || outcome === "dropped" ? "noChanges" : "noChangesYet")}
        </p>
      ) : (
        <ul className="card divide-y divide-line px-5">
          {changes.map(({ bookingId, line, recordedAt, isOfReplay }) => (
            <li key={`${bookingId} ${line?.version ?? recordedAt}`} className="py-3">
              <p className="font-medium">
                <Link to={`/operator/bookings/${bookingId}`} className="link">
                  {line === undefined ? bookingId : eventInWords(line, "operator", language)}
                </Link>
              </p>
              <p className="label">
                {[formatDayAndTime(recordedAt, zone, language), isOfReplay ? t("ofReplay") : null]
                  .filter((label) => label !== null)
                  .join(" · ")}
              </p>
            </li>
          ))}
        </ul>
      )}
    </PageSection>
  );
}
