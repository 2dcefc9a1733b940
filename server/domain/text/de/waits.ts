import type { waits as english } from "../en/waits.ts";
import type { Translation } from "../translation.ts";

export const waits = {
  minutes: "{minutes, plural, one {in einer Minute} other {in # Minuten}}",
  hours: "{hours, plural, one {in einer Stunde} other {in # Stunden}}",
} satisfies Translation<typeof english>;
