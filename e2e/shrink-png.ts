export function shrinkPng(png: Buffer): Buffer { return png; }
