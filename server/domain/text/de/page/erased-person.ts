import type { erasedPerson as english } from "../../en/page/erased-person.ts";
import type { Translation } from "../../translation.ts";

export const erasedPerson = {
  client: "ein gelöschter Gast",
  builder: "ein gelöschter Profi",
} satisfies Translation<typeof english>;
