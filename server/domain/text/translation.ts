import type { Place } from "./place.ts";

/** A place's messages in another language: each of them, and no other. That gaps, choices and tags are the English ones, a test says. */
export type Translation<P extends Place> = Readonly<Partial<Record<keyof P["english"], string>>>;
