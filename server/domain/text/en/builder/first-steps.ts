import { place } from "../../place.ts";

/** The steps of a new builder to a page that sells. */
export const builderFirstSteps = place("builder/first-steps", {
  title: "Before clients can book",
  done: "{title}<hidden>, done</hidden>",
  connect: "Connect your Calendly",
  connectText: "Your event types arrive as drafts; nothing of your calendar is shown.",
  price: "Price a session type",
  priceText: "What it costs, what it is about, and what comes back on a cancellation.",
  publish: "Publish it",
  publishText: "From then on clients find it and book it.",
  describe: "Say in a line what you do",
  describeText: "Clients read it first. You can also add a picture and a color of your own there.",
  look: "Look at your page",
  lookText: "As clients see it.",
});
