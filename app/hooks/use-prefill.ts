import { useEffect, useRef, type RefObject } from "react";

/** What a site that embeds our offers knows of its reader. */
export interface Prefill {
  readonly name: string;
  readonly email: string;
}

/** It stands behind the `#` of the address: it never reaches a server. */
export function prefillIn(hash: string): Prefill {
  const given = new URLSearchParams(hash.replace(/^#/, ""));
  const line = (key: string, most: number) =>
    (given.get(key) ?? "").replaceAll(/\p{Cc}+/gu, " ").slice(0, most);
  return { name: line("name", 100), email: line("email", 254) };
}

/** Takes it out of the address, so that no copy of that carries it on; null when nothing stands there. */
function takeFromAddress(): Prefill | null {
  const known = prefillIn(location.hash);
  if (known.name === "" && known.email === "") return null;
  history.replaceState(history.state, "", location.pathname + location.search);
  return known;
}

/** Fills empty fields `name` and `email` of this form with it, once. */
export function usePrefill(): RefObject<HTMLFormElement> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const known = takeFromAddress();
    if (known === null) return;
    for (const key of ["name", "email"] as const) {
      const field = form.current?.elements.namedItem(key);
      if (field instanceof HTMLInputElement && field.value === "") field.value = known[key];
    }
  }, []);
  return form;
}
