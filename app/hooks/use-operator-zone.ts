import { useRouteLoaderData } from "@remix-run/react";
import { timeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import type { loader } from "../routes/operator.tsx";

const UTC = timeZone("UTC");

/** In which an operator's pages tell times: the zone of the operator's account, or UTC while it has none. Below the operator's layout only. */
export function useOperatorZone(): TimeZone {
  return useRouteLoaderData<typeof loader>("routes/operator")?.zone ?? UTC;
}
