import { useActionData } from "@remix-run/react";
import { useEffect, useRef, type ReactNode, type Ref } from "react";
import { Icon } from "../page/icon.tsx";

/** What every labelled field is told. */
export interface FieldProps {
  readonly name: string;
  /** Needed when two forms of a page have a field of this name. */
  readonly id?: string;
  readonly label: string;
  readonly hint?: string;
  readonly error: string | undefined;
  /** Whether it takes the focus when it is wrong: the first field of a form that may be. */
  readonly focus?: boolean;
}

/** What the control inside the frame is given: it is named by the label, and described by message and hint. */
interface ControlProps<Control> {
  readonly ref: Ref<Control>;
  readonly id: string;
  readonly name: string;
  readonly className: string;
  readonly "aria-invalid": boolean;
  readonly "aria-describedby": string | undefined;
  readonly autoFocus: boolean;
}

/**
 * The label, the hint and the message around a control. A wrong field with `focus` takes the focus after each refusal, also when its message
 * is the same as before.
 */
export function FieldFrame<Control extends HTMLElement>({
  name,
  id = name,
  label,
  hint,
  error,
  focus = false,
  children,
}: FieldProps & { readonly children: (props: ControlProps<Control>) => ReactNode }) {
  const answer = useActionData();
  const control = useRef<Control>(null);
  const takesFocus = focus && error !== undefined;
  useEffect(() => {
    if (takesFocus) control.current?.focus();
  }, [answer, takesFocus]);
  const described = [error === undefined ? null : `${id}-error`, hint === undefined ? null : `${id}-hint`];
  const describedBy = described.filter((part) => part !== null).join(" ");
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
      {children({
        ref: control,
        id,
        name,
        className: "input",
        "aria-invalid": error !== undefined,
        "aria-describedby": describedBy === "" ? undefined : describedBy,
        autoFocus: takesFocus,
      })}
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1.5 flex items-start gap-1.5 text-[0.9375rem] text-bad">
          <Icon name="warning" className="mt-0.5 scale-90" />
          {error}
        </p>
      )}
    </div>
  );
}
