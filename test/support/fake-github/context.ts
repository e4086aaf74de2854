/** What resolvers and routes know of the world around them. */
import type { EpochMs } from '../../../src/history/time.ts';
import type { Cost } from './cost.ts';
import type { FakeActor } from './git-state.ts';
import type { Permissions } from './permissions.ts';
import type { FakeRepository } from './state.ts';

/** An hour's allowance, spent by requests. */
export type Budget = { limit: number; used: number; resetAt: EpochMs };

/** What a test may change while the fake runs. */
export type World = {
  readonly repository: FakeRepository;
  token: string;
  permissions: Permissions;
  /** Whether the organisation wants single sign-on first. */
  saml: boolean;
  viewer: FakeActor;
  /** Where pages of the web interface would be. */
  readonly webUrl: string;
  readonly restUrl: string;
  readonly now: () => EpochMs;
  readonly graphql: Budget;
  readonly core: Budget;
};

/** The context of one GraphQL request. */
export type Context = { readonly world: World; readonly cost: Cost };

/** The arguments of any field; each field uses its own. */
export type Args = {
  readonly first?: number | null;
  readonly last?: number | null;
  readonly after?: string | null;
  readonly before?: string | null;
  readonly orderBy?: { readonly field: string; readonly direction: 'ASC' | 'DESC' } | null;
  readonly filterBy?: {
    readonly since?: string;
    readonly labels?: readonly string[];
    readonly states?: readonly string[];
  } | null;
  readonly states?: readonly string[] | null;
  readonly labels?: readonly string[] | null;
  readonly environments?: readonly string[] | null;
  readonly names?: readonly string[] | null;
  readonly itemTypes?: readonly string[] | null;
  readonly since?: string | null;
  readonly until?: string | null;
  readonly path?: string | null;
  readonly enableDuplicate?: boolean | null;
  readonly writersOnly?: boolean | null;
  readonly branch?: string | null;
  readonly baseRefName?: string | null;
  readonly headRefName?: string | null;
  readonly refPrefix?: string;
  readonly qualifiedName?: string;
  readonly query?: string | null;
  readonly oid?: string | null;
  readonly expression?: string | null;
  readonly number?: number;
  readonly tagName?: string;
  readonly owner?: string;
  readonly name?: string;
  readonly id?: string;
  readonly ids?: readonly string[];
};

/** Where a repository's pages are. */
export function repositoryUrl(world: World): string {
  return `${world.webUrl}/${world.repository.owner}/${world.repository.name}`;
}
