import { forwardRef, useEffect, useImperativeHandle, useRef, type PointerEvent } from "react";
import { builderProfile } from "../../../server/domain/text/en/builder/profile.ts";
import { draggedBy, squareOf, ZOOM_MAX, type SquareCut } from "../../forms/square-cut.ts";
import { useText } from "../../hooks/use-text.tsx";

/** 512: as large as the server keeps it. */
const SIDE = 512;

const SLIDERS = [
  { key: "zoom", min: 1, max: ZOOM_MAX, step: 0.05 },
  { key: "across", min: 0, max: 1, step: 0.02 },
  { key: "upright", min: 0, max: 1, step: 0.02 },
] as const;

/** The square of a picture that is kept, drawn as it will be: moved by dragging it, or by the sliders. Its canvas is what the ref is given. */
export const PictureCutter = forwardRef<
  HTMLCanvasElement,
  {
    readonly picture: ImageBitmap;
    readonly cut: SquareCut;
    readonly onCut: (cut: SquareCut) => void;
  }
>(function PictureCutter({ picture, cut, onCut }, ref) {
  const t = useText(builderProfile);
  const canvas = useRef<HTMLCanvasElement | null>(null);
  useImperativeHandle<HTMLCanvasElement | null, HTMLCanvasElement | null>(ref, () => canvas.current);

  useEffect(() => {
    const { side, left, top } = squareOf(picture, cut);
    const context = canvas.current?.getContext("2d");
    context?.clearRect(0, 0, SIDE, SIDE);
    context?.drawImage(picture, left, top, side, side, 0, 0, SIDE, SIDE);
  }, [picture, cut]);

  function drag({ buttons, currentTarget, movementX, movementY }: PointerEvent<HTMLCanvasElement>) {
    if (buttons !== 1) return;
    const { clientWidth: width } = currentTarget;
    onCut(draggedBy(picture, cut, movementX / width, movementY / width));
  }

  return (
    <div className="flex flex-wrap items-center gap-x-6 gap-y-4">
      <canvas
        ref={canvas}
        width={SIDE}
        height={SIDE}
        role="img"
        aria-label={t("cut")}
        className="size-44 flex-none cursor-move touch-none rounded-full bg-sunken"
        onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
        onPointerMove={drag}
      />
      <div className="min-w-0 flex-1 basis-52 space-y-1">
        <p className="label">{t("cutHelp")}</p>
        {SLIDERS.map(({ key, ...range }) => (
          <label key={key} className="flex min-h-11 flex-wrap items-center gap-x-3 text-[0.9375rem]">
            <span className="w-28 flex-none">{t(key)}</span>
            <input
              type="range"
              {...range}
              value={cut[key]}
              onChange={({ target }) => onCut({ ...cut, [key]: Number(target.value) })}
              className="h-11 min-w-24 flex-1 accent-accent"
            />
          </label>
        ))}
      </div>
    </div>
  );
});
