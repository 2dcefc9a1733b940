/** Which square of a picture is kept: how large it is drawn, and where, from 0 (left, top) to 1 (right, bottom). */
export interface SquareCut {
  readonly zoom: number;
  readonly across: number;
  readonly upright: number;
}

/** The largest square there is, from the middle. */
export const MIDDLE: SquareCut = { zoom: 1, across: 0.5, upright: 0.5 };
/** 4: closer, a face is no more than its colours. */
export const ZOOM_MAX = 4;

interface Size {
  readonly width: number;
  readonly height: number;
}

/** The square in the picture's own pixels. */
export function squareOf({ width, height }: Size, { zoom, across, upright }: SquareCut) {
  const side = Math.min(width, height) / zoom;
  return { side, left: (width - side) * across, top: (height - side) * upright };
}

/** The same cut after the picture was dragged by a part of the square's side (1: all of it), to the right and down; never beyond its edges. */
export function draggedBy(picture: Size, cut: SquareCut, right: number, down: number): SquareCut {
  const { side, left, top } = squareOf(picture, cut);
  const part = (at: number, room: number, before: number) =>
    room <= 0 ? before : Math.min(1, Math.max(0, at / room));
  return {
    zoom: cut.zoom,
    across: part(left - right * side, picture.width - side, cut.across),
    upright: part(top - down * side, picture.height - side, cut.upright),
  };
}
