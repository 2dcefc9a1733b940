import type { Place } from "./place.ts";

/** A place's messages in another language, and no others. That all of them are there, with the same gaps, choices and tags, a test says. */
export type Translation<P extends Place> = Readonly<Partial<Record<keyof P["english"], string>>>;
