import { useRouteLoaderData } from "@remix-run/react";
import { parseTimeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import type { DataOfEveryPage } from "../page-data.ts";
import { useBrowserTimeZone } from "./use-browser-time-zone.ts";

/** The zone in which somebody reads times, and where it comes from: the account's goes before the browser's. Null when neither is known. */
export function useReaderTimeZone(): { readonly zone: TimeZone; readonly by: "account" | "browser" } | null {
  const said = useRouteLoaderData<DataOfEveryPage>("root")?.person?.timeZone ?? null;
  const guessed = parseTimeZone(useBrowserTimeZone());
  if (said !== null) return { zone: said, by: "account" };
  return guessed === null ? null : { zone: guessed, by: "browser" };
}
