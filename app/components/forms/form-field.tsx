import { useActionData } from "@remix-run/react";
import { useEffect, useRef } from "react";
import { Icon } from "../page/icon.tsx";

/** A labelled input with its error message. After each refusal the first wrong field gets the focus, also when its message is the same as before. */
export function FormField({
  name,
  id = name,
  label,
  type,
  autoComplete,
  defaultValue = "",
  hint,
  error,
  focus = false,
  required = true,
  inputMode,
}: {
  readonly name: string;
  /** Needed when two forms of a page have a field of this name. */
  readonly id?: string;
  readonly label: string;
  readonly type: "text" | "email" | "password";
  readonly autoComplete: string;
  readonly defaultValue?: string;
  readonly hint?: string;
  readonly error: string | undefined;
  readonly focus?: boolean;
  readonly required?: boolean;
  readonly inputMode?: "decimal" | "numeric";
}) {
  const answer = useActionData();
  const input = useRef<HTMLInputElement>(null);
  const takesFocus = focus && error !== undefined;
  useEffect(() => {
    if (takesFocus) input.current?.focus();
  }, [answer, takesFocus]);
  const described = [error === undefined ? null : `${id}-error`, hint === undefined ? null : `${id}-hint`];
  const describedBy = described.filter((id) => id !== null).join(" ");
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="label mb-1.5">
          {hint}
        </p>
      )}
      <input
        ref={input}
        // Remounted for another error, with the value that was sent.
        key={error}
        id={id}
        name={name}
        type={type}
        autoComplete={autoComplete}
        defaultValue={defaultValue}
        className="input"
        required={required}
        inputMode={inputMode}
        aria-invalid={error !== undefined}
        aria-describedby={describedBy === "" ? undefined : describedBy}
        autoFocus={takesFocus}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad">
          <Icon name="warning" className="mt-0.5 scale-90" />
          {error}
        </p>
      )}
    </div>
  );
}
