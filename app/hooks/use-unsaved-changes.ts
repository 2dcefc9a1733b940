import { useBlocker, useNavigation } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";

/** Whether what stands in a form is what was saved: nothing touched, changed since, or saved just now. */
export type SavedState = "untouched" | "changed" | "saved";

/** The state of a link that leaves the form on purpose: it is not held back. */
export const LEAVES_ON_PURPOSE = { leavesOnPurpose: true };

/**
 * Watches a form, and holds back whoever would lose what they changed in it: another page of the app waits for their answer (the blocker), the
 * browser asks by itself before it leaves the site. Sending the form is not leaving. Without scripts nothing is watched.
 *
 * @param isSaved whether the page says that it was saved.
 * @param isRefused whether the form's last answer was a refusal: what was sent is then still unsaved.
 */
export function useUnsavedChanges({
  isSaved,
  isRefused,
}: {
  readonly isSaved: boolean;
  readonly isRefused: boolean;
}) {
  const form = useRef<HTMLFormElement>(null);
  const [state, setState] = useState<SavedState>(isSaved ? "saved" : "untouched");
  const saved = useRef<string | null>(null);
  const isSending = useRef(false);
  const navigation = useNavigation();

  useEffect(() => {
    if (form.current === null) return;
    if (isTyped(form.current)) setState("changed");
    else saved.current = contentOf(form.current);
  }, []);

  useEffect(() => {
    if (navigation.state !== "idle" || !isSending.current || form.current === null) return;
    isSending.current = false;
    if (isRefused) return;
    saved.current = contentOf(form.current);
    // eslint-disable-next-line react-hooks/set-state-in-effect -- only the end of the navigation says that the server has it
    setState("saved");
  }, [navigation.state, isRefused]);

  const isChanged = state === "changed";
  useEffect(() => {
    if (!isChanged) return;
    const ask = (event: BeforeUnloadEvent) => {
      if (!isSending.current) event.preventDefault();
    };
    addEventListener("beforeunload", ask);
    return () => removeEventListener("beforeunload", ask);
  }, [isChanged]);

  const blocker = useBlocker(
    ({ currentLocation: here, nextLocation: next }) =>
      isChanged &&
      !isSending.current &&
      !(next.state !== null && typeof next.state === "object" && "leavesOnPurpose" in next.state) &&
      here.pathname + here.search !== next.pathname + next.search,
  );

  return {
    state,
    blocker,
    form: {
      ref: form,
      onChange() {
        if (form.current === null) return;
        const isSame = saved.current !== null && contentOf(form.current) === saved.current;
        setState((before) => (isSame ? (before === "saved" ? before : "untouched") : "changed"));
      },
      onSubmit() {
        isSending.current = true;
      },
    },
  };
}

/** Whether somebody typed before the scripts came, or the browser has put back what they had typed. */
function isTyped(form: HTMLFormElement): boolean {
  return [...form.elements].some((control) => {
    if (control instanceof HTMLTextAreaElement) return control.value !== control.defaultValue;
    if (!(control instanceof HTMLInputElement) || control.type === "hidden") return false;
    return control.checked !== control.defaultChecked || control.value !== control.defaultValue;
  });
}

/** What the form would send, as one text. */
function contentOf(form: HTMLFormElement): string {
  return JSON.stringify(
    [...new FormData(form)].map(([name, value]) => [
      name,
      typeof value === "string" ? value : `${value.name} ${value.size}`,
    ]),
  );
}
