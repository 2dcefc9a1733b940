import { useNavigation } from "@remix-run/react";
import type { ReactNode } from "react";

/**
 * A form's button that says what is going on while its form is being sent. It keeps the focus (it is never `disabled`) and ignores further presses.
 */
export function SubmitButton({
  name,
  value,
  busy,
  isPressed = false,
  look = "button",
  children,
}: {
  readonly name: string;
  readonly value: string;
  /** What the button says meanwhile. */
  readonly busy: string;
  /** Whether it was pressed, and what it does is still to begin: it says the same then. */
  readonly isPressed?: boolean;
  readonly look?: "button" | "button-quiet" | "button-text" | "button-danger";
  readonly children: ReactNode;
}) {
  const navigation = useNavigation();
  const isBusy = isPressed || (navigation.state !== "idle" && navigation.formData?.get(name) === value);
  return (
    <button
      type="submit"
      name={name}
      value={value}
      className={look}
      aria-disabled={isBusy}
      onClick={(event) => {
        if (isBusy) event.preventDefault();
      }}
    >
      {/* Remounted: a browser that has translated the label keeps its own elements there. */}
      <span key={isBusy ? "busy" : "idle"} className="contents">
        {isBusy ? busy : children}
      </span>
    </button>
  );
}
