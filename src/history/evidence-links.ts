/** Addresses that show how a change was tried, and pictures of it. Nothing is fetched: only the address is judged. */

type Place = {
  /** This host or one below it; `null`: of any, as the tool is installed by its users. */
  readonly host: string | null;
  /** The path with its query holds one of these, and goes on after it; none: any path but the root. */
  readonly paths?: readonly string[];
};

/** Runs, builds and jobs. */
const CI: readonly Place[] = [
  { host: null, paths: ['/-/jobs/', '/-/pipelines/'] },
  { host: 'app.circleci.com', paths: ['/pipelines/'] },
  { host: 'circleci.com', paths: ['/gh/', '/github/'] },
  { host: 'travis-ci.com', paths: ['/builds/', '/jobs/', '/build/', '/job/'] },
  { host: 'travis-ci.org', paths: ['/builds/', '/jobs/'] },
  { host: 'buildkite.com', paths: ['/builds/'] },
  { host: 'dev.azure.com', paths: ['/_build'] },
  { host: 'visualstudio.com', paths: ['/_build'] },
  { host: 'ci.appveyor.com', paths: ['/builds/'] },
  { host: 'cirrus-ci.com', paths: ['/task/', '/build/'] },
  { host: 'cloud.drone.io' },
  { host: 'app.bitrise.io', paths: ['/build/'] },
  { host: 'semaphoreci.com', paths: ['/workflows/', '/jobs/'] },
  { host: 'g.codefresh.io', paths: ['/build/'] },
  { host: 'cloud.cypress.io', paths: ['/runs/'] },
  { host: 'chromatic.com', paths: ['/build?', '/test?'] },
  { host: 'percy.io', paths: ['/builds/'] },
  { host: 'app.argos-ci.com', paths: ['/builds/'] },
];

/** Recordings and pictures that are kept elsewhere. */
const RECORDINGS: readonly Place[] = [
  { host: 'loom.com', paths: ['/share/'] },
  { host: 'youtube.com', paths: ['/watch?', '/shorts/'] },
  { host: 'youtu.be' },
  { host: 'vimeo.com' },
  { host: 'asciinema.org', paths: ['/a/'] },
  { host: 'jam.dev', paths: ['/c/'] },
  { host: 'streamable.com' },
  { host: 'share.cleanshot.com' },
  { host: 'cln.sh' },
  { host: 'share.zight.com' },
  { host: 'gyazo.com' },
  { host: 'i.imgur.com' },
  { host: 'imgur.com', paths: ['/a/'] },
  { host: 'snipboard.io' },
  { host: 'prnt.sc' },
  { host: 'screencast.com', paths: ['/t/'] },
  { host: 'drive.google.com', paths: ['/file/'] },
  { host: 'app.replay.io', paths: ['/recording/'] },
];

/** Dashboards, traces and profiles. */
const FIGURES: readonly Place[] = [
  { host: 'grafana.net', paths: ['/d/', '/dashboard/', '/explore?', '/goto/'] },
  { host: 'app.datadoghq.com' },
  { host: 'app.datadoghq.eu' },
  { host: 'us3.datadoghq.com' },
  { host: 'us5.datadoghq.com' },
  { host: 'ap1.datadoghq.com' },
  { host: 'one.newrelic.com' },
  { host: 'ui.honeycomb.io' },
  { host: 'sentry.io', paths: ['/trace/', '/traces/', '/performance/'] },
  { host: 'wandb.ai', paths: ['/runs/', '/reports/'] },
  { host: 'profiler.firefox.com' },
  { host: 'share.firefox.dev' },
  { host: 'pagespeed.web.dev', paths: ['/analysis'] },
  { host: 'webpagetest.org', paths: ['/result/'] },
  { host: 'trace.playwright.dev', paths: ['/?trace='] },
];

/** Texts and logs. */
const TEXTS: readonly Place[] = [
  { host: 'gist.github.com' },
  { host: 'github.com', paths: ['/user-attachments/files/'] },
  { host: 'pastebin.com' },
];

const PLACES = [...CI, ...RECORDINGS, ...FIGURES, ...TEXTS];
/** Of tools that teams run themselves, commonly on a host of that name. */
const OWN_HOSTS = ['grafana', 'jenkins', 'kibana', 'jaeger', 'teamcity'];
/** A run of GitHub Actions, on Enterprise Server too: `/octo/shop/actions/runs/7`. */
const ACTIONS_RUN = /^\/[\w.-]+\/[\w.-]+\/actions\/runs\/\d+/;
/** A check run of GitHub. */
const CHECK_RUN = /^\/[\w.-]+\/[\w.-]+\/runs\/\d+/;

/** No longer address is looked at. */
const MAX_URL = 2_048;

/** Whether a text holds the address of a run, a job, a recording, a dashboard, a trace or a log. */
export function holdsProofLink(text: string): boolean {
  return [...text.matchAll(/https?:\/\/[^\s<>()[\]"'`|]+/gi)].some(([address]) => {
    const url = urlOf(address);
    return url !== null && isProof(url);
  });
}

/** `null`: no web address, or far too long. */
export function urlOf(address: string): URL | null {
  if (address.length > MAX_URL || !URL.canParse(address)) return null;
  const url = new URL(address);
  return /^https?:$/.test(url.protocol) ? url : null;
}

/** Whether a host is one of these or below one: `www.loom.com` is of `loom.com`, `notloom.com` is not. */
export function isOfHost(url: URL, host: string): boolean {
  return url.hostname === host || url.hostname.endsWith(`.${host}`);
}

function isProof(url: URL): boolean {
  const path = `${url.pathname}${url.search}`;
  if (ACTIONS_RUN.test(path) || (url.hostname === 'github.com' && CHECK_RUN.test(path))) return true;
  const [first = '', ...others] = url.hostname.split('.');
  if (OWN_HOSTS.includes(first) && others.length > 1 && url.pathname !== '/') return true;
  return PLACES.some(
    ({ host, paths }) =>
      (host === null || isOfHost(url, host)) &&
      (paths === undefined ? url.pathname !== '/' : paths.some((piece) => goesOnAfter(path, piece))),
  );
}

function goesOnAfter(path: string, piece: string): boolean {
  const at = path.indexOf(piece);
  return at >= 0 && at + piece.length < path.length;
}
