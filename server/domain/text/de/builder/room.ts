import type { builderRoom as english } from "../../en/builder/room.ts";
import type { Translation } from "../../translation.ts";

export const builderRoom = {
  title: "Mein Angebot",
  overview: "Übersicht",
  sessionTypes: "Angebote",
  bookings: "Buchungen",
  reviews: "Bewertungen",
  funnel: "Trichter",
  connection: "Calendly",
  profile: "Profil",
  embed: "Auf Ihrer Website",
  webhooks: "Webhooks",
  apiKeys: "API-Schlüssel",
} satisfies Translation<typeof english>;
