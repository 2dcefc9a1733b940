import { minutesBetween, type Instant } from "../../server/domain/values/instant.ts";
import { ageInWords } from "./age-in-words.ts";
import { checkFailureInWords } from "../../server/domain/text/check-failure-words.ts";
import type { Need } from "./need.ts";
import type { BuilderOverview } from "../page-data.ts";

/** 15 min: two checks in a row have failed, so that it is no passing trouble. */
export const CHECKS_FAIL_MINUTES = 15;

/** What a builder has to do about their Calendly connection. */
export function connectionNeedsOf(connection: BuilderOverview["connection"], now: Instant): Need[] {
  if (connection === null) {
    return [
      {
        to: "/builder/connection",
        title: "Connect your Calendly",
        text: "Your event types then arrive here, ready to be priced.",
        bad: false,
      },
    ];
  }
  if (connection.brokenReason !== null) {
    return [
      {
        to: "/builder/connection",
        title: "Calendly no longer lets us in",
        text: "Nobody can book you until you connect again. It takes a minute.",
        bad: true,
      },
    ];
  }
  const { checkFailingSince: since, checkFailure } = connection;
  if (since === null || minutesBetween(since, now) < CHECKS_FAIL_MINUTES) return [];
  return [
    {
      to: "/builder/connection",
      title: "Your webhooks at Calendly cannot be checked",
      text: `For ${ageInWords(since, now)}, ${checkFailureInWords(checkFailure ?? "unexpected")}. What is booked or canceled at Calendly itself may come late. See what is in the way, then press Check now.`,
      bad: true,
    },
  ];
}
