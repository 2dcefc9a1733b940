import { funnelFindings } from "./funnel/findings.ts";
import { funnelPage } from "./funnel/page.ts";
import { funnelReasons } from "./funnel/reasons.ts";
import { funnelRemedies } from "./funnel/remedies.ts";
import { funnelSources } from "./funnel/sources.ts";
import { funnelSteps } from "./funnel/steps.ts";
import type { Room } from "../room.ts";

export const germanFunnel: Room = {
  "funnel/findings": funnelFindings,
  "funnel/page": funnelPage,
  "funnel/reasons": funnelReasons,
  "funnel/remedies": funnelRemedies,
  "funnel/sources": funnelSources,
  "funnel/steps": funnelSteps,
};
