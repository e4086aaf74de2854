/** A graph's commits by number: the parents of each, an order with parents first, and the first-parent line. */
type Numbered = {
  readonly parents: readonly (readonly number[])[];
  readonly parentsFirst: readonly number[];
  /** From the tip down. */
  readonly firstParents: readonly number[];
};

/**
 * Answers whether a commit is another one or lies behind it. A search goes no deeper than the ancestor's generation
 * (the longest way from a commit to the edge), and ends where it meets the first-parent line that the ancestor is on.
 */
export function ancestryIn(graph: Numbered): (ancestor: number, descendant: number) => boolean {
  const { parents } = graph;
  const generations = generationsOf(graph);
  const places = new Int32Array(parents.length).fill(-1);
  for (const [place, at] of graph.firstParents.entries()) places[at] = place;
  const visits = new Uint32Array(parents.length);
  let search = 0;

  return (ancestor, descendant) => {
    const depth = generations[ancestor] ?? 0;
    const goal = places[ancestor] ?? -1;
    search++;
    visits[descendant] = search;
    const open = [descendant];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      if (at === ancestor) return true;
      if ((generations[at] ?? 0) <= depth) continue;
      const place = places[at] ?? -1;
      if (goal >= 0 && place >= 0) {
        if (place < goal) return true;
        continue;
      }
      for (const parent of parents[at] ?? []) {
        if (visits[parent] === search) continue;
        visits[parent] = search;
        open.push(parent);
      }
    }
    return false;
  };
}

function generationsOf({ parents, parentsFirst }: Numbered): Int32Array {
  const generations = new Int32Array(parents.length);
  for (const at of parentsFirst) {
    for (const parent of parents[at] ?? []) {
      generations[at] = Math.max(generations[at] ?? 0, (generations[parent] ?? 0) + 1);
    }
  }
  return generations;
}
