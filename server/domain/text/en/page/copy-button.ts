import { place } from "../../place.ts";

/** A button that copies what stands beside it. */
export const copyButton = place("page/copy-button", {
  copy: "Copy",
  copied: "Copied",
  refused: "Your browser did not allow it. Please select it and copy it.",
});
