import { useNavigation, useRevalidator } from "@remix-run/react";
import { useCallback, useEffect, useRef } from "react";

/**
 * Has the page's data read anew: one reading at a time. A reading that is under way is let finish and followed by one more, however often
 * that was asked for meanwhile: what it reads may be older than the wish, and a reading that is broken off is said to be a failure.
 * The same function in every render.
 */
export function useLoadAnew(): () => void {
  const { revalidate, state } = useRevalidator();
  // A form that was sent, or a page on its way, reads everything anew by itself.
  const isReading = useNavigation().state !== "idle" || state === "loading";
  const reading = useRef({ isUnderWay: false, isWantedAgain: false });
  useEffect(() => {
    reading.current.isUnderWay = isReading;
    if (isReading || !reading.current.isWantedAgain) return;
    reading.current.isWantedAgain = false;
    revalidate();
  }, [isReading, revalidate]);
  return useCallback(() => {
    if (reading.current.isUnderWay) reading.current.isWantedAgain = true;
    else revalidate();
  }, [revalidate]);
}
