let visits = 0;

/**
 * By what a place's scroll position is kept. A link within a page is the browser's own, and all such visits have one key for the router: it would lead
 * back to where it was pressed. Each has one of its own here, so that it leads to its anchor.
 */
export function scrollKeyOf({ key, hash }: { readonly key: string; readonly hash: string }): string {
  if (key !== "default" || hash === "") return key;
  visits += 1;
  return `${hash} ${visits}`;
}
