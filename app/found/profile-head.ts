import { foundPages } from "../../server/domain/text/en/page/found.ts";
import { formatList, formatMoney } from "../../server/domain/text/formats.ts";
import type { Language } from "../../server/domain/text/language.ts";
import { textIn } from "../../server/domain/text/place.ts";
import { SITE_NAME } from "../../server/domain/text/site-name.ts";
import { isFree } from "../../server/domain/values/money.ts";
import { pageTitle } from "../page-title.ts";
import type { FoundAt } from "./found-at.ts";
import type { PageHead } from "./page-head.ts";
import { profileData, type ProfileToFind } from "./profile-data.ts";

/** 3: names of sessions that a description has room for. */
const SESSIONS_NAMED = 3;

/** What a profile says to those who have not opened it. */
export function profileHead(
  profile: ProfileToFind & { readonly cardEtag: string },
  found: FoundAt,
  language: Language,
): PageHead {
  const { slug, displayName, headline } = profile.builder;
  const t = textIn(foundPages, language);
  const title = headline === "" ? displayName : t("profileTitle", { builder: displayName, headline });
  return {
    found,
    language,
    path: `/profile/${slug}`,
    title: pageTitle(null, "offers", title, language),
    linkTitle: title,
    description: describe(profile, language),
    kind: "profile",
    card: { path: `/profile/${slug}/card.png?v=${profile.cardEtag}`, alt: title },
    data: profileData(profile, found, language),
  };
}

function describe({ builder, sessionTypes }: ProfileToFind, language: Language): string {
  const t = textIn(foundPages, language);
  const named = { builder: builder.displayName, headline: asSentence(builder.headline) };
  const cheapest = cheapestOf(sessionTypes);
  if (cheapest === null) return t("profileWithoutSessions", { ...named, site: SITE_NAME });
  const names = sessionTypes.slice(0, SESSIONS_NAMED).map(({ name }) => name);
  return t("profileDescription", {
    ...named,
    sessions: formatList(names, language),
    cost: isFree(cheapest) ? "free" : "money",
    price: formatMoney(cheapest, language),
  });
}

/** The lowest price in the currency of the first session: others cannot be compared with it. */
function cheapestOf(sessionTypes: ProfileToFind["sessionTypes"]) {
  const [first] = sessionTypes;
  if (first === undefined) return null;
  return sessionTypes
    .map(({ price }) => price)
    .filter(({ currency }) => currency === first.price.currency)
    .reduce((lowest, price) => (price.amountMinor < lowest.amountMinor ? price : lowest));
}

function asSentence(headline: string): string {
  return headline === "" || /[.!?…]$/.test(headline) ? headline : `${headline}.`;
}
