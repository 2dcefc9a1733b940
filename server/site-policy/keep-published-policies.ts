import { getPublishedPolicies } from "../../db/site-policies/site-policies.ts";
import type { PublishedPolicies } from "../domain/site-policy/site-policy.ts";
import { addMinutes, type Instant } from "../domain/values/instant.ts";
import type { BookingDeps } from "../booking/booking-deps.ts";

/** 1 min: every page's footer names them, and they change a few times a year. Another process's new version shows after that. */
const KEPT_MINUTES = 1;

/** What is published, for every page's footer: asked of the database once a minute, and anew right after it was published here. */
export interface KeptPolicies {
  current(): Promise<PublishedPolicies>;
  forget(): void;
}

export function keepPublishedPolicies({
  database,
  clock,
}: Pick<BookingDeps, "database" | "clock">): KeptPolicies {
  let kept: { readonly answer: Promise<PublishedPolicies>; readonly until: Instant } | null = null;
  return {
    current() {
      const now = clock.now();
      if (kept === null || kept.until <= now) {
        const answer = getPublishedPolicies(database.kysely);
        const asked = { answer, until: addMinutes(now, KEPT_MINUTES) };
        kept = asked;
        // Nobody keeps a failure.
        answer.catch(() => {
          if (kept === asked) kept = null;
        });
      }
      return kept.answer;
    },
    forget() {
      kept = null;
    },
  };
}
