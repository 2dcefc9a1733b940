import { place } from "../../place.ts";

/** The links around a page of a booking's history. */
export const historyPages = place("booking/history-pages", {
  latest: "The latest",
  furtherBack: "Further back",
  earlier: "Show earlier entries",
  backToLatest: "Back to the latest",
});
