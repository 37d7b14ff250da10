/** Box of the page in user space, and its own quarter turns. */
export interface PageFrame {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
  readonly turn: number;
}
