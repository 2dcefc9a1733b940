/** One thing that waits for whoever looks. */
export interface Need {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Whether something is wrong, rather than just to be done. */
  readonly bad: boolean;
}

/** A need that is there while something is counted; `title` says how many. Empty for zero. */
export function countedNeed(count: number, title: string, need: Omit<Need, "title">): readonly Need[] {
  return count === 0 ? [] : [{ ...need, title }];
}
