/** A page of a list. */
export interface Page<Item> {
  readonly items: readonly Item[];
  /** What to ask for the next page with, opaque; null when this is the last. Opens nothing: whose rows a list has, it does not say. */
  readonly next: string | null;
}
