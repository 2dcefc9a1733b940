/** One thing that waits for whoever looks. */
export interface Need {
  readonly to: string;
  readonly title: string;
  readonly text: string;
  /** Whether something is wrong, rather than just to be done. */
  readonly bad: boolean;
  /** How soon somebody has to look, in a word; absent where nobody says. */
  readonly severity?: string | undefined;
}

/** A need that is there while something is counted; `title` says how many. Empty for zero. */
export function countedNeed<const Rest extends Omit<Need, "title">>(
  count: number,
  title: string,
  need: Rest,
) {
  return count === 0 ? [] : [{ ...need, title }];
}
