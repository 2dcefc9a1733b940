const awaited: Promise<unknown>[] = [];

/**
 * For the module of a route, in the browser: what has to be here before the document is taken over. Where it cannot be had the document stays as
 * the server sent it, and works without scripts.
 */
export function awaitBeforeHydration(something: Promise<unknown>): void {
  awaited.push(something);
}

/** Fails where anything of that does. */
export async function everythingAwaited(): Promise<void> {
  await Promise.all(awaited);
}
