import type { foundPages as english } from "../../en/page/found.ts";
import type { Translation } from "../../translation.ts";

export const foundPages = {
  profileTitle: "{builder} · {headline}",
  profileDescription:
    "{headline} Buchen Sie {sessions} bei {builder}, {cost, select, free {kostenlos} other {ab {price}}}. Zeit wählen, und der Termin steht.",
  profileWithoutSessions: "{headline} {builder} auf {site}.",
  sessionsWith: "Termine bei {builder}",
  anonymous: "Ein Kunde",
} satisfies Translation<typeof english>;
