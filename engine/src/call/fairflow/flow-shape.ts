/** Who may get whom and how many; `leftMinimum` can be met by everyone, and the number of pairs is given. */
export interface FlowShape {
  readonly left: number;
  readonly right: number;
  readonly offsets: Uint32Array;
  readonly neighbours: Uint32Array;
  readonly leftMinimum: Uint32Array;
  readonly leftMaximum: Uint32Array;
  readonly rightMinimum: Uint32Array;
  readonly rightMaximum: Uint32Array;
}
