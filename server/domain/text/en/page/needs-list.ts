import { place } from "../../place.ts";

/** The first part of a builder’s and an operator’s first page. */
export const needsList = place("page/needs-list", {
  title: "What needs you",
});
