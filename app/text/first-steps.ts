import type { BuilderOverview } from "../page-data.ts";

/** One step on the way to a page that sells. */
interface FirstStep {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  readonly isDone: boolean;
}

/** The steps before anybody can book with a builder, in order, done ones included. Empty once something is on sale and has a description. */
export function firstStepsOf({
  connection,
  hasHeadline,
  hasPrice,
  onSale,
  slug,
}: Pick<BuilderOverview, "connection" | "hasHeadline" | "hasPrice" | "onSale" | "slug">): FirstStep[] {
  const steps = [
    {
      to: "/builder/connection",
      title: "Connect your Calendly",
      text: "Your event types arrive as drafts; nothing of your calendar is shown.",
      isDone: connection !== null,
    },
    {
      to: "/builder/session-types",
      title: "Price a session type",
      text: "What it costs, what it is about, and what comes back on a cancellation.",
      isDone: hasPrice,
    },
    {
      to: "/builder/session-types",
      title: "Publish it",
      text: "From then on clients find it and book it.",
      isDone: onSale > 0,
    },
    {
      to: "/builder/profile",
      title: "Say in a line what you do",
      text: "Clients read it first. A picture and a color of your own are there, too.",
      isDone: hasHeadline,
    },
  ];
  if (steps.every(({ isDone }) => isDone)) return [];
  return [
    ...steps,
    {
      to: `/profile/${slug}`,
      title: "Look at your page",
      text: "As clients see it.",
      isDone: false,
    },
  ];
}
