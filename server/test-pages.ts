import type { Pages } from "./ports.ts";

/** All that a list holds, for tests. */
export async function allOfPages<Item>(pages: Pages<Item>): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of pages) items.push(...page);
  return items;
}
