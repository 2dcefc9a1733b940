import { useLocation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/**
 * Does for who does not see the page what a new document would do, when one page of ours takes another's place: where what was pressed is
 * gone, the part that the address names takes the focus, or the page's heading.
 * @returns what to say in a place that is always there: the heading of another page, where the focus stays on what was pressed.
 */
export function useNavigationTold(): string {
  const { hash, key, pathname } = useLocation();
  const shown = useRef({ key, pathname });
  const [told, setTold] = useState("");
  useEffect(() => {
    const before = shown.current;
    if (before.key === key) return;
    shown.current = { key, pathname };
    const heading = document.querySelector<HTMLElement>("main h1");
    const isLost = document.activeElement === null || document.activeElement === document.body;
    if (isLost) takeFocus(elementNamed(hash) ?? heading);
    setTold(isLost || pathname === before.pathname ? "" : (heading?.textContent ?? ""));
  }, [hash, key, pathname]);
  return told;
}

function elementNamed(hash: string): HTMLElement | null {
  return hash === "" ? null : document.getElementById(hash.slice(1));
}

function takeFocus(element: HTMLElement | null): void {
  if (element === null) return;
  if (element.tabIndex < 0) element.tabIndex = -1;
  // Where the page is scrolled to is decided elsewhere.
  element.focus({ preventScroll: true });
}
