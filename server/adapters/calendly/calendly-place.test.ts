import { expect, test } from "vitest";
import { placeOf } from "./calendly-place.ts";

test.each([
  [
    { type: "google_conference", status: "pushed", join_url: "https://meet.example/1" },
    { kind: "conference", service: "google_meet", status: "ready", joinUrl: "https://meet.example/1" },
  ],
  [
    { type: "google_conference", status: "processing", join_url: null },
    { kind: "conference", service: "google_meet", status: "pending" },
  ],
  [
    { type: "zoom", status: "initiated", join_url: null },
    { kind: "conference", service: "zoom", status: "pending" },
  ],
  [
    { type: "zoom_conference", status: "failed", join_url: null },
    { kind: "conference", service: "zoom", status: "failed" },
  ],
  [
    { type: "microsoft_teams_conference", status: "pushed", join_url: null },
    { kind: "conference", service: "microsoft_teams", status: "pending" },
  ],
  [
    { type: "webex_conference", status: "pushed", join_url: "javascript:alert(1)" },
    { kind: "conference", service: "webex", status: "pending" },
  ],
  [
    { type: "gotomeeting", status: "failed", join_url: null },
    { kind: "conference", service: "goto_meeting", status: "failed" },
  ],
  [
    { type: "holodeck_conference", status: "processing", join_url: null },
    { kind: "conference", service: "other", status: "pending" },
  ],
  [
    { type: "physical", location: "1 Main St", additional_info: "Ring twice" },
    { kind: "in_person", status: "ready", address: "1 Main St", info: "Ring twice" },
  ],
  [
    { type: "physical", location: "" },
    { kind: "none", status: "failed" },
  ],
  [
    { type: "inbound_call", location: "+1 555 0100", additional_info: "" },
    { kind: "client_calls", status: "ready", phoneNumber: "+1 555 0100", info: null },
  ],
  [
    { type: "outbound_call", location: "+49 30 1" },
    { kind: "builder_calls", status: "ready", phoneNumber: "+49 30 1" },
  ],
  [
    { type: "outbound_call", location: null },
    { kind: "builder_calls", status: "failed" },
  ],
  [
    { type: "ask_invitee", location: "Café Anna" },
    { kind: "chosen_by_client", status: "ready", text: "Café Anna" },
  ],
  [
    { type: "custom", location: "Video room" },
    { kind: "other", status: "ready", text: "Video room" },
  ],
  [
    { type: "custom", location: null },
    { kind: "none", status: "failed" },
  ],
  [
    { type: null, location: "Somewhere" },
    { kind: "other", status: "ready", text: "Somewhere" },
  ],
  [null, { kind: "none", status: "failed" }],
])("%j is %j", (location, place) => expect(placeOf(location)).toEqual(place));
