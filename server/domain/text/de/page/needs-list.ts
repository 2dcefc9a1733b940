import type { needsList as english } from "../../en/page/needs-list.ts";
import type { Translation } from "../../translation.ts";

export const needsList = {
  title: "Wartet auf Sie",
} satisfies Translation<typeof english>;
