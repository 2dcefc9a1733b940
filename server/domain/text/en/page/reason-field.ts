import { place } from "../../place.ts";

/** Why somebody cancels. */
export const reasonField = place("page/reason-field", { label: "Why? (optional)" });
