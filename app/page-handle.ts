/** What a route may tell the layout about the page that it renders. */
export interface PageHandle {
  /**
   * After how many seconds the page is to load itself again when scripts are off, because it waits for something.
   * Null when it waits for nothing. Takes the route's loader data, and is not asked where there is none.
   */
  readonly refreshSeconds?: (loaderData: unknown) => number | null;
  /**
   * A public page: the same bytes for everybody who reads it in one language. It names nobody, carries no mark of its request, and is HTML alone: its
   * components have no effects, no state and no handlers. Its row in the table of routes says `shared`.
   */
  readonly isPublic?: true;
}

/** The shortest refresh that any of the matched routes asks for. */
export function refreshSecondsOf(matches: readonly { handle?: unknown; data?: unknown }[]): number | null {
  const asked = matches
    // No data is undefined after a loader that threw, and null after an action that did.
    .map(({ handle, data }) =>
      isPageHandle(handle) && data != null ? (handle.refreshSeconds?.(data) ?? null) : null,
    )
    .filter((seconds) => seconds !== null);
  return asked.length === 0 ? null : Math.min(...asked);
}

/** Whether what the matched routes show is a public page. */
export function isPublicPage(matches: readonly { handle?: unknown }[]): boolean {
  return matches.some(({ handle }) => isPageHandle(handle) && handle.isPublic === true);
}

function isPageHandle(handle: unknown): handle is PageHandle {
  return (
    typeof handle === "object" && handle !== null && ("refreshSeconds" in handle || "isPublic" in handle)
  );
}
