import { useEffect } from "react";

/** Where this browser keeps the zone that an account reads times in. Read by the script of public pages, which know nobody. */
export const KEPT_ZONE = "zone";

/** Keeps the zone for the public pages; none for whoever is not signed in. */
export function useKeptZone(zone: string | null): void {
  useEffect(() => {
    try {
      if (zone === null) localStorage.removeItem(KEPT_ZONE);
      else localStorage.setItem(KEPT_ZONE, zone);
    } catch {
      // A browser that keeps nothing: public pages go by its own zone.
    }
  }, [zone]);
}
