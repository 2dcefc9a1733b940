import { place } from "../../place.ts";

/** The form for a session type’s price, description and policy. */
export const builderSessionTypeEditor = place("builder/session-type-editor", {
  price: "Price",
  priceHint: "0 is free. Existing bookings keep their price.",
  currency: "Currency",
  description: "What the client gets",
  clientView: "What the client sees",
  applies:
    "Changes apply to new bookings; existing ones keep their price and policy. If you cancel, the client always gets everything back.",
  save: "Save",
  saving: "Saving…",
  close: "Close without saving",
  malformed_row: "Please enter whole hours (up to {hours}) and whole percentages (up to 100) in row {row}.",
  not_falling: "Less notice can never refund more, and each notice may appear only once.",
});
