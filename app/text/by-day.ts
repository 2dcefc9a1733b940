/** Neighbours of one day together, in their order: what is not sorted by day is left as it is, with a day named more than once. */
export function byDay<Item>(
  items: readonly Item[],
  dayOf: (item: Item) => string,
): readonly { readonly day: string; readonly items: readonly Item[] }[] {
  const groups: { day: string; items: Item[] }[] = [];
  for (const item of items) {
    const day = dayOf(item);
    const last = groups.at(-1);
    if (last?.day === day) last.items.push(item);
    else groups.push({ day, items: [item] });
  }
  return groups;
}
