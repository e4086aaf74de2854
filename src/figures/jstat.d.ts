/** The part of jstat that is used; the package brings no types. */
declare module 'jstat' {
  const jStat: {
    readonly studentt: {
      /** The value that Student's t with `degreesOfFreedom` stays below with probability `probability`. */
      inv(probability: number, degreesOfFreedom: number): number;
    };
  };
  export = jStat;
}
