/** One thing that waits for whoever looks. */
export interface Need {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Whether something is wrong, rather than just to be done. */
  readonly bad: boolean;
}

/** A need with a count as its title; empty for zero. */
export function countedNeed(
  count: number,
  one: string,
  many: string,
  need: Omit<Need, "title">,
): readonly Need[] {
  return count === 0 ? [] : [{ ...need, title: count === 1 ? one : `${count} ${many}` }];
}
