import type { reasonField as english } from "../../en/page/reason-field.ts";
import type { Translation } from "../../translation.ts";

export const reasonField = {
  label: "Grund (optional)",
} satisfies Translation<typeof english>;
