import type { problemLink as english } from "../../en/problem-report/link.ts";
import type { Translation } from "../../translation.ts";

export const problemLink = {
  link: "Stimmt etwas nicht mit dieser Seite?",
} satisfies Translation<typeof english>;
