import { place } from "../../place.ts";

/** What other sites show in a frame: a builder’s offers with their next free times. */
export const embedFrame = place("embed/frame", {
  title: "Book {builder}",
  length: "{length} · one to one",
  lengthGroup: "{length} · with others",
  nextTimes: "Next free times: {session}",
  timesIn: "Times are {zone}.",
  askedLater: "Free times are shown after you press Book.",
  noTimes: "No free times just now.",
  more: "More times<hidden> for {session}</hidden>",
  book: "Book<hidden> {session}</hidden>",
  paused: "{builder} is not taking bookings just now. Please look again later.",
  none: "No sessions to book just now.",
  onOurSite: "You choose and pay on {site}, in a page of its own.",
});
