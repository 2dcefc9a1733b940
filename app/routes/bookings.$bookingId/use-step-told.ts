import { useEffect, useRef, useState, type RefObject } from "react";
import { STEP_HEADING_ID } from "./steps/step-heading.tsx";

/**
 * Tells whoever does not see the page, once, what it says anew. When the step changes under their hands, or what had the focus is gone with
 * it, the step's heading takes the focus.
 * @param step the same for as long as the same is asked.
 * @returns where the step is, and what to say in a place that is always there: the heading that changed by itself, with the focus elsewhere.
 */
export function useStepTold(step: string): { readonly card: RefObject<HTMLElement>; readonly told: string } {
  const card = useRef<HTMLElement>(null);
  const focused = useFocusedIn(card);
  const shown = useRef<{ readonly step: string; readonly heading: string } | null>(null);
  const [told, setTold] = useState("");
  // After every rendering: what the server says anew can change the heading alone.
  useEffect(() => {
    const heading = document.getElementById(STEP_HEADING_ID);
    const words = heading?.textContent ?? "";
    const before = shown.current;
    shown.current = { step, heading: words };
    if (before === null) return;
    const isLost = focused.current !== null && !focused.current.isConnected;
    if (before.step !== step || isLost) {
      focused.current = null;
      heading?.focus();
      setTold("");
    } else if (before.heading !== words) setTold(words);
  });
  return { card, told };
}

/** What in this element has the focus, or had it when it was taken off the page; null once the focus has gone elsewhere. */
function useFocusedIn(card: RefObject<HTMLElement>): { current: Element | null } {
  const focused = useRef<Element | null>(null);
  useEffect(() => {
    const element = card.current;
    const enter = ({ target }: FocusEvent) => {
      focused.current = target instanceof Element ? target : null;
    };
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        // What is taken off the page loses the focus too.
        if (focused.current === target && target instanceof Element && target.isConnected)
          focused.current = null;
      });
    element?.addEventListener("focusin", enter);
    element?.addEventListener("focusout", leave);
    return () => {
      element?.removeEventListener("focusin", enter);
      element?.removeEventListener("focusout", leave);
    };
  }, [card]);
  return focused;
}
