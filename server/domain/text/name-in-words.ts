import { ERASED_NAME } from "../values/erased-person.ts";
import { erasedPerson } from "./en/page/erased-person.ts";
import type { Language } from "./language.ts";
import { textIn } from "./place.ts";

/** A person's name as pages tell it: of one who was erased, that they were. Pure. */
export function nameInWords(name: string, side: "client" | "builder", language: Language): string {
  return name === ERASED_NAME ? textIn(erasedPerson, language)(side) : name;
}
