/** A labelled text of several lines, with its message. */
export function TextArea({
  name,
  id = name,
  label,
  defaultValue,
  hint,
  rows = 5,
  error,
}: {
  readonly name: string;
  /** Needed when two forms of a page have a field of this name. */
  readonly id?: string;
  readonly label: string;
  readonly defaultValue: string;
  readonly hint?: string;
  readonly rows?: number;
  readonly error: string | undefined;
}) {
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
      <textarea
        id={id}
        name={name}
        defaultValue={defaultValue}
        rows={rows}
        className="input"
        aria-invalid={error !== undefined}
        aria-describedby={describedBy === "" ? undefined : describedBy}
      />
      {error !== undefined && (
        <p id={`${id}-error`} className="mt-1.5 text-[0.9375rem] text-bad">
          {error}
        </p>
      )}
    </div>
  );
}
