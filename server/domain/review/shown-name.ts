import type { ShownAs } from "./review.ts";

/** The name under which a review is shown; null for one without. The first name is what stands before the first blank. Pure. */
export function shownName(clientName: string, shownAs: ShownAs): string | null {
  switch (shownAs) {
    case "full_name":
      return clientName;
    case "first_name":
      return clientName.trim().split(/\s+/u)[0] ?? null;
    case "anonymous":
    case "nobody":
      return null;
  }
}
