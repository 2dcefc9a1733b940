import { useEffect } from "react";
import { useLoadAnew } from "./use-load-anew.ts";

/** 1.5 s: what is waited for mostly takes a second or two. */
const LOOK_MS = 1_500;
/** 40 looks are a minute: whoever still waits then loads the page again. */
const LOOKS_MAX = 40;

/** Reloads the page's data every 1.5 s, for a minute at most, while something is under way. */
export function useLooks(isUnderWay: boolean): void {
  const loadAnew = useLoadAnew();
  useEffect(() => {
    if (!isUnderWay) return;
    let looks = 0;
    const timer = setInterval(() => {
      looks += 1;
      if (looks >= LOOKS_MAX) clearInterval(timer);
      if (document.visibilityState === "visible") loadAnew();
    }, LOOK_MS);
    return () => clearInterval(timer);
  }, [isUnderWay, loadAnew]);
}
