import { Link } from "@remix-run/react";
import type { DriftResolution } from "../../../server/domain/providers/drift.ts";
import type { DriftWords } from "../../../server/domain/text/drift-in-words.ts";
import { formatDayAndTime } from "../../../server/domain/values/instant.ts";
import type { ReconciliationOnPage } from "../../page-data.ts";
import { useOperatorZone } from "../../hooks/use-operator-zone.ts";

const RESOLUTION_WORDS = {
  repaired: "Repaired automatically",
  repaired_by_operator: "Repaired by a click",
  gone: "Agreed when it was checked again",
  dismissed: "Put aside",
} satisfies Record<DriftResolution, string>;

/** What was found and closed lately, latest first. */
export function ResolvedDrifts({
  drifts,
}: {
  readonly drifts: readonly (ReconciliationOnPage["resolved"][number] & {
    readonly words: Pick<DriftWords, "problem">;
  })[];
}) {
  const zone = useOperatorZone();
  return (
    <ul className="card divide-y divide-line px-5">
      {drifts.map(({ id, booking, bookingId, note, resolution, resolvedAt, words }) => (
        <li key={id} className="py-3">
          <p className="wrap-anywhere">{words.problem}</p>
          {note !== null && <p className="wrap-anywhere">“{note}”</p>}
          <p className="label">
            {resolution === null ? "" : RESOLUTION_WORDS[resolution]}
            {resolvedAt === null ? "" : `, ${formatDayAndTime(resolvedAt, zone)}`}
            {bookingId !== null && (
              <>
                {" · "}
                <Link to={`/operator/bookings/${bookingId}`} className="link">
                  {booking === null ? "The booking" : `${booking.sessionTypeName}, ${booking.clientName}`}
                </Link>
              </>
            )}
          </p>
        </li>
      ))}
    </ul>
  );
}
