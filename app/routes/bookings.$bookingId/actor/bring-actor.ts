import { fetchStartActor } from "./fetch-actor.client.ts";
import type { PageModel } from "./page-model.ts";

/** 15 s: a phone that was in a tunnel is out of it, and the server that was restarted is there. */
const FETCH_AGAIN_MS = 15_000;

/**
 * Fetches the page's actor and gives it to the page, which can be used until then and does without it where it cannot be had. In the browser.
 * @param loadAnew has the page's data read anew.
 * @returns what ends it.
 */
export function bringActor(model: PageModel, loadAnew: () => void): () => void {
  let isWanted = true;
  let stop: (() => void) | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const bring = async () => {
    try {
      const startActor = await fetchStartActor();
      if (isWanted) stop = model.takeActor((page) => startActor(page, loadAnew));
    } catch {
      if (!isWanted) return;
      timer = setTimeout(() => void bring(), FETCH_AGAIN_MS);
      model.doWithoutActor();
    }
  };
  void bring();
  return () => {
    isWanted = false;
    clearTimeout(timer);
    stop?.();
  };
}
