/** A body without HTML comments: templates explain there what to write. One that is never closed hides the rest. */
export function withoutComments(body: string): string {
  let kept = '';
  let from = 0;
  for (let start = body.indexOf('<!--'); start >= 0; start = body.indexOf('<!--', from)) {
    const end = body.indexOf('-->', start + 4);
    kept += `${body.slice(from, start)} `;
    if (end < 0) return kept;
    from = end + 3;
  }
  return kept + body.slice(from);
}
