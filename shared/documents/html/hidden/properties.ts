/** The properties that decide whether text is seen; everything else of a style is passed over. */

export const PROPERTIES: ReadonlySet<string> = new Set(
  `display visibility opacity content-visibility content color -webkit-text-fill-color fill background background-color
  background-image background-clip -webkit-background-clip font font-size font-size-adjust zoom line-height letter-spacing
  text-indent position left right top bottom inset inset-inline-start inset-block-start inset-inline-end inset-block-end margin margin-left margin-top
  margin-inline-start margin-block-start padding-left transform translate scale rotate clip clip-path -webkit-clip-path overflow overflow-x
  overflow-y contain height width max-height max-width min-height min-width block-size inline-size max-block-size
  max-inline-size mask mask-image -webkit-mask -webkit-mask-image filter mix-blend-mode z-index float
  -webkit-text-security animation animation-name animation-fill-mode backface-visibility all white-space
  grid gap grid-template-columns flex aspect-ratio backdrop-filter object-fit text-wrap`
    .trim()
    .split(/\s+/),
);
