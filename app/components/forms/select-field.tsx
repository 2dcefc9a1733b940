import type { ReactNode } from "react";

/** A labelled list to choose one from; the options are its children. */
export function SelectField({
  name,
  id = name,
  label,
  defaultValue,
  children,
}: {
  readonly name: string;
  /** Where two fields of one page have the same name. */
  readonly id?: string;
  readonly label: string;
  readonly defaultValue: string;
  readonly children: ReactNode;
}) {
  return (
    <div>
      <label htmlFor={id} className="mb-1.5 block font-medium">
        {label}
      </label>
      <select id={id} name={name} defaultValue={defaultValue} className="input" autoComplete="off">
        {children}
      </select>
    </div>
  );
}
