import { place } from "../../place.ts";

/** The fields of a cancellation policy, in a builder's form. */
export const policyEditor = place("builder/policy-editor", {
  title: "If the client cancels",
  flexible: "Flexible",
  moderate: "Moderate",
  strict: "Strict",
  own: "My own, in up to {steps} steps",
  hours: "Step {step}: hours before the start",
  percent: "Step {step}: percent returned",
  afterHours: "hours or more before:",
  afterHoursShort: "h before:",
  afterPercent: "% back",
  preview: "What the client reads",
  start: "Start",
});
