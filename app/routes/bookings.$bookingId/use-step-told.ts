import { useEffect, useRef, useState, type RefObject } from "react";
import { STEP_HEADING_ID } from "./steps/step-heading.tsx";

/**
 * Tells whoever does not see the page, once, what it says anew. When the step changes under their hands, or what had the focus is gone with
 * it, the focus goes to the first field that is wrong, or else to the step's heading.
 * @param step the same for as long as the same is asked.
 * @param shown the same for as long as the step's elements stay on the page.
 * @returns where the step is, and what to say in a place that is always there: the heading that changed by itself, with the focus elsewhere.
 */
export function useStepTold(
  step: string,
  shown: string,
): { readonly card: RefObject<HTMLElement>; readonly told: string } {
  const card = useRef<HTMLElement>(null);
  const focused = useRef<Element | null>(null);
  const before = useRef<{ readonly step: string; readonly heading: string } | null>(null);
  const [told, setTold] = useState("");

  useEffect(() => {
    const element = card.current;
    const enter = ({ target }: FocusEvent) => {
      focused.current = target instanceof Element ? target : null;
    };
    const leave = ({ target }: FocusEvent) =>
      queueMicrotask(() => {
        // What is taken off the page loses the focus too, and is remembered.
        if (focused.current === target && focused.current?.isConnected === true) focused.current = null;
      });
    element?.addEventListener("focusin", enter);
    element?.addEventListener("focusout", leave);
    return () => {
      element?.removeEventListener("focusin", enter);
      element?.removeEventListener("focusout", leave);
    };
  }, []);

  useEffect(() => {
    const heading = document.getElementById(STEP_HEADING_ID);
    const words = heading?.textContent ?? "";
    const last = before.current;
    before.current = { step, heading: words };
    if (last === null) return;
    const isLost = focused.current !== null && !focused.current.isConnected;
    if (last.step !== step || isLost) {
      focused.current = null;
      // What was refused because of one field leads to that field.
      const wrong = card.current?.querySelector<HTMLElement>('[aria-invalid="true"]');
      (wrong ?? heading)?.focus();
      setTold("");
    } else if (last.heading !== words) setTold(words);
  }, [step, shown]);

  return { card, told };
}
