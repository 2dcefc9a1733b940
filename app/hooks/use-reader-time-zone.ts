import { useLocation, useRouteLoaderData } from "@remix-run/react";
import { parseTimeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import type { DataOfEveryPage } from "../page-data.ts";
import { useBrowserTimeZone } from "./use-browser-time-zone.ts";
import { usePublicPage } from "./use-public-page.ts";

/**
 * The zone in which somebody reads times, and where it comes from: the account's goes before the browser's. A public page knows neither: its address says the
 * zone. Null when none is known.
 */
export function useReaderTimeZone(): { readonly zone: TimeZone; readonly by: "account" | "browser" } | null {
  const said = useRouteLoaderData<DataOfEveryPage>("root")?.person?.timeZone ?? null;
  const guessed = parseTimeZone(useBrowserTimeZone());
  const { search } = useLocation();
  const asked = usePublicPage() ? parseTimeZone(new URLSearchParams(search).get("zone") ?? "") : null;
  if (asked !== null) return { zone: asked, by: "browser" };
  if (said !== null) return { zone: said, by: "account" };
  return guessed === null ? null : { zone: guessed, by: "browser" };
}
