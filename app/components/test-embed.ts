import { DEFAULT_CANCELLATION_POLICY } from "../../server/domain/offer/cancellation-policy.ts";
import { instant, timeZone } from "../../server/domain/values/instant.ts";
import { money } from "../../server/domain/values/money.ts";
import type { EmbedChosen, EmbedOnPage, ProfileOnPage, SessionTypeOnPage } from "../page-data.ts";

export const OFFER: SessionTypeOnPage = {
  id: "sty_00000000000000000000000000",
  slug: "architecture-review",
  name: "Architecture review",
  description: "We look at it together.",
  durationMinutes: 90,
  kind: "solo",
  price: money(15_000, "USD"),
  cancellationPolicy: DEFAULT_CANCELLATION_POLICY,
  freeTimes: {
    state: "free_times",
    times: [instant("2026-03-03T13:00:00.000Z"), instant("2026-03-04T09:30:00.000Z")],
    hasMore: true,
    ageMinutes: 5,
    isOutdated: false,
    knownUntil: instant("2026-03-10T13:00:00.000Z"),
  },
};

export const BUILDER: ProfileOnPage["builder"] = {
  slug: "ada-okafor",
  displayName: "Ada Okafor",
  headline: "Systems that stay up",
  bio: "",
  timeZone: timeZone("Europe/Berlin"),
  accentColor: "#8a1c4a",
  pictureEtag: null,
};

export const EMBED: EmbedOnPage = {
  appUrl: "https://book.example",
  builder: BUILDER,
  sessionTypes: [{ id: OFFER.id, name: OFFER.name }],
  origins: ["https://shop.example"],
  originsMax: 20,
  languages: [],
};

export const ALL_AS_CARD: EmbedChosen = { kind: "card", session: null, language: null };
