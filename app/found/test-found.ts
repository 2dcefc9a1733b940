import Validator from "@adobe/structured-data-validator";
import WebAutoExtractor from "@marbec/web-auto-extractor";
import type { FoundAt } from "./found-at.ts";
import type { ProfileToFind } from "./profile-data.ts";

export const FOUND_HERE: FoundAt = { origin: "https://book.example.com", languages: [], asked: null };

export const PROFILE: ProfileToFind & { readonly cardEtag: string } = {
  builder: {
    slug: "ada-okafor",
    displayName: "Ada Okafor",
    headline: "Staff engineer who reviews architectures",
    bio: "Twenty years of it.",
    pictureEtag: "abc",
  },
  cardEtag: "0123",
  takesBookings: true,
  sessionTypes: [
    {
      id: "st_1",
      name: "Architecture review",
      description: "An hour.",
      price: { amountMinor: 12_050, currency: "USD" },
    },
    { id: "st_2", name: "Chat", description: "", price: { amountMinor: 5_000, currency: "USD" } },
  ],
  reviews: { average: null, picked: [] },
};

export const REVIEWS: ProfileToFind["reviews"] = {
  average: { average: 4.8, count: 12 },
  picked: [
    {
      name: "Mina",
      rating: 5,
      text: "Saved us a month.",
      sessionTypeName: "Chat",
      startsAt: null,
      isPaid: true,
      proof: { version: 3, digest: "d" },
      answer: null,
    },
  ],
};

/** What a page says of itself as structured data: the entities by type, and what Google's rules have against them: errors, and what it would like to have. */
export async function structuredDataIn(html: string): Promise<{
  readonly entities: Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>;
  readonly errors: readonly string[];
  readonly wishes: readonly string[];
}> {
  const extracted = new WebAutoExtractor({ addLocation: false, embedSource: [] }).parse(html);
  const issues = await new Validator().validate(extracted);
  const worded = (wanted: string) =>
    issues
      .filter(({ severity }) => severity === wanted)
      .map(({ issueMessage, path = [] }) => `${path.map(({ type }) => type).join(" > ")}: ${issueMessage}`);
  return { entities: extracted.jsonld, errors: worded("ERROR"), wishes: worded("WARNING") };
}
