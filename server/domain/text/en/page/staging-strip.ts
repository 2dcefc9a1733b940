import { place } from "../../place.ts";

/** On top of every page of a staging installation. */
export const stagingStrip = place("page/staging-strip", {
  strip:
    "<strong>Staging.</strong> This site is for trying things out: bookings here are not real, and no money moves.",
});
