import { useRouteLoaderData } from "@remix-run/react";
import { timeZone, type TimeZone } from "../../server/domain/values/instant.ts";
import type { loader } from "../routes/operator.tsx";

const UTC = timeZone("UTC");

/** The zone of an operator's pages: that of their account, or UTC while it has none. Below the operator's layout only. */
export function useOperatorZone(): TimeZone {
  return useRouteLoaderData<typeof loader>("routes/operator")?.zone ?? UTC;
}
