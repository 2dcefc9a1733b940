import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "@playwright/test";

/** Rules that axe leaves out by itself, or finds too new. */
const MORE_RULES = { "label-content-name-mismatch": { enabled: true }, "target-size": { enabled: true } };

/** Everything that axe finds on a page as it is, each with the elements concerned. */
export async function barriersOn(page: Page, rules: readonly string[] | "all"): Promise<string[]> {
  // Calendly's own page in its frame is Calendly's, and so no frame has to be asked.
  const axe = new AxeBuilder({ page }).setLegacyMode(true).exclude("iframe");
  if (rules === "all") axe.options({ rules: MORE_RULES });
  else axe.withRules([...rules]);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, impact, nodes }) => `${id} (${impact}): ${nodes.map(({ html }) => html).join("\n")}`,
  );
}
