/** Start of a caption: the label of a figure, a table or another float with its number, then a colon, a stop or a bar. */
export const CAPTION =
  /^(?:Extended Data )?(?:Figure|Fig\.?|FIG\.?|FIGURE|Table|TABLE|Tab\.|Algorithm|ALGORITHM|Listing|Scheme|Box|Chart|Plate|Abbildung|Tabelle|Exhibit|Code|図|表)\s*(?:[A-Z]?\d+(?:[.-]\d+)*|[IVX]+|[A-Z]\.?\d*)[a-z]?(?:\s*[:.|—–：．]|\s*$|\s+[A-Z(“"\u3041-\u9fff])/;
