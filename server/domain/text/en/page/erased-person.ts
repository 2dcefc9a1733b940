import { place } from "../../place.ts";

/** What somebody who was erased is called, in the place of their name. */
export const erasedPerson = place("page/erased-person", {
  client: "an erased client",
  builder: "an erased builder",
});
