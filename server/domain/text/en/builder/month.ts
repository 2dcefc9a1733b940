import { place } from "../../place.ts";

/** What a month has brought a builder, on their first page. */
export const builderMonth = place("builder/month", {
  title: "This month",
  booked: "Booked",
  paid: "Paid",
  returned: "Returned",
  more: "{share} more",
  less: "{share} less",
  before: "{before} last month by this day",
  days: "Paid per day, the last 30 days",
  curve: "Paid per day in the last 30 days: {total} in all, at most {most} on {day}",
  curveOfNothing: "Paid per day in the last 30 days: nothing",
  noMoney: "Nothing was paid yet this month.",
  settling: "Payments go to the operator’s Stripe account. The operator settles them with you.",
});
