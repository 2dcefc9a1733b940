import { place } from "../../place.ts";

/** The front page: builders, and what they offer. */
export const frontPage = place("page/front", {
  title: "Book an hour with somebody who builds",
  description: "Pick a builder, pick a time, pay safely. You are booked the moment you have paid.",
  heading: "Talk to somebody who has built it before",
  lead: "Pick a time that suits you. It is held while you pay, and you are booked the moment you have paid.",
  more: "More builders",
  noMore: "No more builders",
  none: "Nobody is taking bookings yet",
  noneText: "The first builders are setting up their calendars. Please look again soon.",
  paused: "Not taking bookings just now.",
  nextFree: "Next free, {zone}",
  seeTimes: "See times<hidden> for {session}</hidden>",
  see: "See all times",
  first: "Back to the first",
});
