import { Link } from "@remix-run/react";
import type { DriftWords } from "../../../server/domain/text/drift-in-words.ts";
import { reconciliation } from "../../../server/domain/text/en/operator/reconciliation.ts";
import { formatDayAndTime } from "../../../server/domain/text/formats.ts";
import { rich, useLanguage, useText } from "../../hooks/use-text.tsx";
import type { ReconciliationOnPage } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

/** What was found and closed lately, latest first. */
export function ResolvedDrifts({
  drifts,
}: {
  readonly drifts: readonly (ReconciliationOnPage["resolved"][number] & {
    readonly words: Pick<DriftWords, "problem">;
  })[];
}) {
  const zone = useOperatorZone();
  const language = useLanguage();
  const t = useText(reconciliation);
  return (
    <ul className="card divide-y divide-line px-5">
      {drifts.map(({ id, booking, bookingId, note, resolution, resolvedAt, words }) => {
        const closed = {
          how: resolution ?? "gone",
          time: resolvedAt === null ? "" : formatDayAndTime(resolvedAt, zone, language),
        };
        return (
          <li key={id} className="py-3">
            <p className="wrap-anywhere">{words.problem}</p>
            {note !== null && <p className="wrap-anywhere">{t("note", { note })}</p>}
            <p className="label">
              {rich(
                bookingId === null
                  ? [t("resolvedAs", closed)]
                  : t.parts("resolvedAsOf", {
                      ...closed,
                      booking:
                        booking === null
                          ? t("unnamedBooking")
                          : t("booking", { session: booking.sessionTypeName, client: booking.clientName }),
                      link: (text) => (
                        <Link to={`/operator/bookings/${bookingId}`} className="link">
                          {text}
                        </Link>
                      ),
                    }),
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
}
