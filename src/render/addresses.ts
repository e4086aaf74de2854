import type { Report } from '../report/report.ts';

/**
 * An address as given if it is a page (https, no password) of the host that the report is about, else `null`. Without
 * an address of the repository there is no own host, and so no link at all.
 */
export function ownAddress(report: Pick<Report, 'url'>, address: string | null): string | null {
  if (report.url === null || address === null) return null;
  if (!URL.canParse(report.url) || !URL.canParse(address)) return null;
  const [own, url] = [new URL(report.url), new URL(address)];
  if (own.protocol !== 'https:' || url.protocol !== 'https:' || url.host !== own.host) return null;
  return url.username === '' && url.password === '' ? url.href : null;
}

/** The page of what a figure names: `#12` a pull request or issue, a commit by its id; `null` for any other name. */
export function addressOf(report: Report, name: string): string | null {
  const number = /^#(\d{1,12})$/.exec(name)?.[1];
  if (number !== undefined) return ownAddress(report, `${report.url}/pull/${number}`);
  return /^[0-9a-f]{7,64}$/.test(name) ? ownAddress(report, `${report.url}/commit/${name}`) : null;
}
