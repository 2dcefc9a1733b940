import { place } from "../../place.ts";

/** On top of every page of a staging installation. */
export const stagingStrip = place("page/staging-strip", {
  strip: "<strong>Staging.</strong> No booking here is real, and no money moves.",
});
