import type { Graph, Offer, Person, ProfilePage, Review, Service } from "schema-dts";
import { foundPages } from "../../server/domain/text/en/page/found.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { SITE_NAME } from "../../server/domain/text/site-name.ts";
import { fractionDigitsOf, type Money } from "../../server/domain/values/money.ts";
import type { ReviewsOnProfile } from "../page-data.ts";
import { addressIn, type FoundAt } from "./found-at.ts";

/** What of a profile stands in its data: no more than on the page. */
export interface ProfileToFind {
  readonly builder: {
    readonly slug: string;
    readonly displayName: string;
    readonly headline: string;
    readonly bio: string;
    readonly pictureEtag: string | null;
  };
  readonly sessionTypes: readonly {
    readonly id: string;
    readonly name: string;
    readonly description: string;
    readonly price: Money;
  }[];
  readonly takesBookings: boolean;
  readonly reviews: Pick<ReviewsOnProfile, "average" | "picked">;
}

/**
 * A builder as schema.org has people who sell their time: the person, what they do, what each session costs, and what clients say of it where the page
 * shows that too. Ratings belong to the service: a person has none there.
 */
export function profileData(
  { builder, sessionTypes, takesBookings, reviews }: ProfileToFind,
  found: FoundAt,
  language: Language,
): Graph {
  const t = textIn(foundPages, language);
  const { origin, asked } = found;
  const name = builder.displayName;
  const url = addressIn(origin, `/profile/${builder.slug}`, asked);
  // Who somebody is does not depend on the language that the page is in.
  const id = addressIn(origin, `/profile/${builder.slug}`, null);
  const person = { "@type": "Person", "@id": `${id}#person`, name } as const;
  const picture = builder.pictureEtag === null ? {} : { image: `${id}/picture?v=${builder.pictureEtag}` };
  const page: ProfilePage = {
    "@type": "ProfilePage",
    "@id": `${url}#page`,
    url,
    name,
    inLanguage: language.tag,
    isPartOf: { "@type": "WebSite", "@id": `${origin}/#site`, name: SITE_NAME, url: `${origin}/` },
    mainEntity: person,
    breadcrumb: {
      "@type": "BreadcrumbList",
      itemListElement: [
        { "@type": "ListItem", position: 1, name: SITE_NAME, item: addressIn(origin, "/", asked) },
        { "@type": "ListItem", position: 2, name },
      ],
    },
  };
  const who: Person = {
    ...person,
    ...(builder.headline === "" ? {} : { jobTitle: builder.headline }),
    ...(builder.bio === "" ? {} : { description: builder.bio }),
    url,
    ...picture,
  };
  const service: Service = {
    "@type": "Service",
    "@id": `${id}#sessions`,
    name: t("sessionsWith", { builder: name }),
    url,
    provider: person,
    ...ratings(reviews, t("anonymous")),
    offers: sessionTypes.map(({ id: sessionTypeId, name: session, description, price }): Offer => ({
      "@type": "Offer",
      name: session,
      url: `${url}#${sessionTypeId}`,
      price: decimalOf(price),
      priceCurrency: price.currency,
      availability: takesBookings ? "https://schema.org/InStock" : "https://schema.org/OutOfStock",
      seller: person,
      itemOffered: {
        "@type": "Service",
        name: session,
        ...(description === "" ? {} : { description }),
        provider: person,
      },
    })),
  };
  const isSelling = sessionTypes.length > 0 || reviews.average !== null || reviews.picked.length > 0;
  return {
    "@context": "https://schema.org",
    "@graph": isSelling ? [page, who, service] : [page, who],
  };
}

function ratings({ average, picked }: ProfileToFind["reviews"], anonymous: string): Partial<Service> {
  const scale = { bestRating: 5, worstRating: 1 };
  return {
    ...(average === null
      ? {}
      : {
          aggregateRating: {
            "@type": "AggregateRating",
            ratingValue: average.average,
            ratingCount: average.count,
            ...scale,
          },
        }),
    ...(picked.length === 0
      ? {}
      : {
          review: picked.map(({ name, rating, text }): Review => ({
            "@type": "Review",
            author: { "@type": "Person", name: name ?? anonymous },
            reviewRating: { "@type": "Rating", ratingValue: rating, ...scale },
            ...(text === "" ? {} : { reviewBody: text }),
          })),
        }),
  };
}

/** `120.00`: as schema.org writes money, whatever the language. */
function decimalOf({ amountMinor, currency }: Money): string {
  const digits = fractionDigitsOf(currency);
  const padded = String(amountMinor).padStart(digits + 1, "0");
  return digits === 0 ? padded : `${padded.slice(0, -digits)}.${padded.slice(-digits)}`;
}
