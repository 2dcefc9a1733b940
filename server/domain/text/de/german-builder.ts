import { accentFields } from "./builder/accent-fields.ts";
import { builderBooking } from "./builder/booking.ts";
import { builderBookingNotices } from "./builder/booking-notices.ts";
import { builderBookings } from "./builder/bookings.ts";
import { builderCallOutcomes } from "./builder/call-outcomes.ts";
import { builderCancel } from "./builder/cancel.ts";
import { checkFailure } from "./builder/check-failure.ts";
import { builderConnectForms } from "./builder/connect-forms.ts";
import { builderConnection } from "./builder/connection.ts";
import { builderConnectionCalls } from "./builder/connection-calls.ts";
import { builderConnectionDetails } from "./builder/connection-details.ts";
import { builderConnectionDone } from "./builder/connection-done.ts";
import { builderConnectionNeeds } from "./builder/connection-needs.ts";
import { builderConnectionRefusals } from "./builder/connection-refusals.ts";
import { builderConnectionTrouble } from "./builder/connection-trouble.ts";
import { builderEmbed } from "./builder/embed.ts";
import { evidence } from "./builder/evidence.ts";
import { builderFirstSteps } from "./builder/first-steps.ts";
import { builderNeeds } from "./builder/needs.ts";
import { builderMonth } from "./builder/month.ts";
import { builderOverview } from "./builder/overview.ts";
import { builderOwnPage } from "./builder/own-page.ts";
import { policyEditor } from "./builder/policy-editor.ts";
import { builderProfile } from "./builder/profile.ts";
import { builderRefund } from "./builder/refund.ts";
import { builderRefundProblems } from "./builder/refund-problems.ts";
import { builderRoom } from "./builder/room.ts";
import { builderSessionTypeEditor } from "./builder/session-type-editor.ts";
import { builderSessionTypeRow } from "./builder/session-type-row.ts";
import { builderSessionTypes } from "./builder/session-types.ts";
import { builderStart } from "./builder/start.ts";
import { unsellable } from "./builder/unsellable.ts";
import type { Room } from "../room.ts";

export const germanBuilder: Room = {
  "builder/accent-fields": accentFields,
  "builder/booking": builderBooking,
  "builder/booking-notices": builderBookingNotices,
  "builder/bookings": builderBookings,
  "builder/call-outcomes": builderCallOutcomes,
  "builder/cancel": builderCancel,
  "builder/check-failure": checkFailure,
  "builder/connect-forms": builderConnectForms,
  "builder/connection": builderConnection,
  "builder/connection-calls": builderConnectionCalls,
  "builder/connection-details": builderConnectionDetails,
  "builder/connection-done": builderConnectionDone,
  "builder/connection-needs": builderConnectionNeeds,
  "builder/connection-refusals": builderConnectionRefusals,
  "builder/connection-trouble": builderConnectionTrouble,
  "builder/embed": builderEmbed,
  "builder/evidence": evidence,
  "builder/first-steps": builderFirstSteps,
  "builder/needs": builderNeeds,
  "builder/month": builderMonth,
  "builder/overview": builderOverview,
  "builder/own-page": builderOwnPage,
  "builder/policy-editor": policyEditor,
  "builder/profile": builderProfile,
  "builder/refund": builderRefund,
  "builder/refund-problems": builderRefundProblems,
  "builder/room": builderRoom,
  "builder/session-type-editor": builderSessionTypeEditor,
  "builder/session-type-row": builderSessionTypeRow,
  "builder/session-types": builderSessionTypes,
  "builder/start": builderStart,
  "builder/unsellable": unsellable,
};
