import { place } from "../../place.ts";

/** One session type as its builder sees it, with what can be done about it. */
export const builderSessionTypeRow = place("builder/session-type-row", {
  lengthGroup: "{length} · with others",
  lengthAlone: "{length} · one to one",
  onSale: "Published",
  draft: "Draft: only you see it",
  hindered: "Published, but can’t be booked",
  hindrances: "It can’t be sold like this:",
  isListed:
    "It is listed on your Calendly page, where it can be booked without paying first. Make it secret at Calendly, so that clients come through here.",
  publish: "Publish<hidden> {name}</hidden>",
  publishFree: "Publish for free<hidden>: {name}</hidden>",
  publishing: "Publishing…",
  hide: "Hide<hidden> {name}</hidden>",
  hiding: "Hiding…",
  edit: "Price and policy<hidden> of {name}</hidden>",
  up: "Move up<hidden>: {name}</hidden>",
  down: "Move down<hidden>: {name}</hidden>",
  moving: "Moving…",
  handle: "Move {name}: position {position} of {count}",
  handleHelp: "Drag it, or press the arrow keys up and down.",
  moved: "{name} is at position {position} of {count}.",
  savedHere: "Saved.",
});
