/** Files that tools write. They take part in no size, and are neither somebody's code nor proof of anything. */

type Generated = {
  readonly why: string;
  /** Whole names, in lower case, as the other lists are. */
  readonly names?: readonly string[];
  readonly endings?: readonly string[];
  readonly beginnings?: readonly string[];
  /** Names of folders; whatever lies below. */
  readonly folders?: readonly string[];
};

const GENERATED: readonly Generated[] = [
  {
    why: 'lock files of package managers',
    names: [
      'package-lock.json',
      'npm-shrinkwrap.json',
      'yarn.lock',
      'pnpm-lock.yaml',
      'bun.lock',
      'bun.lockb',
      'deno.lock',
      'cargo.lock',
      'gemfile.lock',
      'gems.locked',
      'composer.lock',
      'poetry.lock',
      'pipfile.lock',
      'uv.lock',
      'pdm.lock',
      'pixi.lock',
      'conda-lock.yml',
      'go.sum',
      'go.work.sum',
      'mix.lock',
      'rebar.lock',
      'pubspec.lock',
      'podfile.lock',
      'package.resolved',
      'cartfile.resolved',
      'packages.lock.json',
      'paket.lock',
      'flake.lock',
      'gradle.lockfile',
      'buildscript-gradle.lockfile',
      '.terraform.lock.hcl',
      'chart.lock',
      'shard.lock',
      'conan.lock',
      'stack.yaml.lock',
      'cabal.project.freeze',
      'module.bazel.lock',
      '.pnp.cjs',
      '.pnp.loader.mjs',
    ],
  },
  {
    why: 'minified, bundled or compiled from a source',
    endings: ['.min.js', '.min.mjs', '.min.css', '.js.map', '.mjs.map', '.cjs.map', '.css.map', '.d.ts.map'],
    folders: ['dist', '__pycache__', '.next', '.nuxt'],
  },
  {
    why: 'packages of others, copied',
    folders: ['vendor', 'node_modules', 'bower_components', 'pods', '.yarn', '.venv'],
  },
  {
    why: 'written by a code generator',
    beginnings: ['zz_generated.'],
    endings: [
      '.pb.go',
      '.pb.gw.go',
      '.pb.cc',
      '.pb.h',
      '.pb.swift',
      '.pb.dart',
      '.pbgrpc.dart',
      '_pb2.py',
      '_pb2.pyi',
      '_pb2_grpc.py',
      '_pb.js',
      '_pb.ts',
      '_pb.d.ts',
      '_pb.rb',
      '.g.dart',
      '.gr.dart',
      '.freezed.dart',
      '.g.cs',
      '.designer.cs',
      '.gen.go',
      '_generated.go',
      '.gen.ts',
      '.generated.ts',
      '.generated.tsx',
      '.generated.js',
      '.generated.cs',
      '.generated.go',
      '.generated.swift',
    ],
    folders: ['generated', '__generated__', '.generated'],
  },
  { why: 'recorded by a test runner', endings: ['.snap'], folders: ['__snapshots__'] },
];

const NAMES = new Set(all('names'));
const ENDINGS = all('endings');
const BEGINNINGS = all('beginnings');
const FOLDERS = new Set(all('folders'));

/** Below these a folder called `vendor` is about vendors. */
const OWN_CODE = ['src', 'app'];

/**
 * Whether a tool wrote a file, by its path alone: lock files, what was built, copied or generated, recorded snapshots.
 * Known by names that are conventional in their ecosystem; what is not known counts as written by people.
 */
export function isGeneratedFile(path: string): boolean {
  const folders = path.toLowerCase().split('/');
  const name = folders.pop() ?? '';
  const own = folders.findIndex((folder) => OWN_CODE.includes(folder));
  return (
    NAMES.has(name) ||
    ENDINGS.some((ending) => name.endsWith(ending)) ||
    BEGINNINGS.some((beginning) => name.startsWith(beginning)) ||
    folders.some((folder, at) => FOLDERS.has(folder) && (folder !== 'vendor' || own < 0 || at < own))
  );
}

function all(list: Exclude<keyof Generated, 'why'>): readonly string[] {
  return GENERATED.flatMap((each) => each[list] ?? []);
}
