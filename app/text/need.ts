/** One thing that waits for whoever looks. */
export interface Need {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Whether something is wrong, and not merely still to be done. */
  readonly bad: boolean;
}

/** A need of which there are several, with their number as its title; none of none. */
export function countedNeed(
  count: number,
  one: string,
  many: string,
  need: Omit<Need, "title">,
): readonly Need[] {
  return count === 0 ? [] : [{ ...need, title: count === 1 ? one : `${count} ${many}` }];
}
