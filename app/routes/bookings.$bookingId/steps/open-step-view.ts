import { lazy } from "react";
import type { View } from "../actor/server-page.ts";
import { fetchStepView } from "./fetch-step-view.client.ts";
import { findStepView, type StepView } from "./step-views.ts";

/** 3 s: until what was not reached is fetched again. */
const FETCH_AGAIN_MS = 3_000;

/** The steps that the page shows ahead of the server, by the one before them: there, a lost connection is no hindrance. */
const AHEAD: Readonly<Partial<Record<View, View>>> = { time: "details", details: "pay" };

/** Null where what a step is shown with is here. Otherwise fetches it, for as long as that takes, and keeps its promise when it is. */
export function openStepView(view: View): Promise<void> | null {
  return findStepView(view) === null ? fetchSurely(view) : null;
}

async function fetchSurely(view: View): Promise<void> {
  try {
    await fetchStepView(view);
  } catch {
    // A release of ours since then has other files. Without a connection, loading the page would end it.
    if (navigator.onLine) window.location.reload();
    await new Promise((resolve) => setTimeout(resolve, FETCH_AGAIN_MS));
    await fetchSurely(view);
  }
}

/** Fetches what will be shown ahead of the server after this step. What fails is fetched when it is to be shown. */
export function fetchStepAhead(view: View): void {
  const next = AHEAD[view];
  if (next !== undefined) fetchStepView(next).catch(() => undefined);
}

/** What a step is shown with where it is not here yet: in a browser that comes from another page of ours, which stays until it is. */
export function lateStepView(view: View): StepView {
  return lazy(async () => ({ default: await fetchStepView(view) }));
}
