import { place } from "../../place.ts";

/** One session type on its builder's profile, with the button that books it. */
export const sessionTypeCard = place("booking/session-type-card", {
  solo: "{length} · one to one",
  group: "{length} · with others",
  free: "Nothing to pay. Cancel whenever you like.",
  book: "Book<hidden> {session}</hidden>",
  more: "<hidden>Book {session}: </hidden>More times",
  calendar: "<hidden>Book {session}: </hidden>Open the calendar",
});
