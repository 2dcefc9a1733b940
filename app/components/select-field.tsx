import type { ReactNode } from "react";

/** A labelled list to choose one from; the options are its children. */
export function SelectField({
  name,
  label,
  defaultValue,
  children,
}: {
  readonly name: string;
  readonly label: string;
  readonly defaultValue: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={name} className="mb-1.5 block font-medium">
        {label}
      </label>
      <select id={name} name={name} defaultValue={defaultValue} className="input" autoComplete="off">
        {children}
      </select>
    </div>
  );
}
