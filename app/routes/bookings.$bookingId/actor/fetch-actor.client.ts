/** What makes the page's actor: its machine, the library under it and the way to the server. Fetched once the page can be used without it. */
export async function fetchStartActor() {
  return (await import("./start-actor.ts")).startActor;
}
