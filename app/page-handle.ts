/** What a route may tell the layout about the page that it renders. */
export interface PageHandle {
  /**
   * After how many seconds the page is to load itself again when scripts are off, because it waits for something.
   * Null when it waits for nothing. Takes the route's loader data, and is not asked where there is none.
   */
  readonly refreshSeconds: (loaderData: unknown) => number | null;
}

/** The shortest refresh that any of the matched routes asks for. */
export function refreshSecondsOf(matches: readonly { handle?: unknown; data?: unknown }[]): number | null {
  const asked = matches
    // No data is undefined after a loader that threw, and null after an action that did.
    .map(({ handle, data }) => (isPageHandle(handle) && data != null ? handle.refreshSeconds(data) : null))
    .filter((seconds) => seconds !== null);
  return asked.length === 0 ? null : Math.min(...asked);
}

function isPageHandle(handle: unknown): handle is PageHandle {
  return typeof handle === "object" && handle !== null && "refreshSeconds" in handle;
}
