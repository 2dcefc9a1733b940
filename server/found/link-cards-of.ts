import { findBuilderPicture } from "../../db/builders/builder-pictures.ts";
import type { Queryable } from "../../db/core/open-database.ts";
import { offerPath } from "../domain/offer/embed-paths.ts";
import type { Builder } from "../domain/offer/session-type.ts";
import { frontPage } from "../domain/text/en/page/front.ts";
import type { Language } from "../domain/text/language.ts";
import { textIn } from "../domain/text/place.ts";
import { SITE_NAME } from "../domain/text/site-name.ts";
import type { LinkCard } from "../ports.ts";

/** What stands beside a shared link to a builder's profile: nothing that the profile does not show, in whatever language. */
export function cardOfBuilder(
  db: Queryable,
  { id, slug, displayName, headline, accentColor }: Builder,
  { appUrl, pictureEtag }: { readonly appUrl: string; readonly pictureEtag: string | null },
): LinkCard {
  const read = async () => (await findBuilderPicture(db, id))?.bytes ?? null;
  return {
    kind: "person",
    title: displayName,
    line: headline,
    siteName: SITE_NAME,
    address: addressOf(`${appUrl}${offerPath(slug, null)}`),
    accentColor,
    portrait: pictureEtag === null ? null : { etag: pictureEtag, read },
  };
}

/** The same of the site, in a language. */
export function cardOfSite(appUrl: string, language: Language): LinkCard {
  const t = textIn(frontPage, language);
  return {
    kind: "site",
    title: t("heading"),
    line: t("title"),
    siteName: SITE_NAME,
    address: addressOf(appUrl),
    accentColor: null,
    portrait: null,
  };
}

function addressOf(url: string): string {
  return url.replace(/^https?:\/\//, "");
}
