import { useRouteLoaderData } from "@remix-run/react";
import { parseTimeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import type { DataOfEveryPage } from "../page-data.ts";
import { useBrowserTimeZone } from "./use-browser-time-zone.ts";

/** In which zone somebody reads times, and who says so: their account goes before what their browser guesses. Null where neither says. */
export function useReaderTimeZone(): { readonly zone: TimeZone; readonly by: "account" | "browser" } | null {
  const said = useRouteLoaderData<DataOfEveryPage>("root")?.person?.timeZone ?? null;
  const guessed = parseTimeZone(useBrowserTimeZone());
  if (said !== null) return { zone: said, by: "account" };
  return guessed === null ? null : { zone: guessed, by: "browser" };
}
