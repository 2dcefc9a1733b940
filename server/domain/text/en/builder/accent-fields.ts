import { place } from "../../place.ts";

/** The color of a builder's own pages. */
export const accentFields = place("builder/accent-fields", {
  title: "Color of your pages",
  site: "The site’s own",
  own: "One of my own",
  color: "Your color",
  sample: "A button in this color, on light and on dark",
  button: "Book",
  use: "Used on your profile and on your clients’ booking pages. We darken or lighten it until it is readable.",
});
