import type { DemoAccount } from "../demo-data.ts";
import { DEMO_PASSWORD } from "../demo-data.ts";
import { BUILDERS_IN_EUROPE } from "./builders-in-europe.ts";
import { BUILDERS_OVERSEAS } from "./builders-overseas.ts";
import type { YearBuilder } from "./year-builder.ts";

/** The nine who make the demo's builders twelve, in the order shown. */
export const YEAR_BUILDERS: readonly YearBuilder[] = inTurn(BUILDERS_IN_EUROPE, BUILDERS_OVERSEAS);

/** What these are found by, beside the demo's own topics. */
export const YEAR_TOPICS = [
  { slug: "accessibility", name: "Accessibility" },
  { slug: "security", name: "Security" },
  { slug: "databases", name: "Databases" },
  { slug: "cloud-costs", name: "Cloud costs" },
  { slug: "mobile-apps", name: "Mobile apps" },
  { slug: "pricing", name: "Pricing" },
  { slug: "contracts-and-privacy", name: "Contracts and privacy" },
  { slug: "writing", name: "Writing documentation" },
  { slug: "leading-engineers", name: "Leading engineers" },
] as const;

export const YEAR_ACCOUNTS: readonly DemoAccount[] = YEAR_BUILDERS.map(({ email, displayName, slug }) => ({
  email,
  name: displayName,
  role: "builder",
  password: DEMO_PASSWORD,
  builderSlug: slug,
}));

/** One of each in turn, so that neighbours on a page come from afar. */
function inTurn<Item>(one: readonly Item[], other: readonly Item[]): Item[] {
  const length = Math.max(one.length, other.length);
  return Array.from({ length }, (_, index) => [
    ...other.slice(index, index + 1),
    ...one.slice(index, index + 1),
  ]).flat();
}
