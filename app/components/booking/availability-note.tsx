import { formatMinutes } from "../../../server/domain/values/instant.ts";
import type { SessionTypeOnPage } from "../../page-data.ts";

type Availability = SessionTypeOnPage["availability"];

const SENTENCES = {
  free_times: "Free times in the next 30 days",
  no_times: "No free times in the next 30 days",
  unknown: "Free times not known yet",
} as const satisfies Record<Availability["state"], string>;

/** The free times that we know of, and how old that knowledge is. Renders nothing while they were never fetched. */
export function AvailabilityNote({ availability }: { readonly availability: Availability }) {
  const { state, ageMinutes, isOutdated } = availability;
  if (ageMinutes === null) {
    if (!isOutdated) return null;
    return <p className="label mt-1">Calendly is not answering just now; free times show once it does.</p>;
  }
  if (!isOutdated) {
    return (
      <p className="label mt-1">
        {SENTENCES[state]} · {checked(ageMinutes)}
      </p>
    );
  }
  return (
    <p className="label mt-1">
      Calendly is not answering just now. {SENTENCES[state]}, {checked(ageMinutes)}.
    </p>
  );
}

function checked(ageMinutes: number): string {
  return ageMinutes < 1 ? "checked just now" : `checked ${formatMinutes(ageMinutes)} ago`;
}
