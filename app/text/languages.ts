import { ENGLISH, type Language } from "../../server/domain/text/language.ts";
import { onRoomsHere } from "../../server/domain/text/place.ts";
import type { Room } from "../../server/domain/text/room.ts";

/** Languages whose words are here: on the server all of them, in a browser English and the document's own. */
const opened = new Map<string, Language>([[ENGLISH.tag, ENGLISH]]);

/** How often words were opened: so that pages are rendered anew when some have come. */
let openings = 0;

const listeners = new Set<() => void>();

/** Takes languages whose words are here already: on the server, and in tests. */
export function addLanguages(languages: readonly Language[]): void {
  for (const language of languages) opened.set(language.tag, language);
  openings += 1;
  for (const listener of listeners) listener();
}

/** German by rooms: a page fetches those of which it says something. */
const GERMAN_ROOMS: Readonly<Partial<Record<string, () => Promise<Room>>>> = {
  account: async () => (await import("../../server/domain/text/de/german-account.ts")).germanAccount,
  booking: async () => (await import("../../server/domain/text/de/german-booking.ts")).germanBooking,
  builder: async () => (await import("../../server/domain/text/de/german-builder.ts")).germanBuilder,
  developers: async () => (await import("../../server/domain/text/de/german-developers.ts")).germanDevelopers,
  embed: async () => (await import("../../server/domain/text/de/german-embed.ts")).germanEmbed,
  funnel: async () => (await import("../../server/domain/text/de/german-funnel.ts")).germanFunnel,
  mails: async () => (await import("../../server/domain/text/de/german-mails.ts")).germanMails,
  operator: async () => (await import("../../server/domain/text/de/german-operator.ts")).germanOperator,
  page: async () => (await import("../../server/domain/text/de/german-page.ts")).germanPage,
  "problem-report": async () =>
    (await import("../../server/domain/text/de/german-problem-report.ts")).germanProblemReport,
  review: async () => (await import("../../server/domain/text/de/german-review.ts")).germanReview,
};

/** The rooms of German that were asked for; null as long as nobody reads it here. */
let german: Map<string, Promise<void>> | null = null;

async function openGerman(): Promise<void> {
  if (german === null) {
    const asked = (german = new Map<string, Promise<void>>());
    const rooms: Record<string, Room> = {};
    const openRoom = async (room: string) => {
      const [{ germanOf }, words] = await Promise.all([
        import("../../server/domain/text/german.ts"),
        GERMAN_ROOMS[room]?.(),
      ]);
      if (words === undefined) return;
      rooms[room] = words;
      addLanguages([germanOf({ ...rooms })]);
    };
    onRoomsHere((room) => {
      const opening = openRoom(room);
      // Without a network its texts stay in English, and the next page that is opened tries again.
      opening.catch(() => asked.delete(room));
      asked.set(room, opening);
    });
  }
  await Promise.all(german.values());
}

/**
 * Fetches a language's words: the document's before anything renders, another once its reader has signed in. Until then English is rendered. Those
 * of rooms that are first said later follow when their pages are loaded.
 */
export async function openLanguage(tag: string): Promise<void> {
  if (tag === "de") await openGerman();
  else if (!opened.has(tag))
    addLanguages((await import("../../server/domain/text/pseudo-language.ts")).PSEUDO_LANGUAGES);
}

/** Calls the listener whenever words were opened. Returns what stops that. */
export function onOpenedLanguages(listener: () => void): () => void {
  listeners.add(listener);
  return () => void listeners.delete(listener);
}

/** Another number after each opening of words. */
export function countOpenings(): number {
  return openings;
}

/** The language of a tag; English where its words were not opened. */
export function languageOf(tag: string | undefined): Language {
  return opened.get(tag ?? ENGLISH.tag) ?? ENGLISH;
}

/** The reader's language for what is asked before anything renders: a route's `meta`. Takes its `matches`. */
export function languageIn(matches: readonly ({ id: string; data?: unknown } | undefined)[]): Language {
  const data = matches.find((match) => match?.id === "root")?.data;
  const isKnown = typeof data === "object" && data !== null && "language" in data;
  return languageOf(isKnown && typeof data.language === "string" ? data.language : undefined);
}
