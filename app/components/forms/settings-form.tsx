import { Form, type FormProps } from "@remix-run/react";
import { useEffect, useRef, type ReactNode } from "react";
import { formText } from "../../../server/domain/text/en/page/form.ts";
import { useUnsavedChanges } from "../../hooks/use-unsaved-changes.ts";
import { useText } from "../../hooks/use-text.tsx";
import { Icon } from "../page/icon.tsx";

/**
 * A form of settings: beside its buttons it says, and a screen reader hears, whether what stands in it is saved; who would lose changes is asked
 * first. `actions` are its buttons.
 */
export function SettingsForm({
  isSaved = false,
  isRefused = false,
  actions,
  children,
  ...form
}: FormProps & {
  /** Whether the page says that it was saved. */
  readonly isSaved?: boolean;
  /** Whether its last answer was a refusal. */
  readonly isRefused?: boolean;
  readonly actions: ReactNode;
}) {
  const t = useText(formText);
  const changes = useUnsavedChanges({ isSaved, isRefused });
  const { blocker, state } = changes;
  return (
    <>
      <Form method="post" preventScrollReset noValidate {...form} {...changes.form}>
        {children}
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          {actions}
          <p role="status" className="flex items-center gap-1.5 text-[0.9375rem]">
            {state === "changed" && (
              <>
                <Icon name="pencil" className="scale-90 text-soft" />
                <span className="text-soft">{t("unsaved")}</span>
              </>
            )}
            {state === "saved" && (
              <>
                <Icon name="check" className="scale-90 text-good" />
                <span className="text-good">{t("saved")}</span>
              </>
            )}
          </p>
        </div>
      </Form>
      {blocker.state === "blocked" && (
        <LeaveDialog onStay={() => blocker.reset()} onLeave={() => blocker.proceed()} />
      )}
    </>
  );
}

/** Stands over the page until it is answered; Escape stays. */
function LeaveDialog({ onStay, onLeave }: { readonly onStay: () => void; readonly onLeave: () => void }) {
  const t = useText(formText);
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="dialog"
      aria-labelledby="leave-title"
      aria-describedby="leave-text"
      onClose={onStay}
    >
      <h2 id="leave-title" className="subtitle">
        {t("leaveTitle")}
      </h2>
      <p id="leave-text" className="mt-2 text-soft">
        {t("leaveText")}
      </p>
      <div className="mt-6 flex flex-wrap gap-3">
        <button type="button" className="button-quiet" autoFocus onClick={() => dialog.current?.close()}>
          {t("stay")}
        </button>
        <button type="button" className="button-danger" onClick={onLeave}>
          {t("leave")}
        </button>
      </div>
    </dialog>
  );
}
